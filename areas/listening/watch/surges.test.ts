import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daily, dayOf, moody, raisedIn, simulated, type Watching, watching } from './simulated.ts'
import { normalAt, type Observation } from './watch.ts'

const DAY = 288
/** Times the values of some days, which may be parts of days. */
const timed = (series: readonly Observation[], times: number, [from, until]: readonly [number, number]) =>
  series.map((one) =>
    dayOf(one.at) >= from && dayOf(one.at) < until ? { ...one, value: Math.round(one.value * times) } : one,
  )
const daysOf = ({ changes }: Watching, which: string) =>
  changes.filter(({ change }) => change === which).map(({ at }) => dayOf(at))
const expectedOn = ({ findings }: Watching, day: number) =>
  findings.slice(day * DAY, (day + 1) * DAY).reduce((sum, finding) => sum + (finding?.expected ?? 0), 0)

const busy = simulated({ days: 42, seed: 11, rate: daily(20) })

test('three hours of many times the usual are one alarm, raised within the hour and over within the day after', () => {
  const watch = watching(timed(busy, 8, [23.5, 23.625]))
  const [raised = 0] = daysOf(watch, 'raised')
  const [over = 0] = daysOf(watch, 'over')
  assert.equal(watch.changes.length, 2)
  assert.ok(raised >= 23.5 && raised < 23.5 + 1 / 24, `raised on day ${raised}`)
  assert.ok(over < 24.625, `over on day ${over}`)
})

test('a burst does not move what is normal', () => {
  const calm = watching(busy)
  const shaken = watching(timed(busy, 30, [23.5, 23.625]))
  for (const day of [23, 24, 30]) {
    const moved = expectedOn(shaken, day) / expectedOn(calm, day)
    assert.ok(moved > 0.9 && moved < 1.1, `${moved} times on day ${day}`)
  }
})

test('after one burst another one like it is still seen', () => {
  const watch = watching(timed(timed(busy, 8, [23.5, 23.625]), 8, [30.5, 30.625]))
  assert.deepEqual(
    daysOf(watch, 'raised').map((day) => Math.floor(day)),
    [23, 30],
  )
})

test('a level that has moved for good is one alarm, then the new normal', () => {
  for (const times of [3, 8]) {
    const watch = watching(timed(busy, times, [21, 42]))
    const [over = 42] = daysOf(watch, 'over')
    const calm = watching(busy)
    assert.equal(raisedIn(watch), 1)
    assert.ok(over < 26, `over on day ${over}`)
    for (const day of [28, 35]) {
      const learned = expectedOn(watch, day) / expectedOn(calm, day) / times
      assert.ok(learned > 0.8 && learned < 1.25, `${learned} of what is normal now on day ${day}`)
    }
  }
})

test('a level that has fallen for good is learned within two weeks', () => {
  const watch = watching(timed(busy, 0.3, [21, 42]))
  const learned = expectedOn(watch, 36) / expectedOn(watching(busy), 36) / 0.3
  assert.ok(learned > 0.8 && learned < 1.25, `${learned} of what is normal now`)
  assert.equal(raisedIn(watch), 0)
})

test('a trend of two percent a day is followed', () => {
  const series = simulated({ days: 60, seed: 12, rate: (day, hour) => daily(10)(day, hour) * 1.02 ** day })
  const watch = watching(series)
  assert.equal(raisedIn(watch), 0)
  const truth = series.slice(50 * DAY, 57 * DAY).reduce((sum, { value }) => sum + value, 0)
  const expected = [50, 51, 52, 53, 54, 55, 56].reduce((sum, day) => sum + expectedOn(watch, day), 0)
  assert.ok(Math.abs(Math.log(expected / truth)) < 0.2, `${expected} for ${truth}`)
})

test('a quiet name is left in peace: hardly an alarm in two months, from three mentions a day to a hundred an hour', () => {
  for (const rate of [0.01, 0.05, 0.3, 2, 8]) {
    const raised = [13, 14].map((seed) => raisedIn(watching(simulated({ days: 60, seed, rate: daily(rate) }))))
    assert.ok(Math.max(...raised) <= 2, `${raised} alarms at ${rate} in five minutes`)
  }
})

test('of a name with three mentions a day no hour is made out to be special by a single mention', () => {
  const { state } = watching(simulated({ days: 42, seed: 18, rate: () => 0.01 }))
  const hours = Array.from({ length: 168 }, (_, hour) => new Date(Date.UTC(2026, 1, 16, hour, 30)))
  const expected = hours.map((at) => normalAt(state, at).expected)
  const mean = expected.reduce((sum, one) => sum + one, 0) / expected.length
  assert.ok(Math.max(...expected) < 4 * mean, `${Math.max(...expected)} at most, ${mean} on average`)
})

test('two mentions where there are none is no alarm, thirty within the hour are', () => {
  const sparse = simulated({ days: 30, seed: 15, rate: daily(0.01) })
  const with_more = (more: readonly number[]) =>
    watching(sparse.map((one, place) => ({ ...one, value: one.value + (more[place - 20 * DAY] ?? 0) })))
  assert.equal(raisedIn(with_more([2])), raisedIn(watching(sparse)))
  assert.equal(raisedIn(with_more(Array.from({ length: 10 }, () => 3))), raisedIn(watching(sparse)) + 1)
})

test('a score is what it says: one in twenty quarters of a day reaches 0.95, however wild the series', () => {
  const highest = new Map<string, number>()
  for (const seed of [16, 17]) {
    const series = moody({ days: 90, seed, rate: daily(10) })
    for (const [place, finding] of watching(series).findings.entries()) {
      const quarter = `${seed}/${Math.floor(place / (DAY / 4))}`
      if (finding && !finding.learning) highest.set(quarter, Math.max(highest.get(quarter) ?? 0, finding.score))
    }
  }
  const share = (from: number) => [...highest.values()].filter((score) => score >= from).length / highest.size
  assert.ok(share(0.95) > 0.02 && share(0.95) < 0.08, `${share(0.95)} reach 0.95`)
  assert.ok(share(0.5) > 0.35 && share(0.5) < 0.65, `${share(0.5)} reach 0.5`)
})
