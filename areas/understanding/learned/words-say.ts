/**
 * What the words of a text say to both heads, added up in one pass. What a word says is the same wherever it stands, so it
 * is looked up once, feature by feature, and kept with the word.
 */
import { readFileSync } from 'node:fs'
import type { Tokens } from '../tokens.ts'
import type { Word } from '../words.ts'
import { featuresOfWord } from './features.ts'
import type { Head, Sum } from './head.ts'
import { readHead } from './head-file.ts'

const shipped = (name: string) => readHead(readFileSync(new URL(`../models/${name}.head`, import.meta.url)))
export const SENTIMENT_HEAD = shipped('sentiment')
export const MEANING_HEAD = shipped('meaning')

/** Where the columns of each head begin, and behind both how many features there were. */
export const SENTIMENT_FROM = 0
export const MEANING_FROM = SENTIMENT_HEAD.columns
export const FEATURES_AT = MEANING_FROM + MEANING_HEAD.columns
const STRIDE = FEATURES_AT + 1

/** As many words as are remembered, the latest ones, in one stretch of memory: an array for each would lie all over it. */
const KEPT_MAX = 1 << 15
/** For each word its points, of no more than 80 features of a byte each, and behind them how many features it has. */
const kept = new Int16Array(KEPT_MAX * STRIDE)
const keepers: (Word | null)[] = Array(KEPT_MAX).fill(null)
let next = 0

const sums = new Int32Array(STRIDE)
let summed: Tokens | null = null

/** The columns of both heads and FEATURES_AT; good until another text is asked about. The heads ask one after the other. */
export function wordsSay(tokens: Tokens): Int32Array {
  if (summed === tokens) return sums
  summed = tokens
  sums.fill(0)
  const { words } = tokens
  for (let token = 0; token < words.length; token += 1) {
    const from = saidAt(words[token] as Word)
    for (let column = 0; column < STRIDE; column += 1)
      sums[column] = (sums[column] as number) + (kept[from + column] as number)
  }
  return sums
}

/** What the words say to the head that feels. */
export function wordsFeel(tokens: Tokens): Sum {
  const said = wordsSay(tokens)
  const points: number[] = []
  for (let column = SENTIMENT_FROM; column < MEANING_FROM; column += 1) points.push(said[column] as number)
  return { by: SENTIMENT_HEAD, points, features: said[FEATURES_AT] as number }
}

/** What one word says in a column of `wordsSay`. */
export const wordSays = (word: Word, column: number): number => kept[saidAt(word) + column] as number

/** Where in `kept` it stands. */
function saidAt(word: Word): number {
  if (word.said_at !== -1) return word.said_at
  const place = next
  next = (next + 1) % KEPT_MAX
  const before = keepers[place]
  if (before) before.said_at = -1
  keepers[place] = word
  word.said_at = place * STRIDE
  keep(word.said_at, featuresOfWord(word))
  return word.said_at
}

function keep(from: number, features: readonly number[]): void {
  kept.fill(0, from, from + STRIDE)
  for (const feature of features) {
    add(SENTIMENT_HEAD, feature, from + SENTIMENT_FROM)
    add(MEANING_HEAD, feature, from + MEANING_FROM)
  }
  kept[from + FEATURES_AT] = features.length
}

function add({ weights, mask, columns }: Head, feature: number, to: number): void {
  const row = (feature & mask) * columns
  for (let column = 0; column < columns; column += 1)
    kept[to + column] = (kept[to + column] as number) + (weights[row + column] as number)
}
