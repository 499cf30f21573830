import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysTouched, hourFrom } from './whole-days.ts'

const days = (from: string, to: string) => {
  const { from_at, to_at } = daysTouched({ from_at: new Date(from), to_at: new Date(to) })
  return [from_at, to_at].map((at) => at.toISOString().slice(0, 10))
}

test('seven days of any clock are seven days in UTC, those nearest to them', () => {
  assert.deepEqual(days('2026-11-16T23:00Z', '2026-11-23T23:00Z'), ['2026-11-17', '2026-11-24'], 'Berlin')
  assert.deepEqual(days('2026-11-17T05:00Z', '2026-11-24T05:00Z'), ['2026-11-17', '2026-11-24'], 'New York')
  assert.deepEqual(days('2026-11-16T15:00Z', '2026-11-23T15:00Z'), ['2026-11-17', '2026-11-24'], 'Tokyo')
  assert.deepEqual(days('2026-11-17T00:00Z', '2026-11-24T00:00Z'), ['2026-11-17', '2026-11-24'], 'London')
  assert.deepEqual(
    days('2026-10-24T22:00Z', '2026-10-26T23:00Z'),
    ['2026-10-25', '2026-10-27'],
    'Berlin, when clocks change',
  )
})

test('what is not over is within them up to now, on every clock', () => {
  assert.deepEqual(days('2026-11-16T23:00Z', '2026-11-23T17:54:12.345Z'), ['2026-11-17', '2026-11-24'])
  assert.deepEqual(days('2026-11-17T05:00Z', '2026-11-24T03:10:00.001Z'), ['2026-11-17', '2026-11-25'])
  assert.deepEqual(days('2026-11-16T15:00Z', '2026-11-23T00:01:00.001Z'), ['2026-11-17', '2026-11-24'])
})

test('the last 24 hours are the two days that they touch', () => {
  assert.deepEqual(days('2026-11-22T18:00Z', '2026-11-23T17:54:12Z'), ['2026-11-22', '2026-11-24'])
})

test('a day that begins at half past begins with the next hour of the figures', () => {
  assert.equal(hourFrom(new Date('2026-11-20T18:30Z')).toISOString(), '2026-11-20T19:00:00.000Z')
  assert.equal(hourFrom(new Date('2026-11-20T18:00Z')).toISOString(), '2026-11-20T18:00:00.000Z')
  assert.equal(hourFrom(new Date('2026-11-20T18:33:07.123Z')).toISOString(), '2026-11-20T18:33:07.123Z')
})
