import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daily, raisedIn, simulated, talkative, watching } from './simulated.ts'
import { begin, normalAt, observe, type WatchState } from './watch.ts'

const week = simulated({ days: 7, seed: 1, rate: daily(6) })
const again = (state: WatchState) => JSON.parse(JSON.stringify(state)) as WatchState
const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)
const lastOf = <Item>(items: readonly Item[]): Item => {
  const last = items.at(-1)
  assert.ok(last !== undefined)
  return last
}

test('what is said of a value does not depend on what comes after it', () => {
  const other = week.map((one, place) => (place > 1200 ? { ...one, value: 1000 } : one))
  assert.deepEqual(watching(other).findings.slice(0, 1201), watching(week).findings.slice(0, 1201))
  assert.notDeepEqual(watching(other).findings[1201], watching(week).findings[1201])
})

test('a watch put away as JSON after each value goes on as if it had not been', () => {
  let state = begin()
  const findings = week.map((one) => {
    const seen = observe(again(state), one)
    state = seen.state
    return seen.finding
  })
  assert.deepEqual(findings, watching(week).findings)
  assert.deepEqual(again(state), state)
})

test('a state is left as it was by what is observed from it', () => {
  const { state } = watching(week)
  const before = again(state)
  observe(state, { at: later(lastOf(week).at, 5), value: 400 })
  assert.deepEqual(state, before)
})

test('the state stays small however long and however much', () => {
  const sizes = [0.02, 5, 40_000].flatMap((rate) => {
    const { state } = watching(simulated({ days: 60, seed: 2, rate: daily(rate) }))
    return JSON.stringify(state).length
  })
  assert.ok(Math.max(...sizes) <= 8192, `${sizes} bytes`)
})

test('a value that is not later than the last is passed over', () => {
  const { state } = watching(week)
  const { at } = lastOf(week)
  for (const minutes of [-60 * 24, -5, 0, 1]) {
    const seen = observe(state, { at: later(at, minutes), value: 900 })
    assert.equal(seen.finding, null)
    assert.equal(seen.state, state)
  }
  assert.ok(observe(state, { at: later(at, 5), value: 900 }).finding)
})

test('an hour that nobody heard is neither silence nor a surge', () => {
  const { state } = watching(week)
  const whole = observe(state, { at: later(lastOf(week).at, 5), value: 6 }).finding
  const gap = observe(state, { at: later(lastOf(week).at, 65), value: 6 }).finding
  assert.ok(whole && gap)
  const [, , hour] = gap.stretches
  assert.deepEqual(
    gap.stretches.slice(0, 3).map(({ value }) => value),
    [6, 6, 6],
  )
  assert.equal(hour?.mean, gap.stretches[0]?.mean)
  assert.ok(gap.score < 0.9)
})

test('a fortnight of silence in the stream is picked up again without an alarm', () => {
  const series = simulated({ days: 42, seed: 3, rate: daily(6) })
  const heard = series.filter((_, place) => place < 14 * 288 || place >= 28 * 288 + 77)
  assert.equal(raisedIn(watching(heard)), 0)
})

test('a watch is learning for two days and says so', () => {
  const { findings } = watching(week)
  assert.deepEqual(
    [0, 575, 576].map((place) => findings[place]?.learning),
    [true, true, false],
  )
})

test('what is normal depends on the hour and the weekday', () => {
  const series = simulated({ days: 42, seed: 4, rate: daily(20) })
  const { findings } = watching(series)
  const expected = (day: number, hour: number) => findings[(35 + day) * 288 + hour * 12 + 6]?.expected ?? 0
  for (const [day, hour] of [
    [1, 15],
    [1, 3],
    [6, 15],
    [6, 3],
  ] as const) {
    const truth = daily(20)(day, hour + 0.5)
    assert.ok(Math.abs(Math.log(expected(day, hour) / truth)) < 0.25, `${expected(day, hour)} for ${truth}`)
  }
})

test('nineteen of twenty values lie in the band, and hardly any expectation is off, from sparse to busy', () => {
  for (const rate of [0.02, 0.3, 5, 50, 500]) {
    const series = simulated({ days: 42, seed: 5, rate: daily(rate) })
    const { findings } = watching(series)
    const late = series.flatMap(({ value }, place) => {
      const finding = findings[place]
      return place > 14 * 288 && finding ? [{ ...finding, value }] : []
    })
    const within = late.filter(({ value, low, high }) => low <= value && value <= high).length / late.length
    const sum = (of: (one: (typeof late)[number]) => number) => late.reduce((all, one) => all + of(one), 0)
    const off = sum(({ expected }) => expected) / sum(({ value }) => value)
    assert.ok(within >= 0.93, `${within} of ${rate} lie within`)
    assert.ok(off > 0.9 && off < 1.1, `${off} of ${rate} expected`)
  }
})

test('a finding says what was seen and expected now and over the hours before', () => {
  const { state } = watching(week)
  const { finding } = observe(state, { at: later(lastOf(week).at, 5), value: 97 })
  assert.ok(finding)
  assert.deepEqual(
    finding.stretches.map(({ minutes }) => minutes),
    [5, 15, 60, 180],
  )
  assert.equal(finding.stretches[0]?.value, 97)
  const before = week.slice(-11).reduce((sum, { value }) => sum + value, 0)
  assert.equal(finding.stretches[2]?.value, 97 + before)
  assert.ok(finding.low <= finding.expected && finding.expected <= finding.high && finding.high < 97)
})

test('what is normal can be asked ahead, and is what a value is then held against', () => {
  const { state } = watching(week)
  const at = later(lastOf(week).at, 5)
  const { finding } = observe(state, { at, value: 97 })
  const { expected, low, high } = normalAt(state, at)
  assert.deepEqual([finding?.expected, finding?.low, finding?.high], [expected, low, high])
  assert.ok(normalAt(state, later(at, 12 * 60)).expected !== expected)
})

test('a share is watched against how many there were to be negative', () => {
  const all = simulated({ days: 28, seed: 6, rate: daily(20) })
  const negative = simulated({ days: 28, seed: 7, rate: daily(2) })
  const shares = all.map(({ at, value }, place) => ({
    at,
    value: Math.min(value, negative[place]?.value ?? 0),
    of: value,
  }))
  const { state, findings } = watching(shares)
  assert.ok(Math.abs(Math.log((findings.at(-1)?.expected ?? 0) / (0.1 * lastOf(all).value))) < 0.4)
  const busy = (value: number) => observe(state, { at: later(lastOf(all).at, 5), value, of: 200 }).finding?.score ?? 0
  assert.ok(busy(20) < 0.9, 'ten times the posts with as many negative ones among them is no anomaly of the share')
  assert.ok(busy(190) > 0.95)
})

test('no posts at all say nothing about a share', () => {
  const { state } = watching(week)
  const seen = observe(state, { at: later(lastOf(week).at, 5), value: 0, of: 0 })
  assert.equal(seen.finding, null)
  assert.equal(seen.state, state)
})

test('an hourly series is watched like one of five minutes', () => {
  const series = simulated({ days: 60, seed: 8, rate: daily(12), minutes: 60 })
  const burst = series.map((one, place) => (place >= 1000 && place < 1006 ? { ...one, value: one.value + 200 } : one))
  assert.ok(raisedIn(watching(series, begin(60))) <= 1)
  const { findings } = watching(burst, begin(60))
  assert.ok((findings[1002]?.score ?? 0) > 0.99)
})

test('chatter that breeds chatter is no news every day', () => {
  const raised = [0.02, 0.2, 2].map((rate) => raisedIn(watching(talkative({ days: 60, seed: 9, rate: daily(rate) }))))
  assert.ok(Math.max(...raised) <= 6, `${raised} alarms in 60 days`)
})
