/**
 * Watches one series of counts (mentions in each five minutes, negative ones out of all) and says of each value what was
 * normal and how rare it is. A function from state to state: nothing is looked ahead to, nothing drawn by chance, and the
 * state is a few kilobytes of plain JSON, so it can wait in the database between two batches.
 */
import { bandOf } from './band.ts'
import { type Baseline, beginBaseline, expect, learn, withLevel } from './baseline.ts'
import { beginDays, type Days, withValue } from './days.ts'
import { beginRarity, type Rarity, remember, shareBelow } from './rarity.ts'
import { excessOf, type Recent, type Stretch, stretchesOf, withLatest } from './recent.ts'

export interface WatchState {
  minutes: number
  /** The instant of the last value, in milliseconds since 1970. */
  last_at: number | null
  values: number
  baseline: Baseline
  recent: Recent
  rarity: Rarity
  days: Days
}

export interface Observation {
  at: Date
  /** How many there were in the interval that ends, or begins, then: zero where none were, no observation where nobody looked. */
  value: number
  /** Where a share is watched: out of how many. Left out, the value is a count by itself. */
  of?: number
}

/** What is normal at this hour of this weekday: nineteen of twenty values lie from low to high. */
export interface Normal {
  expected: number
  low: number
  high: number
}

export interface Finding extends Normal {
  /** The share of quarters of a day, in [0, 1], in which this series never gets as far above what is expected. */
  score: number
  /** What was seen and expected in this interval and in the stretches that end with it. */
  stretches: Stretch[]
  /** Too little was seen yet for the score to mean anything. */
  learning: boolean
}

const MINUTE_MS = 60_000
const LEARNING_MINUTES = 2 * 24 * 60

export function begin(minutes = 5): WatchState {
  return {
    minutes,
    last_at: null,
    values: 0,
    baseline: beginBaseline(),
    recent: [],
    rarity: beginRarity(),
    days: beginDays(),
  }
}

/** Null as the finding, and the state as it was, where the value is not later than the last, or out of nothing. */
export function observe(state: WatchState, seen: Observation): { state: WatchState; finding: Finding | null } {
  const at = seen.at.getTime()
  const exposure = seen.of ?? 1
  const missed = missedBefore(state, at)
  if (missed < 0 || exposure <= 0) return { state, finding: null }
  const value = { value: seen.value, exposure }
  const baseline = withLevel(state.baseline, value)
  const normal = normalIn(baseline, at, exposure)
  const recent = withLatest(state.recent, { value: seen.value, mean: round(normal.expected) }, missed)
  const stretches = stretchesOf(recent, state.minutes)
  const excess = excessOf(stretches)
  return {
    state: {
      ...state,
      last_at: at,
      values: state.values + 1,
      baseline: learn(baseline, { ...value, at, missed, minutes: state.minutes }),
      recent,
      rarity: remember(state.rarity, excess, at, state.minutes),
      days: withValue(state.days, { at, value: seen.value, mean: normal.expected, minutes: state.minutes }),
    },
    finding: {
      ...normal,
      score: shareBelow(state.rarity, excess),
      stretches,
      learning: state.values * state.minutes < LEARNING_MINUTES,
    },
  }
}

/** What would be normal at an instant, by what was learned so far: for a chart, also of hours to come. */
export function normalAt(state: WatchState, at: Date, of = 1): Normal {
  return normalIn(state.baseline, at.getTime(), of)
}

function normalIn(baseline: Baseline, at: number, exposure: number): Normal {
  const { mean, doubt } = expect(baseline, at, exposure)
  return { expected: mean, ...bandOf(mean, baseline.spread + doubt) }
}

/** How many intervals lie between the last value and this one; less than none where time went back or stood still. */
function missedBefore({ last_at, minutes }: WatchState, at: number): number {
  return last_at === null ? 0 : Math.round((at - last_at) / (minutes * MINUTE_MS)) - 1
}

const round = (value: number) => Number(value.toPrecision(6))
