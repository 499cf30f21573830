import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { parse } from '../checks/query/parse.ts'
import { addQuery, matchesOf, noQueries, removeQuery, spansOf } from './matcher.ts'
import { retune } from './retune.ts'
import { NOTHING_KNOWN, type Subject } from './subject.ts'

function matcherOf(...queries: string[]) {
  const matcher = noQueries()
  queries.forEach((query, nth) => {
    const { node, problems } = parse(query)
    assert.deepEqual(problems, [], query)
    if (node) addQuery(matcher, { id: `${nth}`, node })
  })
  return matcher
}
const post = (text: string, about: Partial<Subject> = {}): Subject => ({
  ...NOTHING_KNOWN,
  tokens: tokenize(text),
  ...about,
})
const isHeard = (query: string, text: string, about: Partial<Subject> = {}) =>
  matchesOf(matcherOf(query), post(text, about)).length > 0

/** A query, what it hears and what it does not. */
const table: [query: string, hears: string[], not: string[]][] = [
  ['kettle', ['My Kettle!', 'KETTLE’s lid', '#kettle'], ['kettles', 'teakettle']],
  ['kettle*', ['kettles', 'kettle', 'kettledrum'], ['kett']],
  ['ke?tle', ['kettle', 'kertle'], ['ketle and kettles']],
  ['"arc kettle"', ['an arc, kettle', '#ArcKettle', '#arckettle'], ['kettle arc', 'arc of kettle']],
  ['arc kettle', ['the kettle called arc'], ['arc', 'kettle']],
  ['arc OR kettle NOT drum', ['arc drum', 'kettle'], ['kettle drum']],
  ['arc NEAR/3 kettle', ['kettle of the arc', 'arc kettle'], ['arc in a b c kettle']],
  ['arc NEAR/3f kettle', ['arc of a kettle'], ['kettle of the arc']],
  ['"arc kettle lid"~2', ['lid of arc kettle', 'kettle arc lid'], ['lid of the arc kettle', 'arc kettle']],
  ['raw:Arc', ['Arc'], ['arc', 'ARC']],
  ['raw:"Arc Kettle"', ['My Arc Kettle'], ['my arc kettle', 'Arc kettle']],
  ['#arc', ['#Arc'], ['arc', '@arc']],
  ['@fernhill.co', ['ask @fernhill.co'], ['fernhill.co', '@fernhill.com']],
  [
    'link:fernhill.co/arc',
    ['see https://www.fernhill.co/arc?x=1'],
    ['https://fernhill.co/drift', 'https://notfernhill.co/arc'],
  ],
  ['水壶', ['我的水壶坏了'], ['水 和 茶壶']],
  ['fern NEAR/2 (kettle OR toaster)', ['fern toaster', 'kettle by fern'], ['fern and a toaster']],
]
for (const [query, hears, not] of table) {
  test(`L1 ${query}`, () => {
    for (const text of hears) assert.ok(isHeard(query, text), `hears “${text}”`)
    for (const text of not) assert.ok(!isHeard(query, text), `does not hear “${text}”`)
  })
}

test('L1 a query asks who said it, where, in which language and with how many who follow', () => {
  const about = {
    network: 'bluesky',
    url: 'https://shop.fernhill.co/news/1',
    author: { handle: 'ines@mastodon.example', name: 'Ines Brandt' },
    followers: 12_000,
    is_reply: true,
  }
  for (const [query, heard] of [
    ['author:ines', true],
    ['author:ines@mastodon.example', true],
    ['author:"ines brandt"', true],
    ['author:brandt', false],
    ['site:fernhill.co', true],
    ['site:hill.co', false],
    ['kettle network:bluesky', true],
    ['kettle network:mastodon', false],
    ['kettle min_followers:10k is:reply', true],
    ['kettle min_followers:20k', false],
    ['kettle has:media', false],
    ['title:kettle', false],
  ] as const)
    assert.equal(isHeard(query, 'a kettle', about), heard, query)
  assert.ok(isHeard('title:(arc kettle) leaks', '', { tokens: tokenize('it leaks', 'The kettle arc') }))
})

test('what is shown are the words that made it hold, and not what stands between them', () => {
  const matcher = matcherOf('(lid NEAR/5 kettle) OR "arc toaster" NOT drum')
  const text = 'The lid of my kettle, not of the arc toaster. Another kettle.'
  assert.deepEqual(matchesOf(matcher, post(text)), ['0'])
  assert.deepEqual(
    spansOf(matcher, '0').map(({ start, end }) => text.slice(start, end)),
    ['lid', 'kettle', 'arc toaster'],
  )
})

test('queries come and go between two posts, and one of the same name takes the place of the other', () => {
  const matcher = matcherOf('kettle', 'toaster')
  assert.deepEqual(matchesOf(matcher, post('kettle and toaster')), ['0', '1'])
  removeQuery(matcher, '0')
  const { node } = parse('lid')
  if (node) addQuery(matcher, { id: '1', node })
  assert.deepEqual(matchesOf(matcher, post('kettle and toaster')), [])
  assert.deepEqual(matchesOf(matcher, post('a lid')), ['1'])
})

test('what the stream turned out to be full of is no longer waited for, and everything is heard as before', () => {
  const matcher = matcherOf('zorbflight zorbluggage', '"zorbflight delayed"', 'zorbflight OR kettle')
  const ordinary = post('another zorbflight today')
  for (let nth = 0; nth < 4000; nth += 1) assert.deepEqual(matchesOf(matcher, ordinary), ['2'])
  const waiting = () => matcher.asks[matcher.nodes.atoms.by_fold.get('zorbflight') ?? -1]?.length ?? 0
  const before = waiting()
  retune(matcher)
  assert.ok(waiting() < before, 'queries wait for their rarer words')
  assert.deepEqual(matchesOf(matcher, post('zorbflight without zorbluggage')).toSorted(), ['0', '2'])
  assert.deepEqual(matchesOf(matcher, post('my zorbflight, delayed')).toSorted(), ['1', '2'])
})

test('a text that says two words ten thousand times is heard, and shows ten places', () => {
  const matcher = matcherOf('(arc NEAR/100 kettle) NEAR/50 (kettle OR arc)', '"arc kettle"~3', '"kettle arc"')
  const text = 'arc kettle '.repeat(3000)
  assert.deepEqual(matchesOf(matcher, post(text)).toSorted(), ['0', '1', '2'])
  for (const id of ['0', '1', '2']) assert.ok(spansOf(matcher, id).length <= 10)
})
