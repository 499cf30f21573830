/**
 * The meaning head: what a text is about, what answering it is for, how pressing it is, whether it asks and whether it is spam,
 * all in one pass over its words. One row of weights holds the columns of every answer, so a feature is looked up once.
 */
import { invariant } from '#platform/refusal.ts'
import { fieldsOf } from '../fields.ts'
import { FIELD_STEP, FIELDS_FROM, type Found, GROUNDS, tellGrounds } from '../grounds.ts'
import type { Tokens } from '../tokens.ts'
import type { Word } from '../words.ts'
import { COLUMN_NAMES, OBJECTIVE_COLUMNS } from './columns.ts'
import { FEATURES_AT, MEANING_HEAD as head, MEANING_FROM, wordSays, wordsSay } from './words-say.ts'

const COLUMNS = COLUMN_NAMES.length
const { beside } = head.about
invariant(beside, 'because the meaning head hears the rules')
invariant(`${head.labels}` === `${COLUMN_NAMES}`, 'because the columns of the meaning head are those that are read')
invariant(`${beside.grounds}` === `${GROUNDS}`, 'because the meaning head hears the grounds that it was trained on')

const scales = Float64Array.from(head.scales)
const biases = Float64Array.from(head.biases['default'] ?? [])
const temperatures = Float64Array.from(beside.temperatures)
const worth = Float64Array.from(beside.weights.flat())

export const MEANING_LANGUAGES: ReadonlySet<string> = new Set(head.about.languages)

/** Used by each text in turn. */
const shares = new Float64Array(COLUMNS)
const grounds = new Float64Array(GROUNDS.length)

/**
 * For each column how likely it is; those of the objectives are 1 together. Good until the next text is asked about. Pairs of
 * words and denials are left to the sentiment head: here they found one topic in a hundred more.
 */
export function meaningOf(tokens: Tokens, found: Found): Float64Array {
  const said = wordsSay(tokens)
  const root = Math.sqrt(Math.max(1, said[FEATURES_AT] as number))
  for (let column = 0; column < COLUMNS; column += 1)
    shares[column] =
      ((scales[column] as number) * (said[MEANING_FROM + column] as number)) / root + (biases[column] as number)
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
  const step = (scales[column] as number) / Math.sqrt(Math.max(1, wordsSay(tokens)[FEATURES_AT] as number))
  return tokens.words.map((word) => step * wordSays(word, MEANING_FROM + column) + fieldsSay(word, column))
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
