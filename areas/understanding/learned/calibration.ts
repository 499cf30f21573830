/**
 * How sure is sure: the temperature under which shares are as often right as they say, fitted on answers that were given
 * before the truth was known, the latest ones only.
 */
import { softmax } from './head.ts'

/** An answer and what was right. */
export interface Answered {
  points: number[]
  right: number
}

export const WINDOW = 400
/** With fewer, chance would set it. */
const ENOUGH = 40
const TRIED = Array.from({ length: 61 }, (_, nth) => 0.1 * 1.06 ** nth)

export function temperatureOf(answers: readonly Answered[], before = 1): number {
  if (answers.length < ENOUGH) return before
  const surprises = TRIED.map((temperature) => surpriseOf(answers, temperature))
  return TRIED[surprises.indexOf(Math.min(...surprises))] ?? before
}

function surpriseOf(answers: readonly Answered[], temperature: number): number {
  let sum = 0
  for (const { points, right } of answers) sum -= Math.log(Math.max(1e-12, softmax(points, temperature)[right] ?? 0))
  return sum
}

const BINS = 15

/** The expected calibration error, 0 to 1, over fifteen bins of equal width (Guo and others, ICML 2017). */
export function calibrationError(answers: readonly { share: number; right: boolean }[]): number {
  let error = 0
  for (let bin = 0; bin < BINS; bin += 1) {
    const own = answers.filter(({ share }) => Math.min(BINS - 1, Math.floor(share * BINS)) === bin)
    const shares = own.reduce((sum, { share }) => sum + share, 0)
    error += Math.abs(shares - own.filter(({ right }) => right).length)
  }
  return error / Math.max(1, answers.length)
}
