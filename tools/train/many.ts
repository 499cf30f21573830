/**
 * Trains many answers about a text at once, by AdaGrad over sparse counts and the grounds beside them, always the same from the
 * same seed. Some columns are answered each for itself (a topic), some together (one objective).
 */
import { softmax } from '#areas/understanding/learned/head.ts'
import { shuffle } from '#areas/understanding/learned/shuffle.ts'
import { seeded } from '#platform/chance.ts'

/** A text to learn from. */
export interface Taught {
  features: Uint32Array
  grounds: Float32Array
  /** 0 or 1 for each column. */
  wanted: Uint8Array
}

export interface Plan {
  bits: number
  columns: number
  grounds: number
  /** The columns that share one answer: the first, and behind the last. */
  together: readonly [from: number, end: number]
  epochs: number
  rate: number
  ground_rate: number
  seed: number
}

export interface Many {
  /** A row for each hash, a column for each answer. */
  weights: Float32Array
  grounds: Float32Array
  biases: Float32Array
}

const empty = ({ columns, bits, grounds }: Plan, filled: number): Many => ({
  weights: new Float32Array(columns << bits).fill(filled),
  grounds: new Float32Array(columns * grounds).fill(filled),
  biases: new Float32Array(columns).fill(filled),
})

/** What a weight is thought to have been moved by before it ever was: with less, a rare word is sure of what it met once. */
const MOVED_BEFORE = 0.01
/** The weights averaged over the last epochs: those of a single one lean to what they saw last. */
const AVERAGED = 3

export function trainMany(texts: readonly Taught[], plan: Plan): Many {
  const made = empty(plan, 0)
  const squares = empty(plan, MOVED_BEFORE)
  const averaged = empty(plan, 0)
  const order = Uint32Array.from(texts.keys())
  const chance = seeded(plan.seed)
  for (let epoch = 0; epoch < plan.epochs; epoch += 1) {
    shuffle(order, chance)
    for (const place of order) learnOne(texts[place] as Taught, { made, squares, plan })
    if (epoch >= plan.epochs - AVERAGED) addShare(averaged, made)
  }
  return averaged
}

function addShare(averaged: Many, made: Many): void {
  for (const part of ['weights', 'grounds', 'biases'] as const) {
    const [sum, one] = [averaged[part], made[part]]
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + (one[at] as number) / AVERAGED
  }
}

/** A part of the gradient so small moves nothing, and most texts are soon beyond learning. */
const LEAST = 1e-4

interface Step {
  made: Many
  squares: Many
  plan: Plan
}

function learnOne(text: Taught, { made, squares, plan }: Step): void {
  const { columns, bits, rate, ground_rate } = plan
  const { features, grounds, wanted } = text
  const mask = (1 << bits) - 1
  const scale = scaleOf(text)
  const shares = sharesOf(pointsOf(text, made, plan), plan.together)
  for (let column = 0; column < columns; column += 1) {
    const slope = (shares[column] as number) - (wanted[column] as number)
    if (Math.abs(slope) < LEAST) continue
    move(made.biases, squares.biases, [column, slope, ground_rate])
    for (let at = 0; at < grounds.length; at += 1) {
      const value = grounds[at] as number
      if (value !== 0) move(made.grounds, squares.grounds, [at * columns + column, slope * value, ground_rate])
    }
    const scaled = slope * scale
    for (let at = 0; at < features.length; at += 1)
      move(made.weights, squares.weights, [((features[at] as number) & mask) * columns + column, scaled, rate])
  }
}

function move(
  weights: Float32Array,
  squares: Float32Array,
  [cell, slope, rate]: readonly [cell: number, slope: number, rate: number],
): void {
  const square = (squares[cell] as number) + slope * slope
  squares[cell] = square
  weights[cell] = (weights[cell] as number) - (rate * slope) / Math.sqrt(square)
}

/** Long texts do not speak louder, as with the head that ships. */
const scaleOf = ({ features }: Taught) => 1 / Math.sqrt(Math.max(1, features.length))

export function pointsOf(text: Taught, { weights, grounds, biases }: Many, { columns, bits }: Plan): Float32Array {
  const mask = (1 << bits) - 1
  const scale = scaleOf(text)
  const points = new Float32Array(columns)
  for (const feature of text.features) {
    const row = (feature & mask) * columns
    for (let column = 0; column < columns; column += 1)
      points[column] = (points[column] as number) + (weights[row + column] as number)
  }
  for (let column = 0; column < columns; column += 1)
    points[column] = (points[column] as number) * scale + (biases[column] as number)
  for (let at = 0; at < text.grounds.length; at += 1) {
    const value = text.grounds[at] as number
    if (value === 0) continue
    for (let column = 0; column < columns; column += 1)
      points[column] = (points[column] as number) + value * (grounds[at * columns + column] as number)
  }
  return points
}

export const sigmoid = (point: number) => 1 / (1 + Math.exp(-point))

export function sharesOf(points: Float32Array, [from, end]: Plan['together']): Float32Array {
  const shares = points.map(sigmoid)
  shares.set(softmax([...points.subarray(from, end)]), from)
  return shares
}
