import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWhole, placeOf, readingOf } from './reading.ts'

test('an empty field is neither wrong nor whole', () => {
  for (const text of ['', ' \n ']) {
    const reading = readingOf(text)
    assert.deepEqual(reading.problems, [])
    assert.equal(isWhole(reading), false)
  }
})

test('what cannot be read and what would match everything both keep a query from being whole', () => {
  for (const [text, code] of [
    ['kettle NEAR lid', 'near_without_number'],
    ['lang:de', 'matches_everything'],
  ] as const) {
    const reading = readingOf(text)
    assert.equal(reading.problems[0]?.code, code)
    assert.equal(isWhole(reading), false, text)
  }
})

test('a hint keeps nothing from being whole', () => {
  const reading = readingOf('kettle and lid')
  assert.equal(reading.hints[0]?.code, 'small_operator')
  assert.ok(isWhole(reading))
})

test('a place is told as people count it', () => {
  assert.deepEqual(placeOf('ab cd', 3), { line: 1, character: 4, lines: 1 })
  assert.deepEqual(placeOf('ab\ncd\n', 4), { line: 2, character: 2, lines: 3 })
  assert.deepEqual(placeOf('ab\n', 3), { line: 2, character: 1, lines: 2 })
})
