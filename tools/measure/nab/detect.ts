/** The watch as it ships, run over a series of the benchmark. */
import { decide, quiet, RAISED_FROM } from '#areas/listening/watch/alarm.ts'
import { begin, observe } from '#areas/listening/watch/watch.ts'
import type { Series } from './corpus.ts'

export interface Watched {
  /** The score of each point, or null where the watch was still learning. */
  scores: (number | null)[]
  state_bytes: number
}

export function watched({ points }: Series): Watched {
  let state = begin()
  const scores = points.map((point) => {
    const seen = observe(state, point)
    state = seen.state
    return seen.finding === null || seen.finding.learning ? null : seen.finding.score
  })
  return { scores, state_bytes: JSON.stringify(state).length }
}

/** The points at which an alarm starts. */
export function raised({ points }: Series, { scores }: Watched, raised_from = RAISED_FROM): boolean[] {
  let alarm = quiet
  return points.map(({ at }, place) => {
    const score = scores[place] ?? null
    if (score === null) return false
    const next = decide(alarm, { at, score }, raised_from)
    alarm = next.alarm
    return next.change === 'raised'
  })
}
