import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hintsOf } from './hints.ts'

const hinted: [query: string, ...there: string[]][] = [
  ['kettle or lid', 'or'],
  ['kettle And lid not cheap', 'And', 'not'],
  ['kettle near/5 lid', 'near/5'],
  ['kettle near lid', 'near'],
  ['"where is my order?"', '"where is my order?"'],
  ['order?', 'order?'],
  ['https://fernhill.co/arc', 'https://fernhill.co/arc'],
  ['kettle OR lid'],
  ['or kettle'],
  ['"kettle or lid"'],
  ['author:(and OR or)'],
  ['organi?ation'],
  ['link:https://fernhill.co'],
]
for (const [query, ...there] of hinted) {
  test(`hinted: ${query}`, () => {
    const hints = hintsOf(query)
    assert.deepEqual(
      hints.map(({ start, end }) => query.slice(start, end)),
      there,
    )
    assert.ok(hints.every(({ says }) => says.endsWith('.')))
  })
}
