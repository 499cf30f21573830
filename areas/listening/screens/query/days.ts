/** Bars of what was heard by day: days on which nothing was heard too, and several days as one where there are many. */
export interface Bar {
  /** Its first day and its last, as `2026-03-03`. */
  from: string
  to: string
  matched: number
}

const DAY_MS = 86_400_000
const BARS_MAX = 60

export interface Span {
  since: string
  until: string
  most?: number
}

export function barsOf(
  days: readonly { on: string; matched: number }[],
  { since, until, most = BARS_MAX }: Span,
): Bar[] {
  const first = dayOf(since)
  const count = Math.max(1, dayOf(until) - first + 1)
  const wide = Math.ceil(count / most)
  const bars: Bar[] = Array.from({ length: Math.ceil(count / wide) }, (_, at) => ({
    from: nameOf(first + at * wide),
    to: nameOf(Math.min(first + at * wide + wide, first + count) - 1),
    matched: 0,
  }))
  for (const { on, matched } of days) {
    const bar = bars[Math.floor((dayOf(on) - first) / wide)]
    if (bar) bar.matched += matched
  }
  return bars
}

/** Days since 1970, in UTC as the server counts them. */
const dayOf = (instant: string): number => Math.floor(Date.parse(instant) / DAY_MS)
const nameOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
