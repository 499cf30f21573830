import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matches, readEvent } from './live.ts'

test('an event is heard by its kind, by the area before its dot, and a reset by everybody', () => {
  assert.ok(matches(['inbox.conversation_opened'], 'inbox.conversation_opened'))
  assert.ok(matches(['inbox.'], 'inbox.conversation_opened'))
  assert.ok(matches(['people'], 'reset'))
  assert.ok(!matches(['inbox'], 'inbox.conversation_opened'))
  assert.ok(!matches(['in.'], 'inbox.conversation_opened'))
})

test('an event without a kind, or that is not JSON, is left aside', () => {
  assert.deepEqual(readEvent('{"kind":"a.b","id":7}', '41'), { kind: 'a.b', id: '7', position: '41', about: [] })
  assert.equal(readEvent('{"id":"1"}', '41'), null)
  assert.equal(readEvent('not json', '41'), null)
})
