/**
 * Finds any number of phrases in a text in one pass: a tree of words, entered at every word of the text. Topics,
 * monitors and word lists use the same one, so what a word is never differs between them.
 */

import { addBeginning, type Beginnings, mayBegin, noBeginnings } from './beginnings.ts'
import { squeeze } from './fold.ts'
import { compileJoined, findJoined, type JoinedForms } from './joined.ts'
import { tokenize } from './tokenize.ts'
import type { Tokens } from './tokens.ts'
import { STEM_MIN, WHOLE, WITHOUT_SPACES, type Word } from './words.ts'

/** Longer phrases are cut: nobody writes a name of more words, and a tree has to end. */
const PHRASE_WORDS_MAX = 12
/**
 * `phrase`: words in this order, whatever stands between them but words; also as one hashtag. A star at the end takes
 * any ending. `hashtag`, `handle`, `site`: only as such, written without their sign.
 */
export interface Entry {
  kind: 'phrase' | 'hashtag' | 'handle' | 'site'
  written: string
  value: number
}

interface Branch {
  next: Map<string, Branch> | null
  /** By the first letters of a stem. */
  stems: Map<string, { stem: string; values: number[] }[]> | null
  values: number[] | null
}

export interface Phrases {
  readonly root: Branch
  /** What a phrase may begin with: words, and the heads of stems. */
  readonly beginnings: Beginnings
  /** Phrases of several words by the hashtag they make, hashtags, handles and sites, told apart by their sign. */
  readonly signed: Map<string, number[]>
  readonly joined: JoinedForms
}

/** Told for every place where a value's phrase stands: the value, its first and its last token. */
export type Visit = (value: number, first: number, last: number) => void

export function compilePhrases(entries: readonly Entry[]): Phrases {
  const phrases: Phrases = { root: newBranch(), beginnings: noBeginnings(), signed: new Map(), joined: new Map() }
  for (const entry of entries) {
    if (entry.kind === 'phrase') addPhrase(phrases, entry)
    else addTo(phrases.signed, signedKey(entry.kind, entry.written), entry.value)
  }
  return phrases
}

function newBranch(): Branch {
  return { next: null, stems: null, values: null }
}

function addTo(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else if (!values.includes(value)) values.push(value)
}

function signedKey(kind: 'hashtag' | 'handle' | 'site', written: string): string {
  if (kind === 'site')
    return `/${(tokenize(`https://${written.replace(/^https?:\/\//, '')}`).words[0]?.fold ?? written).toLowerCase()}`
  const sign = kind === 'hashtag' ? '#' : '@'
  const tokens = tokenize(sign + written.replace(/^[#@＃＠]/, ''))
  return sign + (tokens.words[0]?.fold ?? written).replace(/^@/, '')
}

/** The words that a phrase is looked up by. */
export function wordsOf(written: string): string[] {
  const tokens = tokenize(written)
  return tokens.terms.slice(0, PHRASE_WORDS_MAX).map((token) => tokens.words[token]?.fold ?? '')
}

function addPhrase(phrases: Phrases, { written, value }: Entry): void {
  const tokens = tokenize(written)
  if (tokens.has_joined) return compileJoined(phrases.joined, tokens, value)
  const words = wordsOf(written)
  const last = words.at(-1)
  if (last === undefined) return
  const takesEndings = written.endsWith('*') && last.length >= STEM_MIN
  if (takesEndings && words.length === 1) addBeginning(phrases.beginnings, last.slice(0, STEM_MIN))
  else addBeginning(phrases.beginnings, words[0] ?? last)
  let branch = phrases.root
  for (const word of takesEndings ? words.slice(0, -1) : words) branch = branchFor(branch, word)
  if (takesEndings) addStem(branch, last, value)
  else if (branch.values === null) branch.values = [value]
  else if (!branch.values.includes(value)) branch.values.push(value)
  if (words.length > 1 && !takesEndings) addTo(phrases.signed, `+${squeeze(words.join(''))}`, value)
}

function branchFor(branch: Branch, word: string): Branch {
  branch.next ??= new Map()
  const found = branch.next.get(word)
  if (found !== undefined) return found
  const made = newBranch()
  branch.next.set(word, made)
  return made
}

function addStem(branch: Branch, stem: string, value: number): void {
  branch.stems ??= new Map()
  const key = stem.slice(0, STEM_MIN)
  const stems = branch.stems.get(key) ?? []
  const same = stems.find((other) => other.stem === stem)
  if (same === undefined) stems.push({ stem, values: [value] })
  else if (!same.values.includes(value)) same.values.push(value)
  branch.stems.set(key, stems)
}

/** One object for a whole text: a closure for each of its words would be most of what a search allocates. */
interface Search {
  readonly tokens: Tokens
  readonly visit: Visit
  /** Where the phrase begins that is being followed. */
  first: number
}

export function findPhrases(phrases: Phrases, tokens: Tokens, visit: Visit): void {
  const { beginnings, root } = phrases
  const search: Search = { tokens, visit, first: 0 }
  for (let place = 0; place < tokens.terms.length; place += 1) {
    const token = tokens.terms[place] as number
    const word = tokens.words[token] as Word
    search.first = token
    if (root.stems !== null && mayBegin(beginnings, word.head_hash)) tellStems(search, root.stems, token)
    const start = mayBegin(beginnings, word.hash) ? root.next?.get(word.fold) : undefined
    if (start !== undefined) walk(search, start, place)
  }
  if (phrases.signed.size > 0) findSigned(phrases, search)
  if (tokens.has_joined && phrases.joined.size > 0) findJoined(phrases.joined, tokens, visit)
}

/** From the branch of the word at this place onwards. */
function walk(search: Search, start: Branch, from: number): void {
  const { terms, words } = search.tokens
  let branch: Branch | undefined = start
  for (let place = from, token = search.first; ; ) {
    tell(search, branch.values, token)
    if (branch.next === null && branch.stems === null) return
    place += 1
    if (place >= terms.length) return
    token = terms[place] as number
    if (branch.stems !== null) tellStems(search, branch.stems, token)
    branch = branch.next?.get((words[token] as Word).fold)
    if (branch === undefined) return
  }
}

function tell({ visit, first }: Search, values: readonly number[] | null | undefined, last: number): void {
  if (values) for (const value of values) visit(value, first, last)
}

function tellStems(search: Search, stems: NonNullable<Branch['stems']>, token: number): void {
  const { head, fold } = search.tokens.words[token] as Word
  const candidates = stems.get(head)
  if (candidates === undefined) return
  for (const { stem, values } of candidates) if (fold.startsWith(stem)) tell(search, values, token)
}

function findSigned(phrases: Phrases, search: Search): void {
  const { words } = search.tokens
  for (let token = 0; token < words.length; token += 1) {
    const { kind } = words[token] as Word
    if (kind === 'hashtag' || kind === 'mention' || kind === 'link') findSignedAt(phrases, search, token)
  }
}

function findSignedAt({ root, signed }: Phrases, search: Search, token: number): void {
  const { kind, fold, flags } = search.tokens.words[token] as Word
  const tellSigned = (key: string) => tell(search, signed.get(key), token)
  search.first = token
  if (kind === 'hashtag') {
    tellSigned(`#${fold}`)
    tellSigned(`+${fold}`)
    if ((flags & (WHOLE | WITHOUT_SPACES)) === WHOLE) tell(search, root.next?.get(fold)?.values, token)
  } else if (kind === 'mention') findHandle(fold, tellSigned)
  else findSite(fold, tellSigned)
}

/** A handle is found with its server and, where it was asked for without one, on every server. */
function findHandle(fold: string, tellSigned: (key: string) => void): void {
  tellSigned(fold)
  const server = fold.indexOf('@', 1)
  if (server !== -1) tellSigned(fold.slice(0, server))
}

/** A site is found by its host and by every host below it. */
function findSite(host: string, tellSigned: (key: string) => void): void {
  const labels = host.split('.', 8)
  for (let from = 0; from < labels.length - 1; from += 1) tellSigned(`/${labels.slice(from).join('.')}`)
}
