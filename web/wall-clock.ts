/** The field for a day and a time knows no zone: what stands in it is what the reader's clock shows, wherever the computer is. */

const MINUTE_MS = 60_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Swedish dates are written as the field wants them. */
function clockIn(time_zone: string): Intl.DateTimeFormat {
  const known = clocks.get(time_zone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(time_zone, clock)
  return clock
}

/** As 2026-11-23T13:18. */
export const onWall = (at: Date, time_zone: string): string => clockIn(time_zone).format(at).replace(' ', 'T')

/** Null where it is no day and time. What a change of the clocks leaves out is an hour later; what it has twice is the first. */
export function fromWall(local: string, time_zone: string): Date | null {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) return null
  const offsetAt = (ms: number) =>
    Date.parse(`${onWall(new Date(ms), time_zone)}Z`) - Math.floor(ms / MINUTE_MS) * MINUTE_MS
  const day_ms = 24 * 60 * MINUTE_MS
  const [before, after] = [offsetAt(asUtc - day_ms), offsetAt(asUtc + day_ms)]
  const fits = [asUtc - before, asUtc - after].filter((ms) => offsetAt(ms) === asUtc - ms)
  return new Date(fits.length > 0 ? Math.min(...fits) : asUtc - before)
}
