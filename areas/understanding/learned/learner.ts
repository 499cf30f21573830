/**
 * Learns from each correction at once, in constant space: a linear softmax with its own pace for each weight (AdaGrad; Duchi
 * and others, JMLR 2011), and beside it plain counts of which words came with which label, which are right from
 * the first example on where the weights need several. What a shared head says can be given along; then this is the delta.
 */
import { type Answered, temperatureOf, WINDOW } from './calibration.ts'
import { softmax } from './head.ts'
import type { Sight } from './sight.ts'

export interface Learner {
  labels: string[]
  bits: number
  /** Rows by feature, columns by label, as all tables here. */
  weights: Float32Array
  squares: Float32Array
  /** In how many examples of a label a feature stood. */
  counts: Float32Array
  /** In how many examples at all. */
  met: Float32Array
  /** Examples of each label, and features counted in them. */
  examples: number[]
  features: number[]
  temperature: number
  /** The latest answers that were given before the truth was known. */
  answers: Answered[]
}

export interface Answer {
  /** The place of the label. */
  label: number
  /** Calibrated, 1 together. */
  shares: number[]
  points: number[]
}

export function newLearner(labels: readonly string[], bits = 16): Learner {
  const size = labels.length << bits
  return {
    labels: [...labels],
    bits,
    weights: new Float32Array(size),
    squares: new Float32Array(size),
    counts: new Float32Array(size),
    met: new Float32Array(1 << bits),
    examples: labels.map(() => 0),
    features: labels.map(() => 0),
    temperature: 1,
    answers: [],
  }
}

/** `head`: the points that a shared head gives each label. */
export function answer(learner: Learner, sight: Sight, head?: readonly number[]): Answer {
  const points = pointsOf(learner, sight, { strengths: strengthsOf(learner, sight), head })
  return { label: points.indexOf(Math.max(...points)), shares: softmax(points, learner.temperature), points }
}

/** A table with a column more for each new label; what was learned of the others stays. */
export function withLabels(learner: Learner, labels: readonly string[]): Learner {
  const more = labels.filter((label) => !learner.labels.includes(label))
  if (more.length === 0) return learner
  const { labels: before, bits, met, temperature, answers } = learner
  const wider = newLearner([...before, ...more], bits)
  const widen = (from: Float32Array, to: Float32Array) => {
    const width = before.length + more.length
    for (let row = 0; row < 1 << bits; row += 1)
      to.set(from.subarray(row * before.length, (row + 1) * before.length), row * width)
  }
  for (const table of ['weights', 'squares', 'counts'] as const) widen(learner[table], wider[table])
  const none = more.map(() => 0)
  const [examples, features] = [
    [...learner.examples, ...none],
    [...learner.features, ...none],
  ]
  // Nobody could have answered with a label that was not there.
  const widened = answers.map(({ points, right }) => ({ points: [...points, ...more.map(() => NEVER)], right }))
  return { ...wider, met, examples, features, temperature, answers: widened }
}

const NEVER = -50

/** How often an example is gone through when it comes: once is too shy for what a person took the trouble to say. */
const STEPS = 2
const RECALIBRATED_EVERY = 25

export interface Taken {
  label: number
  head?: readonly number[]
  /** How much it counts; 1 where nothing is said. */
  weight?: number
}

/** Takes a correction, or a confirmation: what was said of it before counts for the calibration, then it is learned. */
export function learn(learner: Learner, sight: Sight, lesson: Taken): void {
  const { label, head } = lesson
  learner.answers.push({ points: answer(learner, sight, head).points, right: label })
  if (learner.answers.length > WINDOW) learner.answers.shift()
  const all = learner.examples.reduce((sum, count) => sum + count, 0)
  if (all % RECALIBRATED_EVERY === 0) learner.temperature = temperatureOf(learner.answers, learner.temperature)
  meet(learner, sight, label)
  for (let step = 0; step < STEPS; step += 1) improve(learner, sight, lesson)
}

/** Counts an example, once for all times that it is gone through. */
export function meet(learner: Learner, { features, counted }: Sight, label: number): void {
  const columns = learner.labels.length
  for (const [place, feature] of features.entries()) {
    const row = rowOf(learner, feature)
    learner.met[row] = (learner.met[row] as number) + 1
    if (place >= counted) continue
    const cell = row * columns + label
    learner.counts[cell] = (learner.counts[cell] as number) + 1
  }
  learner.examples[label] = (learner.examples[label] ?? 0) + 1
  learner.features[label] = (learner.features[label] ?? 0) + counted
}

const RATE = 0.1
const FIRST_SQUARE = 1e-4
/** A label so far from chosen is left as it is. */
const LEAST = 2e-3

/** One step towards the label. */
export function improve(
  learner: Learner,
  sight: Sight,
  { label, head, weight = 1 }: { label: number; head?: readonly number[] | undefined; weight?: number },
): void {
  const { weights, squares, labels } = learner
  const strengths = strengthsOf(learner, sight)
  const shares = softmax(weighed(learner, sight, strengths).map((point, at) => point + (head?.[at] ?? 0)))
  for (const [column, share] of shares.entries()) {
    const slope = (share - (column === label ? 1 : 0)) * weight
    if (Math.abs(slope) < LEAST) continue
    for (let place = 0; place < strengths.length; place += 1) {
      const cell = rowOf(learner, sight.features[place] as number) * labels.length + column
      const part = slope * (strengths[place] as number)
      const square = (squares[cell] as number) + part * part
      squares[cell] = square
      weights[cell] = (weights[cell] as number) - (RATE * part) / Math.sqrt(FIRST_SQUARE + square)
    }
  }
}

const rowOf = ({ bits }: Learner, feature: number) => feature & ((1 << bits) - 1)

/** Rare features say more (idf); all together have length 1, so that long texts do not speak louder. */
function strengthsOf(learner: Learner, { features, strengths }: Sight): Float32Array {
  const all = 1 + learner.examples.reduce((sum, count) => sum + count, 0)
  let square = 0
  const own = strengths.map((strength, place) => {
    const met = 1 + (learner.met[rowOf(learner, features[place] as number)] as number)
    const value = strength * (Math.log(all / met) + 1)
    square += value * value
    return value
  })
  const length = Math.sqrt(square) || 1
  return own.map((value) => value / length)
}

interface Known {
  strengths: Float32Array
  head?: readonly number[] | undefined
}

function pointsOf(learner: Learner, sight: Sight, { strengths, head }: Known): number[] {
  const counted = countedPoints(learner, sight)
  return weighed(learner, sight, strengths).map(
    (point, at) => point + COUNTS_SAY * (counted[at] as number) + (head?.[at] ?? 0),
  )
}

function weighed({ weights, labels, bits }: Learner, { features }: Sight, strengths: Float32Array): number[] {
  const columns = labels.length
  const points: number[] = Array(columns).fill(0)
  for (let place = 0; place < features.length; place += 1) {
    const row = ((features[place] as number) & ((1 << bits) - 1)) * columns
    const strength = strengths[place] as number
    for (let column = 0; column < columns; column += 1)
      points[column] = (points[column] as number) + (weights[row + column] as number) * strength
  }
  return points
}

const COUNTS_SAY = 0.2
const SMOOTHED_BY = 1
/** As many features as a label is thought to have met a part of. */
const FEATURES_THERE_ARE = 20_000

/** Naive Bayes over the counted features, around 0. */
function countedPoints(learner: Learner, { features, counted }: Sight): number[] {
  const { counts, labels } = learner
  const columns = labels.length
  const all = learner.examples.reduce((sum, count) => sum + count, 0)
  const points: number[] = Array(columns).fill(0)
  for (let place = 0; place < counted; place += 1) {
    const row = rowOf(learner, features[place] as number) * columns
    for (let column = 0; column < columns; column += 1)
      points[column] = (points[column] as number) + Math.log((counts[row + column] as number) + SMOOTHED_BY)
  }
  const root = Math.sqrt(Math.max(1, counted))
  const own = points.map((point, at) => {
    const spread = counted * Math.log((learner.features[at] ?? 0) + SMOOTHED_BY * FEATURES_THERE_ARE)
    return (point - spread) / root + 0.5 * Math.log(((learner.examples[at] ?? 0) + 1) / (all + columns))
  })
  const middle = own.reduce((sum, point) => sum + point, 0) / columns
  return own.map((point) => point - middle)
}
