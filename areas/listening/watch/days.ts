/**
 * How whole days scatter around what was expected of them. What is said draws more behind it, and moods last, which five
 * minutes do not show; their doubts, on the other hand, cancel out over a day. So days are learned from days: the part of
 * the variance that grows with the square of the mean, by moments. A day far out is cut off first.
 */

export interface Days {
  /** The day that is running, counted from 1970 in UTC, what was seen and expected of it, and how many values that was. */
  day: number | null
  value: number
  mean: number
  values: number
  /** Sums over the days before, which fade: squared deviation less the mean, squared mean, and the days themselves. */
  excess: number
  squares: number
  days: number
}

const DAY_MS = 86_400_000
const DAY_MINUTES = 1_440
/** What days are taken for, and for how many days that counts. */
const OUTSET = { spread: 0.1, days: 5 }
const FADES_DAYS = 42
const FAR_OUT = 3
/** A day of which less was heard says nothing of days. */
const HEARD = 0.9

export const beginDays = (): Days => ({ day: null, value: 0, mean: 0, values: 0, excess: 0, squares: 0, days: 0 })

export function spreadOf({ excess, squares, days }: Days): number {
  const seen = squares > 0 ? Math.max(0, excess / squares) : 0
  return (OUTSET.spread * OUTSET.days + seen * days) / (OUTSET.days + days)
}

/** `mean`: what was expected of the value. */
export function withValue(
  before: Days,
  { at, value, mean, minutes }: { at: number; value: number; mean: number; minutes: number },
): Days {
  const day = Math.floor(at / DAY_MS)
  if (day === before.day)
    return { ...before, value: before.value + value, mean: before.mean + mean, values: before.values + 1 }
  const whole = before.values * minutes >= HEARD * DAY_MINUTES
  return { ...(whole ? withDay(before) : before), day, value, mean, values: 1 }
}

function withDay(before: Days): Days {
  const { value, mean } = before
  const far = FAR_OUT * Math.sqrt(mean + spreadOf(before) * mean * mean)
  const deviation = Math.max(-far, Math.min(far + 1, value - mean))
  const fade = Math.exp(-1 / FADES_DAYS)
  return {
    ...before,
    excess: before.excess * fade + deviation * deviation - mean,
    squares: before.squares * fade + mean * mean,
    days: before.days * fade + 1,
  }
}
