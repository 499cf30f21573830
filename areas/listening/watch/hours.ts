/** What is normal for a whole hour, by what a watch knows when it begins. */
import { bandOf } from './band.ts'
import { expect } from './baseline.ts'
import type { WatchState } from './watch.ts'

export interface Norm {
  expected: number
  low: number
  high: number
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
  const spread = state.baseline.spread + doubt
  return { expected, ...bandOf(expected, spread), spread, score: 0 }
}
