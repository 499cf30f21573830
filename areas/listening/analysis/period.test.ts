import assert from 'node:assert/strict'
import { test } from 'node:test'
import { periodOf } from './period.ts'

const NOW = new Date('2026-11-19T10:42:00Z')
const iso = (at: Date | undefined) => at?.toISOString()

test('the last 24 hours end now and are cut into hours', () => {
  const { from_at, to_at, starts, before_from_at, before_to_at } = periodOf(
    { days: 1, time_zone: 'Europe/Berlin' },
    NOW,
  )
  assert.deepEqual([iso(from_at), iso(to_at)], ['2026-11-18T11:00:00.000Z', NOW.toISOString()])
  assert.equal(starts.length, 24)
  assert.deepEqual([iso(before_from_at), iso(before_to_at)], ['2026-11-17T11:00:00.000Z', '2026-11-18T10:42:00.000Z'])
})

test('days begin at the reader’s midnight, also where the clocks change', () => {
  const { starts, step, bucket } = periodOf({ days: 30, time_zone: 'Europe/Berlin' }, NOW)
  assert.deepEqual([step, bucket, starts.length], ['hour', 'day', 30])
  assert.equal(iso(starts[0]), '2026-10-20T22:00:00.000Z')
  assert.equal(iso(starts[29]), '2026-11-18T23:00:00.000Z')
})

test('up to eight days are cut into hours, and more than 92 are added up from days in UTC', () => {
  assert.equal(periodOf({ days: 7, time_zone: 'UTC' }, NOW).bucket, 'hour')
  const long = periodOf({ from: '2026-01-01', to: '2026-06-30', time_zone: 'Asia/Tokyo' }, NOW)
  assert.deepEqual([long.step, long.time_zone, long.starts.length], ['day', 'UTC', 181])
  assert.equal(iso(long.to_at), '2026-07-01T00:00:00.000Z')
})

test('of a period that is not over, the same part of the one before is held against it', () => {
  const { to_at, before_to_at } = periodOf({ days: 7, time_zone: 'UTC' }, NOW)
  assert.equal(iso(to_at), '2026-11-19T10:42:00.000Z')
  assert.equal(iso(before_to_at), '2026-11-12T10:42:00.000Z')
})

test('days to come are left out, so that what is held against the period is as long as it', () => {
  const ahead = periodOf({ from: '2026-11-10', to: '2026-12-24', time_zone: 'Europe/Berlin' }, NOW)
  assert.deepEqual(ahead, periodOf({ from: '2026-11-10', to: '2026-11-19', time_zone: 'Europe/Berlin' }, NOW))
  assert.equal(iso(ahead.before_from_at), '2026-10-30T23:00:00.000Z')
  const soon = { from: '2026-11-20', to: '2026-11-24' }
  assert.throws(() => periodOf({ ...soon, time_zone: 'Europe/Berlin' }, NOW), /still to come/)
  // It is the 20th already where the day begins earlier.
  const late = new Date('2026-11-19T13:00:00Z')
  assert.equal(periodOf({ ...soon, time_zone: 'Pacific/Auckland' }, late).starts.length > 0, true)
})

test('a period that cannot be is refused with what to do', () => {
  assert.throws(
    () => periodOf({ from: '2026-11-19', to: '2026-11-01', time_zone: 'UTC' }, NOW),
    /Turn the two days round/,
  )
  assert.throws(() => periodOf({ from: 'soon', time_zone: 'UTC' }, NOW), /Write the days as/)
  assert.throws(() => periodOf({ from: '2000-01-01', to: '2026-11-01', time_zone: 'UTC' }, NOW), /at most/)
})
