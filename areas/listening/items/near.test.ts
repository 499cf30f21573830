import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fingerprint } from '#areas/understanding/duplicates.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { bandsAround, bandsOf, isNear, wordsIn } from './near.ts'

const of = (text: string) => ({ fingerprint: fingerprint(tokenize(text)), words: wordsIn(text) })
const STORY =
  'Shoppers report lids of the popular Arc kettle by Fernhill opening mid-pour; the company has yet to say whether a recall is planned for the batch that was sold in September'

test('a long text with a small change is nearly the same; another is not', () => {
  assert.ok(isNear(of(STORY), of(`${STORY} today`)))
  assert.ok(
    !isNear(of(STORY), of('Thank you for the lovely slow cooker, forty people came and not a bean was left over')),
  )
})

test('a short text is the same only where it is equal: links and handles do not count', () => {
  assert.ok(isNear(of('Fernhill kettles are fine'), of('@ana Fernhill kettles are fine https://x.example/1')))
  assert.ok(!isNear(of('Fernhill kettles are fine'), of('Fernhill kettles are loud')))
  assert.ok(!isNear(of('Fernhill is fine'), of('Fernhill is fine fine')))
})

test('what differs in three bits shares a quarter, and what says nothing of its own has none', () => {
  const bands = bandsOf({ fingerprint: '0123456789abcdef', words: 9 })
  assert.deepEqual(bands, [0x0123, 0x14567, 0x289ab, 0x3cdef])
  const other = bandsOf({ fingerprint: '1123556799abcdef', words: 9 })
  assert.deepEqual(
    bands.filter((band) => other.includes(band)),
    [0x3cdef],
  )
  assert.deepEqual(bandsOf(of('@ana https://x.example/1')), [])
})

test('what differs in seven bits lies under a quarter with one bit changed', () => {
  const one = { fingerprint: '0000000000000000', words: 9 }
  const other = { fingerprint: '0003000300030100', words: 9 }
  const there = bandsOf({ ...other })
  assert.ok(isNear({ ...one, fingerprint: '0000000000000000' }, other))
  assert.equal(bandsOf({ fingerprint: 'ffffffffffffffff', words: 9 }).length, 4)
  assert.ok(bandsAround({ fingerprint: '0001000100010001', words: 9 }).some((band) => there.includes(band)))
  assert.equal(bandsAround(other).length, 68)
})
