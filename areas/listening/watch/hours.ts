/** What is normal for a whole hour, by what a watch knows when it begins. */
import { bandOf } from './band.ts'
import { expect } from './baseline.ts'
import { spreadOf } from './days.ts'
import type { WatchState } from './watch.ts'

export interface Norm {
  expected: number
  low: number
  high: number
  /** Of the whole day that the hour belongs to (days.ts), with what is not known of the level. */
  spread: number
  score: number
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const LEARNING_MINUTES = 2 * 24 * 60

/** Null while it is learning. */
export function normOfHour(state: WatchState, from_at: Date): Norm | null {
  if (state.values * state.minutes < LEARNING_MINUTES) return null
  let expected = 0
  let doubt = 0
  for (let at = from_at.getTime(); at < from_at.getTime() + HOUR_MS; at += state.minutes * MINUTE_MS) {
    const one = expect(state.baseline, at, 1)
    expected += one.mean
    doubt = Math.max(doubt, one.doubt)
  }
  const spread = spreadOf(state.days) + 1 / (state.baseline.level_known + 1)
  return { expected, ...bandOf(expected, state.baseline.spread + doubt), spread, score: 0 }
}
