import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembered } from './remember.ts'

function counting(places: number) {
  const made: string[] = []
  const at = remembered(places, (written) => {
    made.push(written)
    return { written }
  })
  return { made, of: (text: string) => at(text, 0, text.length), at }
}

test('a piece is the same thing wherever it stands', () => {
  const { made, at } = counting(16)
  assert.equal(at('a kettle', 2, 8), at('kettles', 0, 6))
  assert.deepEqual(made, ['kettle'])
})

test('no piece is taken for another, however many share the places', () => {
  const { of } = counting(4)
  for (let round = 0; round < 3; round += 1) for (let n = 0; n < 500; n += 1) assert.equal(of(`w${n}`).written, `w${n}`)
  for (const piece of ['a', 'aa', 'é', 'e\u0301', '\ud800', '😀', 'x'.repeat(40)])
    assert.equal(of(piece).written, piece)
})

test('a stream of new words takes away little of what is in use', () => {
  const { made, of } = counting(1 << 10)
  const common = Array.from({ length: 200 }, (_, n) => `common${n}`)
  let again = 0
  for (let round = 0; round < 100; round += 1) {
    for (let n = 0; n < 500; n += 1) of(`new${round}-${n}`)
    const before = made.length
    for (const word of common) of(word)
    if (round > 0) again += made.length - before
  }
  assert.ok(again / (99 * common.length) < 0.2, `${again} of ${99 * common.length} had to be made again`)
})
