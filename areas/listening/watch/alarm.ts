/**
 * When an alarm starts and when it is over. It starts where a score says that the like is seen in one quarter of a day out
 * of twenty, goes on while it is one out of ten, and is over when half a day stayed below that: one incident, one alarm.
 */

export interface Alarm {
  /** Since when it stands, in milliseconds since 1970; null while all is quiet. */
  since: number | null
  /** When the score last spoke for it, and how high it was at most. */
  last_at: number
  highest: number
}

export type Change = 'raised' | 'over'

export const RAISED_FROM = 0.95
const STANDS_FROM = 0.9
const OVER_AFTER_MS = 12 * 3_600_000

export const quiet: Alarm = { since: null, last_at: 0, highest: 0 }

/** What becomes of the alarm with this score, and whether it changed. */
export function decide(
  alarm: Alarm,
  { at, score }: { at: Date; score: number },
  raised_from = RAISED_FROM,
): { alarm: Alarm; change: Change | null } {
  const now = at.getTime()
  if (alarm.since === null) {
    if (score < raised_from) return { alarm, change: null }
    return { alarm: { since: now, last_at: now, highest: score }, change: 'raised' }
  }
  if (score >= Math.min(STANDS_FROM, raised_from))
    return { alarm: { ...alarm, last_at: now, highest: Math.max(alarm.highest, score) }, change: null }
  return now - alarm.last_at >= OVER_AFTER_MS ? { alarm: quiet, change: 'over' } : { alarm, change: null }
}
