import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Costs, together, type Window, weigh } from './score.ts'
import { bestOf, leavingOneOut, sweep } from './sweep.ts'

const costs: Costs = { found: 1, missed: 1, false_alarm: 0.11 }
/** A series of a hundred points in which some have a score, the others none. */
const judged = (scores: Record<number, number>, windows: Window[] = [[40, 49]]) => ({
  worths: weigh(100, windows, costs),
  raisedAt: (threshold: number) => Array.from({ length: 100 }, (_, at) => (scores[at] ?? 0) >= threshold),
})
const thresholds = [0.9, 0.8, 0.7, 0.6, 0.5]

test('one threshold is chosen for all, where they score best together', () => {
  const rows = sweep([judged({ 40: 0.6, 20: 0.5 }), judged({ 40: 0.8, 30: 0.7 })], thresholds, costs)
  const best = bestOf(rows)
  assert.equal(best.threshold, 0.6)
  assert.ok(Math.abs(together(best.outcomes).score - (2 - 0.11)) < 1e-12)
})

test('of equal thresholds the first is taken', () => {
  assert.equal(bestOf(sweep([judged({ 40: 0.75 })], thresholds, costs)).threshold, 0.7)
})

test('a series that is left out has no say in its threshold', () => {
  const lucky = judged({ 40: 0.5, 41: 0.6 })
  const strict = judged({ 40: 0.9, 60: 0.85 })
  const rows = sweep([lucky, strict, strict], thresholds, costs)
  const [first, second] = leavingOneOut(rows)
  assert.equal(first?.found, 0)
  assert.equal(second?.found, 1)
  assert.ok(together(leavingOneOut(rows)).score < together(bestOf(rows).outcomes).score)
})

test('there must be something to choose from', () => assert.throws(() => bestOf([]), /no threshold/))
