import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pointOf } from './drawing.ts'

const days = ['2026-11-21T23:00:00.000Z', '2026-11-22T23:00:00.000Z'].map((at) => ({ at }))

test('a note stands at the day in which it is, that of today too', () => {
  assert.equal(pointOf(days, '2026-11-22T13:18:00.000Z'), days[0]?.at)
  assert.equal(pointOf(days, '2026-11-23T13:18:00.000Z'), days[1]?.at)
  assert.equal(pointOf(days, '2026-11-22T23:00:00.000Z'), days[1]?.at)
  assert.equal(pointOf(days, '2026-11-20T13:18:00.000Z'), undefined)
})
