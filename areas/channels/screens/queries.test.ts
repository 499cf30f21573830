import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyHears, anyListens } from './queries.ts'

const ON = '2026-11-22T10:00:00Z'

test('a source that never answered is listened to, and hears nothing', () => {
  const waiting = { state: 'waiting', polled_at: null } as const
  const fresh = { state: 'well', polled_at: null } as const
  assert.deepEqual([anyListens([waiting, fresh]), anyHears([waiting, fresh])], [true, false])
  assert.equal(anyHears([waiting, { state: 'well', polled_at: ON }]), true)
  assert.equal(anyHears([{ state: 'paused', polled_at: ON }]), false)
})
