/** Puts neighbouring hours or days together until most of them hold enough for a share: else a quiet month would show none. */
import { TOO_FEW } from './shares.ts'

const STEPS = [1, 3, 6, 7, 12, 14, 24, 28] as const

export function stepFor(mentions: readonly number[]): number {
  const enough = STEPS.find((step) => {
    const sums = inSteps(mentions, step)
    const heard = sums.filter((sum) => sum > 0)
    return heard.length > 0 && heard.filter((sum) => sum >= TOO_FEW).length * 2 >= heard.length
  })
  return enough ?? 1
}

/** The sums of each step; the last may be shorter. */
export function inSteps(values: readonly number[], step: number): number[] {
  const sums: number[] = []
  values.forEach((value, nth) => {
    const at = Math.floor(nth / step)
    sums[at] = (sums[at] ?? 0) + value
  })
  return sums
}
