/**
 * The meaning head: what a text is about, what answering it is for, how pressing it is, whether it asks and whether it is spam,
 * all in one pass over its words. One row of weights holds the columns of every answer, so a feature is looked up once.
 */
import { readFileSync } from 'node:fs'
import { invariant } from '#platform/refusal.ts'
import { fieldsOf } from '../fields.ts'
import { FIELD_STEP, FIELDS_FROM, type Found, GROUNDS, tellGrounds } from '../grounds.ts'
import type { Tokens } from '../tokens.ts'
import type { Word } from '../words.ts'
import { COLUMN_NAMES, OBJECTIVE_COLUMNS } from './columns.ts'
import { featuresOfWord } from './features.ts'
import { readHead } from './head-file.ts'

const head = readHead(readFileSync(new URL('../models/meaning.head', import.meta.url)))
const { weights, mask } = head
const COLUMNS = COLUMN_NAMES.length
const { beside } = head.about
invariant(beside, 'because the meaning head hears the rules')
invariant(`${head.labels}` === `${COLUMN_NAMES}`, 'because the columns of the meaning head are those that are read')
invariant(`${beside.grounds}` === `${GROUNDS}`, 'because the meaning head hears the grounds that it was trained on')

const scales = Float64Array.from(head.scales)
const biases = Float64Array.from(head.biases['default'] ?? [])
const temperatures = Float64Array.from(beside.temperatures)
const worth = Float64Array.from(beside.weights.flat())

export const MEANING_HEAD = head
export const MEANING_LANGUAGES: ReadonlySet<string> = new Set(head.about.languages)

/** Used by each text in turn. */
const points = new Int32Array(COLUMNS)
const grounds = new Float64Array(GROUNDS.length)

/** For each column how likely it is; those of the objectives are 1 together. */
export function meaningOf(tokens: Tokens, found: Found): Float64Array {
  const root = Math.sqrt(Math.max(1, addUp(tokens)))
  const shares = new Float64Array(COLUMNS)
  for (let column = 0; column < COLUMNS; column += 1)
    shares[column] = ((scales[column] as number) * (points[column] as number)) / root + (biases[column] as number)
  tellGrounds(grounds, tokens, found)
  for (let ground = 0; ground < grounds.length; ground += 1) {
    const value = grounds[ground] as number
    if (value === 0) continue
    const row = ground * COLUMNS
    for (let column = 0; column < COLUMNS; column += 1)
      shares[column] = (shares[column] as number) + value * (worth[row + column] as number)
  }
  return asShares(shares)
}

/**
 * Into `points`; gives how many features there were. Pairs of words and denials are left to the sentiment head: here they found
 * one topic in a hundred more, and what a word says alone is kept with it while a pair is not.
 */
function addUp({ words }: Tokens): number {
  const sums = points.fill(0)
  const said = kept
  let features = 0
  for (let token = 0; token < words.length; token += 1) {
    const from = placeOf(words[token] as Word)
    for (let column = 0; column < COLUMNS; column += 1)
      sums[column] = (sums[column] as number) + (said[from + column] as number)
    features += said[from + COLUMNS] as number
  }
  return features
}

/** As many words as are remembered, the latest ones, in one stretch of memory: an array for each would lie all over it. */
const KEPT_MAX = 1 << 15
const STRIDE = COLUMNS + 1
/** For each word its points, of no more than 80 features of a byte each, and behind them how many features it has. */
const kept = new Int16Array(KEPT_MAX * STRIDE)
const keepers: (Word | null)[] = Array(KEPT_MAX).fill(null)
let next = 0

/** Where in `kept` stands what a word says wherever it is said. */
function placeOf(word: Word): number {
  if (word.means_at !== -1) return word.means_at
  const place = next
  next = (next + 1) % KEPT_MAX
  const before = keepers[place]
  if (before) before.means_at = -1
  keepers[place] = word
  word.means_at = place * STRIDE
  keep(word.means_at, featuresOfWord(word))
  return word.means_at
}

function keep(from: number, features: readonly number[]): void {
  kept.fill(0, from, from + STRIDE)
  for (const feature of features) {
    const row = (feature & mask) * COLUMNS
    for (let column = 0; column < COLUMNS; column += 1)
      kept[from + column] = (kept[from + column] as number) + (weights[row + column] as number)
  }
  kept[from + COLUMNS] = features.length
}

/** In place. */
function asShares(shares: Float64Array): Float64Array {
  const [from, end] = OBJECTIVE_COLUMNS
  let most = Number.NEGATIVE_INFINITY
  for (let column = 0; column < COLUMNS; column += 1) {
    const point = (shares[column] as number) / (temperatures[column] as number)
    const together = column >= from && column < end
    shares[column] = together ? point : 1 / (1 + Math.exp(-point))
    if (together) most = Math.max(most, point)
  }
  let whole = 0
  for (let column = from; column < end; column += 1)
    whole += shares[column] = Math.exp((shares[column] as number) - most)
  for (let column = from; column < end; column += 1) shares[column] = (shares[column] as number) / whole
  return shares
}

/** What each token spoke for a column, in points: by itself and by its fields. */
export function meantBy(tokens: Tokens, column: number): number[] {
  const step = (scales[column] as number) / Math.sqrt(Math.max(1, addUp(tokens)))
  return tokens.words.map((word) => step * (kept[placeOf(word) + column] as number) + fieldsSay(word, column))
}

/** The word that spoke most for a column; -1 where none did. */
export function strongestFor(tokens: Tokens, column: number): number {
  const says = meantBy(tokens, column)
  let strongest = -1
  for (const token of tokens.terms) {
    const { kind } = tokens.words[token] as Word
    const speaks = kind === 'word' || kind === 'emoji' || kind === 'hashtag'
    if (speaks && (says[token] as number) > (strongest === -1 ? 0 : (says[strongest] as number))) strongest = token
  }
  return strongest
}

function fieldsSay(word: Word, column: number): number {
  let says = 0
  for (let left = fieldsOf(word); left !== 0; left &= left - 1) {
    const ground = FIELDS_FROM + 31 - Math.clz32(left & -left)
    says += FIELD_STEP * (worth[ground * COLUMNS + column] as number)
  }
  return says
}
