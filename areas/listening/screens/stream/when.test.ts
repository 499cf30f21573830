import assert from 'node:assert/strict'
import { test } from 'node:test'
import { betweenDays, betweenOf, daysOf, WHENS, whenOf } from './when.ts'

const now = new Date('2026-11-23T22:30:00Z')

test('days are those of the reader, also where the clocks changed meanwhile', () => {
  assert.deepEqual(betweenOf('today', now, 'Europe/Berlin'), { from: '2026-11-22T23:00:00.000Z', to: undefined })
  assert.deepEqual(betweenOf('today', now, 'Asia/Kolkata'), { from: '2026-11-23T18:30:00.000Z', to: undefined })
  assert.deepEqual(betweenOf('yesterday', now, 'UTC'), {
    from: '2026-11-22T00:00:00.000Z',
    to: '2026-11-23T00:00:00.000Z',
  })
  assert.equal(betweenOf('week', now, 'UTC').from, '2026-11-17T00:00:00.000Z', 'today is the seventh')
  assert.equal(betweenOf('month', now, 'Europe/Berlin').from, '2026-10-24T22:00:00.000Z', 'then it was summer time')
})

test('what was chosen by a name goes by it, other instants by none', () => {
  for (const when of WHENS) assert.equal(whenOf(betweenOf(when, now, 'Europe/Berlin'), now, 'Europe/Berlin'), when)
  assert.equal(whenOf({ from: '2026-11-01T00:00:00.000Z' }, now, 'UTC'), null)
  assert.equal(whenOf({}, now, 'UTC'), null)
})

test('both days count, and those that are none are refused', () => {
  assert.deepEqual(betweenDays('2026-03-29', '2026-03-29', 'Europe/Berlin'), {
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  })
  assert.equal(betweenDays('2026-03-29', '2026-03-28', 'UTC'), null)
  assert.equal(betweenDays('', '2026-03-28', 'UTC'), null)
  const days = { from: '2026-03-01', to: '2026-03-31' }
  const between = betweenDays(days.from, days.to, 'Europe/Berlin')
  assert.deepEqual(between && daysOf(between, 'Europe/Berlin'), days)
})
