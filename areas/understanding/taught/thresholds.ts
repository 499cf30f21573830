/**
 * From which share on a team is believed: the lowest one above which, of the latest answers, no more than a fifth was
 * wrong, and that not by luck. A team that is mostly guessed wrongly is not believed at all; then a person looks first.
 */
import { softmax } from '../learned/head.ts'
import type { Learner } from '../learned/learner.ts'

/** Where too little is known of a team. */
export const SURE_ENOUGH = 0.5
const ALIKE = 1e-6
const NEVER_SURE = 1.01
const WRONG_MOST = 0.2
/** Fewer answers say nothing. */
const ENOUGH = 10
/** Nine times in ten the error is below the bound (one-sided). */
const Z = 1.2816

export function thresholdsOf({ answers, temperature, labels }: Learner): Record<string, number> {
  const given = answers.map(({ points, right }) => {
    const shares = softmax(points, temperature)
    const label = shares.indexOf(Math.max(...shares))
    return { label, share: shares[label] as number, wrong: label !== right }
  })
  const entries = labels.map((name, label) => {
    const own = given.filter((one) => one.label === label && one.share >= SURE_ENOUGH)
    return [name, thresholdOf(own)] as const
  })
  return Object.fromEntries(entries.filter(([, threshold]) => threshold !== SURE_ENOUGH))
}

function thresholdOf(answers: readonly { share: number; wrong: boolean }[]): number {
  if (answers.length < ENOUGH) return SURE_ENOUGH
  const surest = answers.toSorted((a, b) => b.share - a.share)
  let threshold = NEVER_SURE
  let wrong = 0
  for (const [nth, one] of surest.entries()) {
    if (one.wrong) wrong += 1
    const next = surest[nth + 1]
    // Who is believed from here on is believed with all that are as sure.
    if (next && one.share - next.share < ALIKE) continue
    if (errorAtMost(wrong, nth + 1) <= WRONG_MOST) threshold = nth === surest.length - 1 ? SURE_ENOUGH : one.share
  }
  return threshold
}

/** The upper end of Wilson's interval. */
export function errorAtMost(wrong: number, all: number): number {
  const share = wrong / all
  const middle = share + (Z * Z) / (2 * all)
  const half = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * all)) / all)
  return (middle + half) / (1 + (Z * Z) / all)
}
