import assert from 'node:assert/strict'
import { test } from 'node:test'
import { soughtBy } from './terms.ts'

const said = (terms: ReturnType<typeof soughtBy>) => terms && terms.map(({ kind, written }) => `${kind}:${written}`)
const ofQuery = (query: string) => said(soughtBy({ query, names: [], products: [], leave_out: [] }))
const ofNames = (names: string[], products: string[] = []) =>
  said(soughtBy({ query: null, names, products, leave_out: ['Road'] }))

test('a monitor by names is searched for by each of its names and products, and what leaves out is not', () => {
  assert.deepEqual(ofNames(['Fernhill']), ['phrase:Fernhill'])
  assert.deepEqual(ofNames(['Fernhill'], ['Arc kettle']), ['phrase:Fernhill', 'phrase:Arc kettle', 'hashtag:arckettle'])
  assert.deepEqual(ofNames(['#fernhill', '@fernhill.co']), ['hashtag:fernhill', 'mention:fernhill.co'])
  assert.deepEqual(ofNames(["McDonald's"]), ["phrase:McDonald's", 'phrase:McDonalds'])
})

test('what another term finds as well is not searched for again', () => {
  assert.deepEqual(ofNames(['Fernhill', 'Fernhill kettles', 'fernhill']), [
    'phrase:fernhill',
    'hashtag:fernhillkettles',
  ])
  assert.deepEqual(ofQuery('kettle OR "arc kettle"~4'), ['phrase:kettle'])
})

for (const [query, terms] of [
  ['kettle AND "boils over"', ['phrase:kettle']],
  ['the AND kettle', ['phrase:kettle']],
  ['kettle OR toaster', ['phrase:kettle', 'phrase:toaster']],
  ['(kettle OR pot) AND fernhill', ['phrase:fernhill']],
  ['fernhill NEAR/5 kettle', ['phrase:fernhill']],
  ['kettle NOT drum', ['phrase:kettle']],
  ['title:(kettle)', ['phrase:kettle']],
  ['kettle lang:de min_followers:100', ['phrase:kettle']],
  ['kettl*', ['beginning:kettl']],
  ['"arc kettl*"', ['phrase:arc']],
  ['#kettle OR @fernhill', ['hashtag:kettle', 'mention:fernhill']],
  ['author:fernhill.co', ['author:fernhill.co']],
  ['link:fernhill.co/arc', ['link:fernhill.co/arc']],
  ['"arc kettle"~3', ['together:arc kettle']],
  ['やかん', ['phrase:やかん']],
] as const)
  test(`${query} is searched for by ${terms.join(' and ')}`, () => assert.deepEqual(ofQuery(query), terms))

for (const query of ['site:news.example', 'lang:de', 'kettle OR lang:de', 'kettle OR site:news.example'])
  test(`${query} holds no word that every post has, so no search finds all of it`, () =>
    assert.equal(ofQuery(query), null))
