import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Costs, normalised, probationOf, scoreOf, sigmoid, together, type Window, weigh } from './score.ts'

const standard: Costs = { found: 1, missed: 1, false_alarm: 0.11 }
const windows: Window[] = [
  [40, 49],
  [70, 79],
]
const scored = (raised: readonly number[], costs = standard) =>
  scoreOf(
    weigh(100, windows, costs),
    Array.from({ length: 100 }, (_, at) => raised.includes(at)),
    costs,
  )
const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-5, `${actual}, not ${expected}`)

test('a position is worth what the paper says: 0.98661 at the beginning, 0.84828 in the middle, 0 at the end', () => {
  near(sigmoid(-1), 0.98661)
  near(sigmoid(-0.5), 0.84828)
  assert.equal(sigmoid(0), 0)
  near(sigmoid(1), -0.98661)
  assert.equal(sigmoid(3.001), -1)
})

test('15 % of a file are probation, and 750 points at most', () => {
  assert.equal(probationOf(100), 15)
  assert.equal(probationOf(4999), 749)
  assert.equal(probationOf(15902), 750)
})

test('whoever says nothing has 0, who finds every window at its first point 100', () => {
  assert.deepEqual(scored([]), { score: -2, windows: 2, found: 0, false_alarms: 0 })
  assert.equal(normalised(scored([]), standard), 0)
  assert.equal(normalised(scored([40, 70]), standard), 100)
})

test('a window is worth what its first find is worth, and later ones add nothing', () => {
  near(scored([45]).score, 0.84828 / 0.98661 - 1)
  assert.equal(scored([45, 46, 49]).score, scored([45]).score)
  assert.equal(scored([49, 45]).score, scored([45]).score)
})

test('the last point of a window is still a find', () => {
  // One tenth of the window before its end: 2 / (1 + exp(-0.5)) - 1 = 0.244919.
  near(scored([49]).score, 0.244919 / 0.986614 - 1)
  assert.equal(scored([49]).found, 1)
})

test('a false alarm costs the less the closer it is behind a window, and all before the first', () => {
  near(scored([20]).score, -2 - 0.11)
  // One place of nine behind the window: 2 / (1 + exp(5 / 9)) - 1 = -0.270850.
  near(scored([50]).score, -2 - 0.11 * 0.27085)
  near(scored([58]).score, -2 - 0.11 * 0.986614)
  near(scored([50, 58]).score, -2 - 0.11 * (0.27085 + 0.986614))
  assert.equal(scored([50, 58]).false_alarms, 2)
})

test('nothing raised on probation counts', () => assert.deepEqual(scored([0, 7, 14]), scored([])))

test('a window that reaches into probation keeps its width', () => {
  const worths = weigh(100, [[10, 19]], standard)
  assert.equal(worths[14], null)
  near(worths[15]?.worth ?? 0, 0.84828 / 0.98661)
})

test('profiles that hate false alarms or misses weigh them double', () => {
  near(scored([20], { ...standard, false_alarm: 0.22 }).score, -2 - 0.22)
  const missing: Costs = { ...standard, missed: 2 }
  near(scored([40], missing).score, 1 - 2)
  near(normalised(scored([40], missing), missing), 50)
})

test('series are put together by their sums', () => {
  const both = together([scored([40, 20]), scored([70])])
  assert.deepEqual([both.windows, both.found, both.false_alarms], [4, 2, 1])
  near(normalised(both, standard), (100 * (2 - 2 - 0.11 + 4)) / 8)
})
