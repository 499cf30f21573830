import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginRarity, type Rarity, remember, shareBelow } from './rarity.ts'

const QUARTER_VALUES = 72
/** Quarters of a day with a value each five minutes, of which the last is the highest. */
function after(highest: readonly number[], values = QUARTER_VALUES): Rarity {
  let rarity = beginRarity()
  for (const [quarter, excess] of [...highest, 0].entries())
    for (let value = 0; value < values; value += 1) {
      const at = (quarter * QUARTER_VALUES + value) * 300_000
      rarity = remember(rarity, value === values - 1 ? excess : 0, at, 5)
    }
  return rarity
}
const often = (excess: number, quarters = 100) => Array.from({ length: quarters }, () => excess)

test('what a series does each day is not rare in it', () => {
  const excess = 2
  assert.ok(shareBelow(beginRarity(), excess) > 0.99)
  assert.ok(shareBelow(after(often(excess)), excess) < 0.7)
})

test('rarity grows with the excess and lies in [0, 1]', () => {
  const rarity = after([0.2, 0.5, 1.1, 0.4])
  const shares = [-100, 0, 0.5, 1, 2, 1000].map((excess) => shareBelow(rarity, excess))
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  )
  assert.equal(shares[0], 0)
  assert.equal(shares.at(-1), 1)
})

test('a quarter of which less than half was seen is not learned from', () => {
  const { mean, deviation, quarters } = after(often(3), 30)
  const { mean: before, deviation: scatter, quarters: none } = beginRarity()
  assert.deepEqual([mean, deviation, quarters], [before, scatter, none])
})

test('one quarter beyond measure does not make the next burst common', () => {
  const usual = often(0.5, 60)
  assert.ok(shareBelow(after(usual), 1.5) > 0.98)
  assert.ok(shareBelow(after([...usual, 9]), 1.5) > 0.97)
})

test('no series is believed to be so smooth that a little more is rare', () => {
  assert.ok(shareBelow(after(often(0.1)), 0.4) < 0.95)
})
