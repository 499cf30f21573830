import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fingerprint, hamming, NEAR_BITS } from './duplicates.ts'
import { tokenize } from './tokenize.ts'

const of = (text: string) => fingerprint(tokenize(text))
const story =
  'Shoppers report lids of the popular Arc kettle by Fernhill opening mid-pour; the company has yet to say whether a recall is planned for the batch that was sold in September'

test('the same text with another link, handle, case or mark is the same', () => {
  assert.equal(of(story), of(`RT @ledger ${story.toUpperCase()}!!! https://x.example/1`.replace('RT ', '')))
})

test('a small change in a long text is near', () => {
  assert.ok(hamming(of(story), of(story.replace('popular', 'famous'))) <= NEAR_BITS)
  assert.ok(hamming(of(story), of(`${story} today`)) <= NEAR_BITS)
})

test('other texts are far', () => {
  const other =
    'Thank you for the lovely slow cooker, forty people came to the funeral and not a single bean was left over afterwards, honestly the best thing we own'
  assert.ok(hamming(of(story), of(other)) > 2 * NEAR_BITS)
})

test('the order of words counts', () => {
  const one = of('the dog bites the old man in the park on sunday')
  const other = of('the man bites the old dog in the park on sunday')
  assert.notEqual(one.slice(0, 8), other.slice(0, 8))
  assert.notEqual(one.slice(8), other.slice(8))
})

test('a fingerprint is 16 hexadecimal digits, also of nothing', () => {
  for (const text of ['', 'a', story, '漢字', '👍']) assert.match(of(text), /^[0-9a-f]{16}$/)
  assert.equal(hamming('0'.repeat(16), 'f'.repeat(16)), 64)
})
