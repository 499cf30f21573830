import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bandOf } from './band.ts'
import { beginDays, spreadOf, withValue } from './days.ts'
import { normOfHour } from './hours.ts'
import { daily, dayOf, simulated, talkative } from './simulated.ts'
import { begin, type Observation, observe } from './watch.ts'

const SETTLED_DAYS = 20

/** What was told of each day as it went on, and what came. */
function daysOf(series: readonly Observation[]): { value: number; low: number; high: number }[] {
  const days: { value: number; expected: number; spread: number }[] = []
  let state = begin()
  for (const one of series) {
    const day = Math.floor(dayOf(one.at))
    const sums = (days[day] ??= { value: 0, expected: 0, spread: 0 })
    const norm = one.at.getTime() % 3_600_000 === 0 ? normOfHour(state, one.at) : null
    days[day] = {
      value: sums.value + one.value,
      expected: sums.expected + (norm?.expected ?? 0),
      spread: norm?.spread ?? sums.spread,
    }
    state = observe(state, one).state
  }
  return days.slice(SETTLED_DAYS).map(({ value, expected, spread }) => ({ value, ...bandOf(expected, spread) }))
}

const SEEDS = [1, 2, 3, 4, 5, 6]
const within = (make: typeof simulated, per_day: number) => {
  const days = SEEDS.flatMap((seed) => daysOf(make({ days: 60, seed, rate: daily(per_day / 288) })))
  const width = days.reduce((sum, { low, high }) => sum + high - low, 0) / days.length
  return { share: days.filter(({ value, low, high }) => value >= low && value <= high).length / days.length, width }
}

test('nineteen of twenty days lie in their band, by chance alone, and it is no wider than chance needs', () => {
  for (const [per_day, chance_needs] of [
    [8, 11],
    [40, 25],
  ] as const) {
    const { share, width } = within(simulated, per_day)
    assert.ok(share >= 0.93, `${share} of days with ${per_day}`)
    assert.ok(width < 2 * chance_needs, `${width} wide for ${per_day} a day`)
  }
})

test('where one mention draws others behind it, days scatter more and the band knows', () => {
  const { share } = within(talkative, 8)
  assert.ok(share >= 0.87, `${share}`)
})

test('a day of which much was not heard, or that was far out, does not say how days scatter', () => {
  const day = (days: ReturnType<typeof beginDays>, nth: number, value: number, values = 24) =>
    Array.from({ length: values }).reduce<typeof days>(
      (all, _, hour) =>
        withValue(all, { at: (nth * 24 + hour) * 3_600_000, value: value / values, mean: 10, minutes: 60 }),
      days,
    )
  let days = beginDays()
  for (let nth = 0; nth < 30; nth += 1) days = day(days, nth, nth % 2 === 0 ? 230 : 250)
  const calm = spreadOf(days)
  const half = day(day(days, 30, 900, 12), 31, 240)
  assert.ok(Math.abs(spreadOf(day(half, 32, 240)) - calm) < 0.002, 'half a day')
  const far = day(day(days, 30, 24_000), 31, 240)
  assert.ok(
    spreadOf(day(far, 32, 240)) < 3 * calm + 0.02,
    `${spreadOf(far)} after a day of a hundred times, ${calm} before`,
  )
})
