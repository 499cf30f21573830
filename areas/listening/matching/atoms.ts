/**
 * An atom is one thing that a single word of a post, its author or its place can be: the word 'kettle', a word that
 * begins with 'kettl', the hashtag '#arc', the author 'fernhill.co'. What a word is, is asked once for each word and
 * kept with it: a few thousand words make up nearly everything people write.
 */
import { compileJoined, type JoinedForms } from '#areas/understanding/joined.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { WHOLE, WITHOUT_SPACES, type Word } from '#areas/understanding/words.ts'
import { lettersBefore, type Pattern, patternOf } from './patterns.ts'

/** Its number, by which everything else is looked up: what is known of all atoms stands close together. */
export type Atom = number

export interface Atoms {
  by_fold: Map<string, Atom>
  by_written: Map<string, Atom>
  by_tag: Map<string, Atom>
  by_handle: Map<string, Atom>
  by_host: Map<string, { path: string; atom: Atom }[]>
  by_author: Map<string, Atom>
  by_site: Map<string, Atom>
  /** By the letters that every word of them begins with. */
  patterns: Map<string, { pattern: Pattern; atom: Atom }[]>
  /** Words of scripts without spaces, looked for letter by letter. */
  joined: JoinedForms<Atom>
  by_joined: Map<string, Atom>
  /** For each atom how often it is met, in posts of a million: as it was guessed, and as far as it is known by now. */
  guesses: number[]
  shares: number[]
  /** A new object whenever an atom is new, so that words are asked again. */
  key: object
}

export function noAtoms(): Atoms {
  return {
    by_fold: new Map(),
    by_written: new Map(),
    by_tag: new Map(),
    by_handle: new Map(),
    by_host: new Map(),
    by_author: new Map(),
    by_site: new Map(),
    patterns: new Map(),
    joined: new Map(),
    by_joined: new Map(),
    guesses: [],
    shares: [],
    key: {},
  }
}

function newAtom(atoms: Atoms, share: number): Atom {
  atoms.key = {}
  atoms.guesses.push(share)
  return atoms.shares.push(share) - 1
}

type Plain = 'by_fold' | 'by_written' | 'by_tag' | 'by_handle' | 'by_author' | 'by_site'

export function atomFor(atoms: Atoms, { of, key, share }: { of: Plain; key: string; share: number }): Atom {
  const found = atoms[of].get(key)
  if (found !== undefined) return found
  const atom = newAtom(atoms, share)
  atoms[of].set(key, atom)
  return atom
}

export function atomForLink(atoms: Atoms, { host, path, share }: { host: string; path: string; share: number }): Atom {
  const links = atoms.by_host.get(host) ?? []
  const found = links.find((link) => link.path === path)
  if (found !== undefined) return found.atom
  const atom = newAtom(atoms, share)
  atoms.by_host.set(host, [...links, { path, atom }])
  return atom
}

/** `sign`: '' for words, '#' for hashtags. */
export function atomForPattern(
  atoms: Atoms,
  { written, sign, share }: { written: string; sign: string; share: number },
): Atom {
  const pattern = patternOf(written)
  const head = sign + pattern.head
  const list = atoms.patterns.get(head) ?? []
  const found = list.find((other) => other.pattern.written === pattern.written)
  if (found !== undefined) return found.atom
  const atom = newAtom(atoms, share)
  atoms.patterns.set(head, [...list, { pattern, atom }])
  return atom
}

export function atomForJoined(atoms: Atoms, { tokens, share }: { tokens: Tokens; share: number }): Atom {
  const found = atoms.by_joined.get(tokens.text)
  if (found !== undefined) return found
  const atom = newAtom(atoms, share)
  atoms.by_joined.set(tokens.text, atom)
  compileJoined(atoms.joined, tokens, atom)
  return atom
}

const none: readonly Atom[] = []

/** All that this word is. */
export function atomsOf(atoms: Atoms, word: Word): readonly Atom[] {
  if (word.noted_by === atoms.key) return word.noted as readonly Atom[]
  const found = askedOf(atoms, word)
  const kept = found.length === 0 ? none : found
  word.noted_by = atoms.key
  word.noted = kept
  return kept
}

function askedOf(atoms: Atoms, word: Word): Atom[] {
  const found: Atom[] = []
  const add = (atom: Atom | undefined) => {
    if (atom !== undefined && !found.includes(atom)) found.push(atom)
  }
  const { kind, flags, fold } = word
  if (kind === 'mark') return found
  // The whole of a tag of several words is a word itself, unless its script has no spaces.
  if ((flags & (WHOLE | WITHOUT_SPACES)) !== (WHOLE | WITHOUT_SPACES)) add(atoms.by_fold.get(fold))
  if ((flags & WHOLE) === 0) {
    add(atoms.by_written.get(word.written))
    if (kind !== 'link' && kind !== 'mention') addPatterns(atoms, { sign: '', fold, add })
  }
  if (kind === 'hashtag') {
    add(atoms.by_tag.get(fold))
    addPatterns(atoms, { sign: '#', fold, add })
  } else if (kind === 'mention') addHandles(atoms, fold, add)
  else if (kind === 'link') addLinks(atoms, word, add)
  return found
}

type Add = (atom: Atom | undefined) => void

function addPatterns({ patterns }: Atoms, { sign, fold, add }: { sign: string; fold: string; add: Add }): void {
  if (patterns.size === 0) return
  const candidates = patterns.get(sign + fold.slice(0, lettersBefore))
  if (candidates === undefined) return
  for (const { pattern, atom } of candidates) if (pattern.fits(fold)) add(atom)
}

/** A handle is itself and, where it was asked for without its server, on every server. */
function addHandles({ by_handle }: Atoms, fold: string, add: Add): void {
  const server = fold.indexOf('@', 1)
  add(by_handle.get(fold.slice(1)))
  if (server !== -1) add(by_handle.get(fold.slice(1, server)))
}

function addLinks({ by_host }: Atoms, { norm, fold: host }: Word, add: Add): void {
  const path = norm.slice(norm.indexOf(host) + host.length)
  for (const site of hostsOf(host))
    for (const link of by_host.get(site) ?? []) if (path.startsWith(link.path)) add(link.atom)
}

/** The host and those above it: shop.fern.co, fern.co. */
export function hostsOf(host: string): string[] {
  const labels = host.split('.', 8)
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, from) => labels.slice(from).join('.'))
}
