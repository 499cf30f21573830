import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isolate } from './isolate.ts'

test('a name from right to left is set apart, any other is left as it is', () => {
  assert.equal(isolate('דוד לוי'), '\u2068דוד לוי\u2069')
  assert.equal(isolate('عبد الكريم'), '\u2068عبد الكريم\u2069')
  assert.equal(isolate('Agnieszka Żółkiewska 👩‍🔧'), 'Agnieszka Żółkiewska 👩‍🔧')
})
