/**
 * Trains a linear softmax by AdaGrad over sparse counts, always the same from the same seed. Each text is divided by the
 * root of its number of features, as the head does that ships.
 */

import { softmax } from '#areas/understanding/learned/head.ts'
import { shuffle } from '#areas/understanding/learned/shuffle.ts'
import { seeded } from '#platform/chance.ts'

/** Texts as rows of features, one behind the other: an array for each would fill the memory. */
export interface Rows {
  features: Uint32Array
  /** Where each row begins, and behind the last one its end. */
  starts: Uint32Array
  labels: Uint8Array
  weights: Float32Array
}

export function rowsOf(rows: readonly { features: readonly number[]; label: number; weight: number }[]): Rows {
  const starts = new Uint32Array(rows.length + 1)
  for (const [at, { features }] of rows.entries()) starts[at + 1] = (starts[at] as number) + features.length
  const all = new Uint32Array(starts.at(-1) ?? 0)
  for (const [at, { features }] of rows.entries()) all.set(features, starts[at])
  return {
    features: all,
    starts,
    labels: Uint8Array.from(rows, ({ label }) => label),
    weights: Float32Array.from(rows, ({ weight }) => weight),
  }
}

export interface Training {
  bits: number
  labels: number
  epochs: number
  rate: number
  seed: number
  /** How much each label counts, so that a rare one is heard. */
  label_weights: readonly number[]
}

/** The weights averaged over the last epochs: those of a single one lean to what they saw last. */
const AVERAGED = 3

export function trainSoftmax(rows: Rows, training: Training): Float32Array {
  const size = training.labels << training.bits
  const weights = new Float32Array(size)
  const squares = new Float32Array(size).fill(1e-6)
  const averaged = new Float32Array(size)
  const from = Math.max(0, training.epochs - AVERAGED)
  const order = Uint32Array.from(rows.labels.keys())
  const chance = seeded(training.seed)
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    shuffle(order, chance)
    for (const row of order) learnRow({ rows, row, weights, squares, training })
    if (epoch < from) continue
    for (let at = 0; at < size; at += 1)
      averaged[at] = (averaged[at] as number) + (weights[at] as number) / (training.epochs - from)
  }
  return averaged
}

/** A part of the gradient so small moves nothing, and most rows are soon beyond learning. */
const LEAST = 1e-4

interface Step {
  rows: Rows
  row: number
  weights: Float32Array
  squares: Float32Array
  training: Training
}

function learnRow({ rows, row, weights, squares, training }: Step): void {
  const { bits, labels, rate, label_weights } = training
  const [from, end] = [rows.starts[row] as number, rows.starts[row + 1] as number]
  const scale = 1 / Math.sqrt(Math.max(1, end - from))
  const shares = softmax(pointsOf({ rows, row, weights, bits, labels }))
  const label = rows.labels[row] as number
  const counts = (rows.weights[row] as number) * (label_weights[label] ?? 1) * scale
  for (let column = 0; column < labels; column += 1) {
    const slope = ((shares[column] as number) - (column === label ? 1 : 0)) * counts
    if (Math.abs(slope) < LEAST) continue
    for (let at = from; at < end; at += 1) {
      const cell = ((rows.features[at] as number) & ((1 << bits) - 1)) * labels + column
      const square = (squares[cell] as number) + slope * slope
      squares[cell] = square
      weights[cell] = (weights[cell] as number) - (rate * slope) / Math.sqrt(square)
    }
  }
}

interface Read {
  rows: Rows
  row: number
  weights: Float32Array
  bits: number
  labels: number
}

export function pointsOf({ rows, row, weights, bits, labels }: Read): number[] {
  const points: number[] = Array(labels).fill(0)
  const [from, end] = [rows.starts[row] as number, rows.starts[row + 1] as number]
  for (let at = from; at < end; at += 1) {
    const cell = ((rows.features[at] as number) & ((1 << bits) - 1)) * labels
    for (let column = 0; column < labels; column += 1)
      points[column] = (points[column] as number) + (weights[cell + column] as number)
  }
  const root = Math.sqrt(Math.max(1, end - from))
  return points.map((point) => point / root)
}
