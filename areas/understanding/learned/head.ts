/**
 * A linear model over the features of a text. Its weights are whole numbers with one scale for each label, so sums are
 * exact in any order: what a word says alone is added up once, kept with the word, and the same to the last digit.
 */
import type { Felt } from '../feelings.ts'
import type { Tokens } from '../tokens.ts'
import type { Word } from '../words.ts'
import { featuresOfWord, tellBetween } from './features.ts'

export interface Head {
  version: string
  labels: readonly string[]
  /** A row for each hash of a feature, a column for each label. Rows are a power of two. */
  weights: Int8Array
  /** What one step of a column is worth. */
  scales: readonly number[]
  /** What each label begins with, by network or `default`: people praise and complain differently from place to place. */
  biases: Readonly<Record<string, readonly number[]>>
  /** What the points are divided by, so that a share is how often it is right. */
  temperature: number
}

/** The weights of some features added up, for each label, and how many there were. */
export interface Sum {
  readonly by: Head
  readonly points: number[]
  features: number
}

const nothing = (head: Head): Sum => ({ by: head, points: head.labels.map(() => 0), features: 0 })

function add({ by: { weights, labels }, points }: Sum, feature: number): void {
  const columns = labels.length
  const row = (feature & (weights.length / columns - 1)) * columns
  for (let column = 0; column < columns; column += 1)
    points[column] = (points[column] as number) + (weights[row + column] as number)
}

export function sumOver(head: Head, features: readonly number[]): Sum {
  const sum = nothing(head)
  for (const feature of features) add(sum, feature)
  sum.features = features.length
  return sum
}

/** What a word says wherever it stands. */
export function sumOfWord(head: Head, word: Word): Sum {
  if (word.said === null || word.said.by !== head) word.said = sumOver(head, featuresOfWord(word))
  return word.said
}

/** As `sumOver(head, featuresOf(tokens, felt))`, in a fifth of the time. */
export function sumOf(head: Head, tokens: Tokens, felt: Felt): Sum {
  const sum = nothing(head)
  const columns = head.labels.length
  for (const word of tokens.words) {
    const { points, features } = sumOfWord(head, word)
    for (let column = 0; column < columns; column += 1)
      sum.points[column] = (sum.points[column] as number) + (points[column] as number)
    sum.features += features
  }
  tellBetween(tokens, felt, (feature) => {
    add(sum, feature)
    sum.features += 1
  })
  return sum
}

/** The share of each label, 1 together. Long texts do not speak louder than short ones: hence the root. */
export function sharesOf({ by: head, points, features }: Sum, network: string): number[] {
  const { scales, temperature } = head
  const bias = head.biases[network] ?? head.biases['default'] ?? []
  const root = Math.sqrt(Math.max(1, features))
  return softmax(
    points.map((point, at) => ((scales[at] ?? 0) * point) / root + (bias[at] ?? 0)),
    temperature,
  )
}

export function softmax(points: readonly number[], temperature = 1): number[] {
  const most = Math.max(...points)
  const powers = points.map((point) => Math.exp((point - most) / temperature))
  const whole = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / whole)
}
