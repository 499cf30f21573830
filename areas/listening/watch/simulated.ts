/** Series for the tests of the watch: drawn by chance from a seed, so the same each time. */
import { seeded } from '#platform/chance.ts'
import { type Alarm, type Change, decide, quiet } from './alarm.ts'
import { begin, type Finding, type Observation, observe, type WatchState } from './watch.ts'

export interface Shape {
  days: number
  seed: number
  /** Mentions expected in the interval at an instant; day counts on from a Monday, hour is of that day. */
  rate: (day: number, hour: number) => number
  minutes?: number
}

const MONDAY = Date.UTC(2026, 0, 5)

/** More by day than by night, less at weekends. */
export const daily = (rate: number) => (day: number, hour: number) =>
  rate * (1 + 0.8 * Math.sin(((hour - 9) / 24) * 2 * Math.PI)) * (day % 7 >= 5 ? 0.6 : 1.15)

export function simulated({ days, seed, rate, minutes = 5 }: Shape): Observation[] {
  const chance = seeded(seed)
  const per_day = (24 * 60) / minutes
  return Array.from({ length: days * per_day }, (_, place) => ({
    at: new Date(MONDAY + place * minutes * 60_000),
    value: poisson(rate(Math.floor(place / per_day), ((place % per_day) * minutes) / 60), chance),
  }))
}

/** Each mention draws others behind it within the next two hours, six for ten on average, as conversations do. */
export function talkative({ days, seed, rate }: Shape): Observation[] {
  const chance = seeded(seed)
  const drawn = new Float64Array(days * 288 + 24)
  return simulated({ days, seed: seed + 1, rate }).map(({ at, value }, place) => {
    const all = value + poisson(drawn[place] ?? 0, chance)
    for (let later = 1; later <= 24; later += 1)
      drawn[place + later] = (drawn[place + later] ?? 0) + (0.6 * all * Math.exp(-later / 8)) / 7.14
    return { at, value: all }
  })
}

/** Scatters as half of it were chance and half moods that last: each half hour has a rate of its own, at times many times the usual. */
export function moody({ days, seed, rate }: Shape): Observation[] {
  const chance = seeded(seed)
  const moods = Array.from({ length: days * 48 }, () => 0.6 * (1 - chance()) ** -0.4)
  return simulated({
    days,
    seed: seed + 1,
    rate: (day, hour) => rate(day, hour) * (moods[day * 48 + Math.floor(hour * 2)] ?? 1),
  })
}

export interface Watching {
  state: WatchState
  findings: (Finding | null)[]
  changes: { change: Change; at: Date }[]
}

/** The watch and its alarm over a series, from its beginning or from where they stood. */
export function watching(series: readonly Observation[], from: WatchState = begin()): Watching {
  let state = from
  let alarm: Alarm = quiet
  const changes: Watching['changes'] = []
  const findings = series.map((one) => {
    const seen = observe(state, one)
    state = seen.state
    if (seen.finding === null || seen.finding.learning) return seen.finding
    const next = decide(alarm, { at: one.at, score: seen.finding.score })
    alarm = next.alarm
    if (next.change) changes.push({ change: next.change, at: one.at })
    return seen.finding
  })
  return { state, findings, changes }
}

export const raisedIn = ({ changes }: Watching) => changes.filter(({ change }) => change === 'raised').length
export const dayOf = (at: Date) => (at.getTime() - MONDAY) / 86_400_000

/** Knuth's way where there are few; many are as good as normally distributed. */
function poisson(mean: number, chance: () => number): number {
  if (mean > 60) {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const until = Math.exp(-mean)
  let count = 0
  for (let left = chance(); left > until; left *= chance()) count += 1
  return count
}
