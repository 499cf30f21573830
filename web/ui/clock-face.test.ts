import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockFace } from './clock-face.ts'

const now = new Date('2026-11-19T10:42:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('time left empties the ring, the last half hour is soon, and after it comes late', () => {
  assert.deepEqual(clockFace({ due_at: at(72), from_at: at(-24) }, now), {
    state: 'running',
    left: 0.75,
    length_ms: 72 * 60_000,
  })
  assert.equal(clockFace({ due_at: at(18), from_at: at(-60) }, now).state, 'soon')
  assert.deepEqual(clockFace({ due_at: at(-8) }, now), { state: 'late', left: 0, length_ms: 8 * 60_000 })
  assert.equal(clockFace({ due_at: at(0) }, now).state, 'soon')
})

test('a clock that waits for somebody, is done or has no limit does not press', () => {
  assert.equal(clockFace({ due_at: at(-90), waiting_for: 'Hayley Marsh' }, now).state, 'waiting')
  assert.equal(clockFace({ due_at: at(-90), answered_in_ms: 34 * 60_000 }, now).state, 'done')
  assert.equal(clockFace({ due_at: null }, now).state, 'none')
})
