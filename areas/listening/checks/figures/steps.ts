/** Puts neighbouring hours or days together until most of them hold enough for a share: else a quiet month would show none. */
import { TOO_FEW } from './shares.ts'

/** Parts of a day and whole ones, or weeks: steps that can be said. */
const STEPS = { hour: [1, 3, 6, 12, 24, 48], day: [1, 3, 7, 14, 28, 56] } as const

/** As many as the whole period has, where no shorter step holds enough: what can be told of all can be told of it. */
export function stepFor(mentions: readonly number[], bucket: 'hour' | 'day'): number {
  const whole = Math.max(1, mentions.length)
  const enough = STEPS[bucket].find((step) => {
    const sums = inSteps(mentions, step)
    const heard = sums.filter((sum) => sum > 0)
    return step < whole && heard.length > 0 && heard.filter((sum) => sum >= TOO_FEW).length * 2 >= heard.length
  })
  return enough ?? whole
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
