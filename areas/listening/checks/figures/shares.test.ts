import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeOf, netOf, shareOf } from './shares.ts'
import { inSteps, stepFor } from './steps.ts'

test('a share says how sure it is, and is none of fewer than ten', () => {
  assert.equal(shareOf(2, 3), null)
  const ten = shareOf(5, 10)
  const thousand = shareOf(500, 1000)
  assert.ok(ten && thousand)
  assert.deepEqual([ten.low.toFixed(3), ten.high.toFixed(3)], ['0.237', '0.763'])
  assert.deepEqual([thousand.low.toFixed(3), thousand.high.toFixed(3)], ['0.469', '0.531'])
  const none = shareOf(0, 40)
  assert.ok(none && none.low === 0 && none.high > 0.05)
})

test('net sentiment is of all that was said, neutral too', () => {
  assert.equal(netOf({ mentions: 20, positive: 5, negative: 10 }), -0.25)
  assert.equal(netOf({ mentions: 3, positive: 3, negative: 0 }), null)
})

test('a change is told in numbers, and as a share only of enough', () => {
  assert.deepEqual(changeOf(9, 3), { by: 6, share: null })
  assert.deepEqual(changeOf(30, 40), { by: -10, share: -0.25 })
})

test('quiet hours are put together until most steps hold enough for a share', () => {
  assert.equal(stepFor([20, 30, 0, 15], 'hour'), 1)
  assert.equal(stepFor(many(30, 4), 'hour'), 3)
  assert.equal(stepFor(many(90, 1), 'hour'), 12)
  assert.equal(stepFor(many(90, 1), 'day'), 14)
  assert.deepEqual(inSteps([1, 2, 3, 4, 5], 2), [3, 7, 5])
})

test('what has enough for a share in all has a step with one, if need be the whole period', () => {
  const week = Array.from({ length: 168 }, (_, hour) => (hour % 14 === 0 ? 1 : 0))
  assert.equal(stepFor(week, 'hour'), 168)
  assert.equal(inSteps(week, 168).length, 1)
  assert.equal(stepFor([], 'hour'), 1)
})

const many = (count: number, each: number) => Array.from({ length: count }, () => each)
