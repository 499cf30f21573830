import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromWall, onWall } from './wall-clock.ts'

test('what stands in the field is what the reader’s clock shows, there and back', () => {
  for (const [at, zone, local] of [
    ['2026-11-23T13:18:00.000Z', 'Europe/London', '2026-11-23T13:18'],
    ['2026-11-23T13:18:00.000Z', 'Europe/Berlin', '2026-11-23T14:18'],
    ['2026-07-01T22:30:00.000Z', 'Europe/Berlin', '2026-07-02T00:30'],
    ['2026-11-23T20:00:00.000Z', 'Asia/Kolkata', '2026-11-24T01:30'],
    ['2026-11-23T20:00:00.000Z', 'Pacific/Auckland', '2026-11-24T09:00'],
  ] as const) {
    assert.equal(onWall(new Date(at), zone), local)
    assert.equal(fromWall(local, zone)?.toISOString(), at, `${local} in ${zone}`)
  }
})

test('where the clocks change, what is twice is the first, and what is left out an hour later', () => {
  assert.equal(fromWall('2026-10-25T02:30', 'Europe/Berlin')?.toISOString(), '2026-10-25T00:30:00.000Z')
  assert.equal(fromWall('2026-03-29T02:30', 'Europe/Berlin')?.toISOString(), '2026-03-29T01:30:00.000Z')
  assert.equal(fromWall('2026-10-25T12:00', 'Europe/Berlin')?.toISOString(), '2026-10-25T11:00:00.000Z')
})

test('what is no day and time is none', () => {
  assert.equal(fromWall('', 'Europe/Berlin'), null)
  assert.equal(fromWall('tomorrow', 'Europe/Berlin'), null)
})
