/** Of places that are linked to, and of people, there are figures of whole days in UTC only. */
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Everywhere a day begins at a quarter of an hour of UTC; the instant that it is now hardly ever lies there. */
const QUARTER_MS = 900_000
/** Shorter ones are no days of anybody's clock. */
const SHORT_MS = 1.5 * DAY_MS

const down = (at_ms: number) => Math.floor(at_ms / DAY_MS) * DAY_MS
const nearest = (at_ms: number) => down(at_ms + DAY_MS / 2)
const up = (at_ms: number) => Math.ceil(at_ms / DAY_MS) * DAY_MS

/**
 * As many days in UTC as the period has on the reader's clock, each the one nearest to theirs, and what is not over up to now; of
 * the last 24 hours the two days that they touch.
 */
export function daysTouched(period: { from_at: Date; to_at: Date }): { from_at: Date; to_at: Date } {
  const [from, to] = [period.from_at.getTime(), period.to_at.getTime()]
  if (to - from < SHORT_MS) return { from_at: new Date(down(from)), to_at: new Date(up(to)) }
  const end = to % QUARTER_MS === 0 ? nearest(to) : up(to)
  return { from_at: new Date(nearest(from)), to_at: new Date(end) }
}

/** Hours of figures begin on the hour of UTC: where a day begins at half past, its first hour is the next. What is now stays. */
export const hourFrom = (at: Date): Date => {
  const ms = at.getTime()
  return ms % QUARTER_MS === 0 ? new Date(Math.ceil(ms / HOUR_MS) * HOUR_MS) : at
}
