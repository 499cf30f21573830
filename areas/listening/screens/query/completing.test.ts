import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offersAt, type Wish } from './completing.ts'

const known = {
  networks: [{ value: 'bluesky', says: 'Bluesky' }],
  topics: [
    { value: 'delivery', is: 'own' as const },
    { value: 'late_or_lost', is: 'built_in' as const },
  ],
  authors: ['ines.example'],
}
const labels = (text: string, wish: Wish = 'typed') =>
  offersAt({ text, caret: text.length, wish, known }).map(({ label }) => label)

test('while somebody types, only what they began is offered', () => {
  assert.deepEqual(labels('kettle '), [])
  assert.deepEqual(labels('kettle lan'), ['lang:'])
  assert.deepEqual(labels('kettle network:'), ['bluesky'])
  assert.deepEqual(labels('kettle topic:del'), ['delivery'])
  assert.deepEqual(labels('kettle author:in'), ['ines.example'])
})

test('what stands there whole is not offered again, so that Enter is a new line', () => {
  assert.deepEqual(labels('kettle OR'), [])
  assert.ok(!labels('kettle lang:de').includes('de'))
  assert.deepEqual(labels('kettle topic:late_or_lost'), [])
})

test('whoever asks is offered all that fits', () => {
  assert.ok(labels('kettle ', 'asked').includes('NEAR/5'))
  assert.ok(labels('', 'asked').includes('lang:'))
})
