import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyFor, keyOf } from './keys.ts'

const now = new Date('2026-11-21T20:00:00Z')

test('a key is a valid TID, however far the clock is off', () => {
  for (const at of [0, 1, now.getTime(), Date.UTC(2038, 0, 20), Date.UTC(2200, 0, 1)]) {
    assert.match(keyFor(new Date(at), 'delivery'), /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
  }
  assert.match(
    keyOf('at://did:plc:ann/app.bsky.feed.post/1'),
    /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/,
  )
})

test('a key lies within the last seventeen seconds of its time, as the network orders keys', () => {
  const earlier = keyFor(new Date(now.getTime() - 17_000), 'a')
  const later = keyFor(new Date(now.getTime() + 17_000), 'b')
  for (let n = 0; n < 500; n += 1) {
    const key = keyFor(now, `delivery-${n}`)
    assert.ok(earlier < key && key < later)
  }
})

test('twenty thousand deliveries of one instant have as many keys', () => {
  assert.equal(new Set(Array.from({ length: 20_000 }, (_, n) => keyFor(now, `delivery-${n}`))).size, 20_000)
})
