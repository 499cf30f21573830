import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channelsWords } from './words.ts'

test('on Home a count stands in words up to twelve, one as many, and in figures above', () => {
  const { held, needs, refused, bare } = channelsWords.en.stuck
  assert.deepEqual([held(1), held(4)], ['One answer is held.', 'Four answers are held.'])
  assert.equal(needs(2), 'Of two answers nobody knows whether they arrived.')
  assert.deepEqual([refused(12), refused(13)], ['Twelve answers were not sent.', '13 answers were not sent.'])
  assert.match(bare(3), /^Three channels/)
})
