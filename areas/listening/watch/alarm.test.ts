import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Alarm, decide, quiet } from './alarm.ts'

/** The hours at which an alarm changed, of scores that come every hour. */
function changes(scores: readonly number[], raised_from?: number): string[] {
  let alarm: Alarm = quiet
  return scores.flatMap((score, hour) => {
    const next = decide(alarm, { at: new Date(hour * 3_600_000), score }, raised_from)
    alarm = next.alarm
    return next.change ? [`${next.change} at ${hour}`] : []
  })
}

const hours = (count: number, score: number) => Array.from({ length: count }, () => score)

test('an alarm is raised once, however long it lasts', () => {
  assert.deepEqual(changes([0.5, 0.96, ...hours(30, 0.99)]), ['raised at 1'])
})

test('a score that is high but not high enough raises nothing, and keeps standing what was raised', () => {
  assert.deepEqual(changes(hours(30, 0.93)), [])
  assert.deepEqual(changes([0.96, ...hours(30, 0.93)]), ['raised at 0'])
})

test('an alarm is over after half a day below, and may be raised again', () => {
  assert.deepEqual(changes([0.96, ...hours(12, 0.1), 0.97]), ['raised at 0', 'over at 12', 'raised at 13'])
})

test('an alarm that comes back within half a day is still the same', () => {
  assert.deepEqual(changes([0.96, ...hours(11, 0.1), 0.91, ...hours(11, 0.1), 0.97]), ['raised at 0'])
})

test('whoever wants to hear of less sets where it starts', () => {
  assert.deepEqual(changes([0.96, 0.995], 0.99), ['raised at 1'])
  assert.deepEqual(changes([0.85, ...hours(5, 0.85)], 0.8), ['raised at 0'])
})

test('an alarm remembers since when it stands and how high it was', () => {
  const raised = decide(quiet, { at: new Date(1000), score: 0.96 }).alarm
  const higher = decide(raised, { at: new Date(2000), score: 0.99 }).alarm
  const lower = decide(higher, { at: new Date(3000), score: 0.91 }).alarm
  assert.deepEqual(lower, { since: 1000, last_at: 3000, highest: 0.99 })
})
