/**
 * Which atoms a post holds and where. One object for all posts: the lists below are filled anew for each, and what is
 * noted of an atom carries the number of the post that it was noted for.
 */
import { findJoined } from '#areas/understanding/joined.ts'
import { hostOf, tokenize } from '#areas/understanding/tokenize.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import type { Word } from '#areas/understanding/words.ts'
import { type Atom, type Atoms, atomsOf, hostsOf } from './atoms.ts'
import { NOTHING_KNOWN, type Subject } from './subject.ts'
import { authorKeys } from './written.ts'

export interface Met {
  /** The number of the post. */
  post: number
  subject: Subject
  atoms: Atoms
  /** For each atom the post in which it was met last, and the first and last of its occurrences there, or -1. */
  met_in: Int32Array
  first_met: Int32Array
  last_met: Int32Array
  /** For each atom how many posts held it. */
  seen: Int32Array
  /** The atoms that were met, each once; the first `met_count` are of this post. */
  met: Int32Array
  met_count: number
  /** Occurrences: from which term to which, and the next of the same atom or -1. */
  firsts: Int32Array
  lasts: Int32Array
  nexts: Int32Array
  count: number
}

export function newMet(atoms: Atoms): Met {
  const room = () => new Int32Array(1024)
  const subject = { ...NOTHING_KNOWN, tokens: tokenize('') }
  return {
    ...{ post: 0, subject, atoms },
    ...{ met_in: room(), first_met: room(), last_met: room(), seen: room(), met: room(), met_count: 0 },
    ...{ firsts: room(), lasts: room(), nexts: room(), count: 0 },
  }
}

/** Room for all atoms that there are. */
function makeRoom(met: Met): void {
  const size = met.atoms.shares.length
  if (size <= met.met_in.length) return
  met.met_in = larger(met.met_in, size)
  met.first_met = larger(met.first_met, size)
  met.last_met = larger(met.last_met, size)
  met.seen = larger(met.seen, size)
  met.met = larger(met.met, size)
}

function larger(old: Int32Array, size: number): Int32Array {
  const made = new Int32Array(Math.max(size, 2 * old.length))
  made.set(old)
  return made
}

/** Reads the next post. */
export function meet(met: Met, subject: Subject): void {
  makeRoom(met)
  met.post += 1
  met.subject = subject
  met.met_count = 0
  met.count = 0
  const { terms, words } = subject.tokens
  const terms_count = terms.length
  for (let term = 0; term < terms_count; term += 1) {
    const found = atomsOf(met.atoms, words[terms[term] as number] as Word)
    for (let at = 0; at < found.length; at += 1) note(met, found[at] as Atom, term, term)
  }
  if (terms_count < words.length) meetWholeTags(met, subject.tokens)
  if (subject.tokens.has_joined && met.atoms.joined.size > 0) meetJoined(met, subject.tokens)
  meetWhoAndWhere(met, subject)
}

function note(met: Met, atom: Atom, first: number, last: number): void {
  const at = met.count
  if (at === met.firsts.length) grow(met)
  met.firsts[at] = first
  met.lasts[at] = last
  met.nexts[at] = -1
  met.count += 1
  if (met.met_in[atom] === met.post) met.nexts[met.last_met[atom] as number] = at
  else {
    know(met, atom)
    met.first_met[atom] = at
  }
  met.last_met[atom] = at
}

/** Met, but nowhere in the text. */
function know(met: Met, atom: Atom): void {
  met.met_in[atom] = met.post
  met.first_met[atom] = -1
  met.seen[atom] = (met.seen[atom] as number) + 1
  met.met[met.met_count] = atom
  met.met_count += 1
}

function grow(met: Met): void {
  const size = 2 * met.firsts.length
  met.firsts = larger(met.firsts, size)
  met.lasts = larger(met.lasts, size)
  met.nexts = larger(met.nexts, size)
}

export const isMet = (met: Met, atom: Atom): boolean => met.met_in[atom] === met.post

/** A hashtag of several words is no term, its parts are: it stands where they do. */
function meetWholeTags(met: Met, tokens: Tokens): void {
  const { words, terms, ends } = tokens
  let term = 0
  for (let token = 0; token < words.length; token += 1) {
    while (term < terms.length && (terms[term] as number) < token) term += 1
    const word = words[token] as Word
    if (word.kind !== 'hashtag' || terms[term] === token) continue
    const found = atomsOf(met.atoms, word)
    if (found.length === 0) continue
    const end = ends[token] as number
    let last = term
    while (last + 1 < terms.length && (ends[terms[last + 1] as number] as number) <= end) last += 1
    for (const atom of found) note(met, atom, term, last)
  }
}

function meetJoined(met: Met, tokens: Tokens): void {
  const found: { atom: Atom; first: number; last: number }[] = []
  findJoined(met.atoms.joined, tokens, (atom, first, last) => {
    found.push({ atom, first: termAt(tokens, first), last: termAt(tokens, last) })
  })
  found.sort((a, b) => a.first - b.first || a.last - b.last)
  for (const { atom, first, last } of found) note(met, atom, first, last)
}

/** The place of a token among the terms. */
function termAt({ terms }: Tokens, token: number): number {
  let low = 0
  let high = terms.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((terms[middle] as number) < token) low = middle + 1
    else high = middle
  }
  return low
}

function meetWhoAndWhere(met: Met, { author, url }: Subject): void {
  const { by_author, by_site } = met.atoms
  const add = (atom: Atom | undefined) => {
    if (atom !== undefined && !isMet(met, atom)) know(met, atom)
  }
  if (by_author.size > 0) for (const key of authorKeys(author)) add(by_author.get(key))
  if (by_site.size > 0) for (const host of hostsOf(hostOf(url.toLowerCase()))) add(by_site.get(host))
}
