import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barsOf } from './days.ts'

test('days on which nothing was heard stand among the others', () => {
  const bars = barsOf([{ on: '2026-03-03', matched: 2 }], {
    since: '2026-03-01T22:00:00Z',
    until: '2026-03-04T01:00:00Z',
  })
  assert.deepEqual(
    bars.map(({ from, to, matched }) => [from, to, matched]),
    [
      ['2026-03-01', '2026-03-01', 0],
      ['2026-03-02', '2026-03-02', 0],
      ['2026-03-03', '2026-03-03', 2],
      ['2026-03-04', '2026-03-04', 0],
    ],
  )
})

test('many days stand several in a bar, and none is lost or counted twice', () => {
  const days = Array.from({ length: 400 }, (_, at) => ({
    on: new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
    matched: 1,
  }))
  const bars = barsOf(days, { since: '2026-01-01T00:00:00Z', until: '2027-02-04T23:59:59Z', most: 60 })
  assert.ok(bars.length <= 60)
  assert.equal(
    bars.reduce((sum, { matched }) => sum + matched, 0),
    400,
  )
  assert.equal(bars[0]?.from, '2026-01-01')
  assert.equal(bars.at(-1)?.to, '2027-02-04')
})

test('what was said at a later hour than now is no reason to lose it', () => {
  assert.equal(barsOf([], { since: '2026-03-04T01:00:00Z', until: '2026-03-03T01:00:00Z' }).length, 1)
})
