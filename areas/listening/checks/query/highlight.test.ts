import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bracketsAt, highlight } from './highlight.ts'

const shown = (text: string) =>
  highlight(text)
    .filter((piece) => piece.class !== 'space')
    .map((piece) => `${piece.class}:${text.slice(piece.start, piece.end)}`)

test('each part of a query has its class', () => {
  assert.deepEqual(shown('("arc kettle"~5 OR -lid NEAR/5f x) | lang:(de OR fr) min_reach:10k title:"a b" #c @d'), [
    'bracket:(',
    'phrase:"arc kettle"',
    'number:~5',
    'operator:OR',
    'problem:-',
    'problem:lid',
    'operator:NEAR/',
    'number:5f',
    'word:x',
    'bracket:)',
    'operator:|',
    'field:lang:',
    'bracket:(',
    'word:de',
    'operator:OR',
    'word:fr',
    'bracket:)',
    'field:min_reach:',
    'number:10k',
    'field:title:',
    'phrase:"a b"',
    'word:#c',
    'word:@d',
  ])
})

test('what is wrong is a problem, and says what it would be', () => {
  const text = 'kettle lang:german OR'
  assert.deepEqual(shown(text), ['word:kettle', 'problem:lang:', 'problem:german', 'problem:OR'])
  assert.deepEqual(
    highlight(text)
      .filter((piece) => piece.class === 'problem')
      .map((piece) => piece.as),
    ['field', 'word', 'operator'],
  )
  assert.deepEqual(shown('"never closed'), ['problem:"', 'phrase:never closed'])
})

test('problems that are found elsewhere are shown as well', () => {
  const pieces = highlight('kettle lid', [{ start: 3, end: 8 }])
  assert.deepEqual(
    pieces.map(({ start, end, class: is }) => [start, end, is]),
    [
      [0, 3, 'word'],
      [3, 6, 'problem'],
      [6, 7, 'problem'],
      [7, 8, 'problem'],
      [8, 10, 'word'],
    ],
  )
})

const pairs: [text: string, pair: string | null][] = [
  ['‸(a (b))', '0-6'],
  ['(‸a (b))', '0-6'],
  ['(a ‸(b))', '3-5'],
  ['(a (b‸))', '3-5'],
  ['(a (b)‸)', '0-6'],
  ['(a (b))‸', '0-6'],
  ['(a) ‸b', null],
  ['(a‸', null],
  ['‸)', null],
  ['"(a)"‸ :)', null],
  ['(a)‸(b)', '3-5'],
  ['lang:‸(de)', '5-8'],
]
for (const [marked, pair] of pairs) {
  test(`the brackets at ${marked}`, () => {
    const found = bracketsAt(marked.replace('‸', ''), marked.indexOf('‸'))
    assert.equal(found && `${found.open.start}-${found.close.start}`, pair)
  })
}
