/**
 * How the Numenta Anomaly Benchmark scores a detector (Lavin and Ahmad, "Evaluating Real-time Anomaly Detection
 * Algorithms", 2015), written anew after its paper and held against the figures it publishes. Each labelled window is worth
 * something once, the more the earlier it is found; a point raised outside of one costs, the less the closer behind it.
 */

/** What a profile says things are worth. */
export interface Costs {
  found: number
  missed: number
  false_alarm: number
}

/** The first and the last point of a window, by their place in the series. */
export type Window = readonly [first: number, last: number]

/** What raising this point would bring; window is the window it lies in, null outside of all. */
export interface Worth {
  window: number | null
  worth: number
}

/** What a detector gave on a series at one threshold. */
export interface Outcome {
  score: number
  windows: number
  found: number
  /** Points raised outside of every window. */
  false_alarms: number
}

const STEEPNESS = 5
/** Further behind a window than this many of its widths, a false alarm costs all it can. */
const FAR_BEHIND = 3
const PROBATION_SHARE = 0.15
const PROBATION_ROWS_MAX = 5000

/** From nearly 1 at a window's beginning (-1) over 0 at its end (0) to nearly -1 one width behind it (1). */
export function sigmoid(position: number): number {
  return position > FAR_BEHIND ? -1 : 2 / (1 + Math.exp(STEEPNESS * position)) - 1
}

/** How many points at the beginning are for learning alone: nothing raised there counts. */
export function probationOf(points: number): number {
  return Math.min(Math.floor(PROBATION_SHARE * points), PROBATION_SHARE * PROBATION_ROWS_MAX)
}

/** What each point of a series would bring if it were raised; null while on probation. Windows are in order and apart. */
export function weigh(points: number, windows: readonly Window[], costs: Costs): (Worth | null)[] {
  const probation = probationOf(points)
  return Array.from({ length: points }, (_, at) => (at < probation ? null : worthOf(at, windows, costs)))
}

function worthOf(at: number, windows: readonly Window[], costs: Costs): Worth {
  const within = windows.findIndex(([first, last]) => first <= at && at <= last)
  const here = windows[within]
  if (here) {
    const [first, last] = here
    const position = -(last - at + 1) / (last - first + 1)
    return { window: within, worth: (costs.found * sigmoid(position)) / sigmoid(-1) }
  }
  const behind = windows.findLast(([, last]) => last < at)
  const position = behind ? (at - behind[1]) / (behind[1] - behind[0]) : Number.POSITIVE_INFINITY
  return { window: null, worth: costs.false_alarm * sigmoid(position) }
}

/**
 * What a series scores when these points are raised: of a window the best point counts, of false alarms every one. A window
 * that lies on probation as a whole is none; the benchmark has no such.
 */
export function scoreOf(worths: readonly (Worth | null)[], raised: readonly boolean[], costs: Costs): Outcome {
  const best = new Map<number, number>()
  const found = new Set<number>()
  let paid = 0
  let false_alarms = 0
  for (const [at, worth] of worths.entries()) {
    if (worth === null) continue
    if (worth.window !== null && !best.has(worth.window)) best.set(worth.window, -costs.missed)
    if (!raised[at]) continue
    if (worth.window === null) {
      paid += worth.worth
      false_alarms += 1
    } else {
      best.set(worth.window, Math.max(best.get(worth.window) ?? 0, worth.worth))
      found.add(worth.window)
    }
  }
  const won = [...best.values()].reduce((sum, worth) => sum + worth, 0)
  return { score: won + paid, windows: best.size, found: found.size, false_alarms }
}

/** What several series gave together. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const sum = (key: keyof Outcome) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
  return { score: sum('score'), windows: sum('windows'), found: sum('found'), false_alarms: sum('false_alarms') }
}

/** On the scale on which a detector that never says anything has 0, and one that finds all at once and nothing else 100. */
export function normalised({ score, windows }: Outcome, costs: Costs): number {
  const nothing = -windows * costs.missed
  const perfect = windows * costs.found
  return (100 * (score - nothing)) / (perfect - nothing)
}
