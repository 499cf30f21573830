/**
 * A linear model over the features of a text. Its weights are whole numbers with one scale for each label, so sums are
 * exact in any order: what a word says alone is added up once, kept with the word, and the same to the last digit.
 */
import type { Felt } from '../feelings.ts'
import type { Tokens } from '../tokens.ts'
import { tellBetween } from './features.ts'

export interface Head {
  version: string
  labels: readonly string[]
  columns: number
  /** A row for each hash of a feature, a column for each label. */
  weights: Int8Array
  /** What is left of a hash for its row. */
  mask: number
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
  readonly points: readonly number[]
  readonly features: number
}

export function sumOver(head: Head, features: readonly number[]): Sum {
  const points = head.labels.map(() => 0)
  for (const feature of features) add(head, feature, points)
  return { by: head, points, features: features.length }
}

function add({ weights, mask, columns }: Head, feature: number, points: number[]): void {
  const row = (feature & mask) * columns
  for (let column = 0; column < columns; column += 1)
    points[column] = (points[column] as number) + (weights[row + column] as number)
}

/** What the words of a text say, and what shows only between them; as `sumOver(head, featuresOf(tokens, felt))`. */
export function withBetween(words: Sum, tokens: Tokens, felt: Felt): Sum {
  const { columns, weights, mask } = words.by
  const points = [...words.points]
  let { features } = words
  tellBetween(tokens, felt, (feature) => {
    const row = (feature & mask) * columns
    for (let column = 0; column < columns; column += 1)
      points[column] = (points[column] as number) + (weights[row + column] as number)
    features += 1
  })
  return { by: words.by, points, features }
}

/** The share of each label, 1 together. Long texts do not speak louder than short ones: hence the root. */
export function sharesOf({ by: { scales, biases, temperature }, points, features }: Sum, network: string): number[] {
  const bias = biases[network] ?? biases['default']
  const root = Math.sqrt(Math.max(1, features))
  const biased = points.map((point, at) => ((scales[at] as number) * point) / root + (bias?.[at] ?? 0))
  return softmax(biased, temperature)
}

export function softmax(points: readonly number[], temperature = 1): number[] {
  let most = Number.NEGATIVE_INFINITY
  for (const point of points) if (point > most) most = point
  const shares: number[] = []
  let whole = 0
  for (const point of points) {
    const power = Math.exp((point - most) / temperature)
    shares.push(power)
    whole += power
  }
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] as number) / whole
  return shares
}
