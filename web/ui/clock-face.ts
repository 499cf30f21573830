/** What a clock shows: decided once, so that lists, badges and alarms agree on what is soon and what is late. */
export type ClockState = 'running' | 'soon' | 'late' | 'waiting' | 'done' | 'none'

export interface Limit {
  due_at: Date | string | null
  /** When the time began to run; without it the ring is full until the last half hour. */
  from_at?: Date | string | null
  /** With whom it waits: the clock stands still. */
  waiting_for?: string | null
  answered_in_ms?: number | null
}

export interface ClockFace {
  state: ClockState
  /** Of the whole time, 1 to 0. */
  left: number
  /** Time left, or time over. */
  length_ms: number
}

const SOON_MS = 30 * 60_000
const SOON_SHARE = 0.25

export function clockFace(limit: Limit, now: Date): ClockFace {
  if (limit.answered_in_ms != null) return { state: 'done', left: 0, length_ms: limit.answered_in_ms }
  if (limit.waiting_for) return { state: 'waiting', left: 0, length_ms: 0 }
  if (limit.due_at === null) return { state: 'none', left: 0, length_ms: 0 }
  const due_ms = new Date(limit.due_at).getTime()
  const left_ms = due_ms - now.getTime()
  if (left_ms < 0) return { state: 'late', left: 0, length_ms: -left_ms }
  const whole_ms = limit.from_at ? due_ms - new Date(limit.from_at).getTime() : Math.max(left_ms, SOON_MS * 2)
  const left = whole_ms > 0 ? Math.min(1, left_ms / whole_ms) : 0
  const soon = left_ms <= SOON_MS || (left_ms <= 2 * SOON_MS && left <= SOON_SHARE)
  return { state: soon ? 'soon' : 'running', left, length_ms: left_ms }
}
