/** From trained weights to what ships: joined, made whole numbers of a byte, and tuned to a place by two biases and a temperature. */
import { softmax } from '#areas/understanding/learned/head.ts'

/** Sets that were labelled by different rules are trained apart and joined here; one model of both learns neither. */
export function merged(parts: readonly { weights: Float32Array; times: number }[]): Float32Array {
  const sum = new Float32Array(parts[0]?.weights.length ?? 0)
  for (const { weights, times } of parts)
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + times * (weights[at] as number)
  return sum
}

const STEPS = 127

/** A byte for each weight, in steps of the largest of its column: cutting the few largest instead cost a point and more. */
export function quantised(weights: Float32Array, labels: number): { weights: Int8Array; scales: number[] } {
  const scales: number[] = Array(labels).fill(1e-9)
  for (let at = 0; at < weights.length; at += 1)
    scales[at % labels] = Math.max(scales[at % labels] as number, Math.abs(weights[at] as number) / STEPS)
  const steps = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % labels] as number)))
  return { weights: steps, scales }
}

export interface Judged {
  /** For each label, without any bias. */
  points: readonly number[]
  label: number
}

const STEP = 0.1
const REACH = 40

/**
 * The biases under which all labels are found about equally well, the middle one at 0: the middle of a wide stretch of good
 * ones, since the very best of many is best by the noise of a few texts.
 */
export function balanced(judged: readonly Judged[]): number[] {
  const width = 2 * REACH + 1
  const biasesAt = (place: number) => [(Math.floor(place / width) - REACH) * STEP, 0, ((place % width) - REACH) * STEP]
  const recalls = Array.from({ length: width * width }, (_, place) => macroRecall(judged, biasesAt(place)))
  let best = { recall: 0, place: 0 }
  for (let place = 0; place < recalls.length; place += 1) {
    const recall = around(recalls, place, width)
    if (recall > best.recall) best = { recall, place }
  }
  return biasesAt(best.place)
}

const NEAR = 3

function around(recalls: readonly number[], place: number, width: number): number {
  let sum = 0
  for (let down = -NEAR; down <= NEAR; down += 1)
    for (let right = -NEAR; right <= NEAR; right += 1) sum += recalls[place + down * width + right] ?? 0
  return sum / (2 * NEAR + 1) ** 2
}

/** The temperature under which the shares are least surprised, all labels counting the same. */
export function temperatureFor(judged: readonly Judged[], biases: readonly number[]): number {
  const counts = biases.map((_, label) => judged.filter((each) => each.label === label).length)
  const surprise = (temperature: number) =>
    judged.reduce((sum, { points, label }) => {
      const shares = softmax(biasedBy(points, biases), temperature)
      return sum - Math.log(shares[label] ?? 1) / (counts[label] ?? 1)
    }, 0)
  const tried = Array.from({ length: 60 }, (_, nth) => 0.2 * 1.05 ** nth)
  return tried.reduce((best, each) => (surprise(each) < surprise(best) ? each : best))
}

const biasedBy = (points: readonly number[], biases: readonly number[]) =>
  points.map((point, at) => point + (biases[at] ?? 0))

/** How often each label is found where it is true, all labels counting the same. */
export function macroRecall(judged: readonly Judged[], biases: readonly number[]): number {
  const found = biases.map(() => 0)
  const all = biases.map(() => 0)
  for (const { points, label } of judged) {
    let said = 0
    for (let at = 1; at < biases.length; at += 1)
      if ((points[at] as number) + (biases[at] as number) > (points[said] as number) + (biases[said] as number))
        said = at
    all[label] = (all[label] as number) + 1
    if (said === label) found[label] = (found[label] as number) + 1
  }
  return found.reduce((sum, count, label) => sum + count / Math.max(1, all[label] as number), 0) / found.length
}
