import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayBegins } from './day-begins.ts'

const dayIn = (timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' })
const hoursFrom = (at: string, count: number) => {
  const first = Date.parse(at) / 1_000
  return Array.from({ length: count }, (_, nth) => first + nth * 3_600)
}

test('each day of a week of hours is named once, on the reader’s clock, and one that is cut off not at all', () => {
  for (const [zone, from, many] of [
    ['Europe/London', '2026-11-16T13:00:00Z', 7],
    ['Asia/Kolkata', '2026-11-16T13:30:00Z', 7],
    // From midnight on, over the night with 25 hours.
    ['Europe/London', '2026-10-23T23:00:00Z', 7],
  ] as const) {
    const day = dayIn(zone)
    const names = dayBegins(hoursFrom(from, 168), day).map((at) => day.format(at * 1_000))
    assert.equal(names.length, many, `${zone} from ${from}: ${names}`)
    assert.equal(new Set(names).size, many, `${zone} from ${from}: ${names}`)
  }
})
