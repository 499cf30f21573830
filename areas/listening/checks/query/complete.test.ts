import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Completion, complete } from './complete.ts'
import type { Known } from './known.ts'
import { parse } from './parse.ts'

const known: Known = {
  networks: [
    { value: 'bluesky', says: 'Bluesky' },
    { value: 'hacker-news', says: 'Hacker News' },
  ],
  topics: [
    ...['delivery', 'late delivery', 'OR'].map((value) => ({ value, is: 'own' as const })),
    { value: 'late_or_lost', is: 'built_in' },
    { value: 'broken', is: 'built_in' },
    { value: 'jobs', is: 'off' },
  ],
  authors: ['fernhill.co', 'Ines Roth'],
}

const at = (marked: string) => complete(marked.replace('‸', ''), marked.indexOf('‸'), known)
const labels = (marked: string) => at(marked).map(({ label }) => label)

function taken(marked: string, { start, end, insert }: Completion): string {
  const text = marked.replace('‸', '')
  return text.slice(0, start) + insert + text.slice(end)
}

const first: [marked: string, result: string][] = [
  ['lan‸', 'lang:'],
  ['kettle Auth‸', 'kettle author:'],
  ['kettle min_f‸', 'kettle min_followers:'],
  ['kettle A‸', 'kettle AND '],
  ['kettle O‸ lid', 'kettle OR  lid'],
  ['kettle NE‸', 'kettle NEAR/5 '],
  ['kettle NEAR‸', 'kettle NEAR/5 '],
  ['N‸', 'NOT '],
  ['-lan‸', '-lang:'],
  ['(lan‸', '(lang:'],
  ['lang:‸', 'lang:en'],
  ['lang:ger‸', 'lang:de'],
  ['lang:f‸', 'lang:fr'],
  ['lang:(de OR f‸', 'lang:(de OR fr'],
  ['lang:(de OR ‸', 'lang:(de OR en'],
  ['is:q‸', 'is:question'],
  ['has:‸', 'has:media'],
  ['sentiment:neg‸', 'sentiment:negative'],
  ['network:hack‸', 'network:hacker-news'],
  ['topic:la‸', 'topic:"late delivery"'],
  ['topic:"la‸', 'topic:"late delivery"'],
  ['topic:o‸', 'topic:"OR"'],
  ['topic:late_‸', 'topic:"late or lost"'],
  ['topic:lost‸', 'topic:"late or lost"'],
  ['topic:brok‸', 'topic:"broken, does not work"'],
  ['author:in‸', 'author:"Ines Roth"'],
  ['author:roth‸', 'author:"Ines Roth"'],
  ['x author:fern‸ y', 'x author:fernhill.co y'],
]
for (const [marked, result] of first) {
  test(`completed: ${marked} is ${result}`, () => {
    const [offer] = at(marked)
    assert.ok(offer, 'nothing was offered')
    assert.equal(taken(marked, offer), result)
  })
}

test('behind something stand operators and fields, before something fields and NOT', () => {
  assert.deepEqual(labels('kettle ‸').slice(0, 6), ['AND', 'OR', 'NOT', 'NEAR/5', 'NEAR/5f', 'author:'])
  assert.deepEqual(labels('kettle AND ‸').slice(0, 2), ['NOT', 'author:'])
  assert.equal(labels('kettle NOT ‸')[0], 'author:')
  assert.equal(labels('‸')[0], 'NOT')
  assert.ok(at('kettle ‸').every(({ says }) => says.length > 0))
})

test('nothing is offered inside a phrase, behind a whole value, or of a field that has no list', () => {
  for (const marked of [
    '"lan‸',
    '"lan‸g"',
    '“lan‸',
    'topic:"late delivery"‸',
    'lang:(de)‸',
    'min_followers:1‸',
    'foo:‸',
    'link:fern‸',
  ])
    assert.deepEqual(at(marked), [], marked)
})

test('topics are offered as screens show them, with what posts carry beside; one that is switched off is not', () => {
  const offers = at('topic:‸').map(({ label, says }) => [label, says])
  assert.deepEqual(offers.slice(2), [
    ['OR', 'Topic of your own'],
    ['late or lost', 'late_or_lost'],
    ['broken, does not work', 'broken'],
  ])
})

test('whatever is offered reads without a problem', () => {
  for (const marked of [
    'kettle lang:‸',
    'kettle topic:‸',
    'kettle author:‸',
    'kettle network:‸',
    'kettle is:‸',
    'kettle has:‸',
    'kettle sentiment:‸',
  ])
    for (const offer of at(marked)) assert.deepEqual(parse(taken(marked, offer)).problems, [], taken(marked, offer))
})
