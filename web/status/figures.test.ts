import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureName, figureText } from './figures.ts'

const words = {
  length: (ms: number) => `${ms / 1000} s`,
  number: String,
  compact: (value: number) => value.toFixed(1),
  instant: (at: string) => at.slice(11, 16),
}

test('a figure carries its unit in its name', () => {
  assert.equal(figureText('oldest_ms', 3_000, words), '3 s')
  assert.equal(figureText('free_bytes', 41_200_000_000, words), '41.2 GB')
  assert.equal(figureText('free_bytes', 0, words), '0.0 B')
  assert.equal(figureText('waiting', 12, words), '12')
  assert.equal(figureText('made_at', '2026-11-23T00:27:04.113Z', words), '00:27')
  assert.equal(figureText('postgres_version', '18.1', words), '18.1')
})

test('a figure that nobody gave a word is read by its own name', () => {
  assert.equal(figureName('waiting', { waiting: 'wait' }), 'wait')
  assert.equal(figureName('slowest_call_ms', {}), 'slowest call')
})
