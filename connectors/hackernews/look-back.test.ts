/** Looking back further than one answer of the search reaches. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RecordedNetwork, stage } from '../conformance/recording.ts'
import { wholePast } from '../conformance/whole-past.ts'
import type { SearchTerm } from '../connector.ts'
import { hackernews } from './connector.ts'
import { recording } from './recorded.ts'

const NOON_S = Date.parse('2026-11-21T12:00:00Z') / 1_000
const PERIOD = { since_at: new Date((NOON_S - 86_400) * 1_000), until_at: new Date(NOON_S * 1_000) }

/** Comments at these seconds before noon; the search gives the newest thousand of a query. */
function siteWith(seconds: readonly number[], asked: URLSearchParams[] = []): RecordedNetwork {
  const items = seconds.map((before, nth) => ({ id: 50_000_000 - nth, time: NOON_S - before }))
  return {
    answer({ url }) {
      const { pathname, searchParams } = new URL(url)
      const id = Number(/item\/(\d+)/.exec(pathname)?.[1])
      const item = items.find((one) => one.id === id)
      if (item) return Response.json({ ...item, type: 'comment', by: 'ann', text: 'A kettle', parent: 1 })
      asked.push(searchParams)
      const [since = 0, until = 0] = (searchParams.get('numericFilters') ?? '')
        .split(',')
        .map((one) => Number(/\d+$/.exec(one)?.[0]))
      const found = items.filter(({ time }) => time >= since && time < until).slice(0, 1_000)
      const [page, many] = [Number(searchParams.get('page')), Number(searchParams.get('hitsPerPage'))]
      const hits = found.slice(page * many, (page + 1) * many)
      return Response.json({
        hits: hits.map((hit) => ({ objectID: String(hit.id), created_at_i: hit.time, story_id: 1 })),
      })
    },
  }
}

function lookBack(network: RecordedNetwork, term: SearchTerm = { kind: 'phrase', written: 'kettle' }) {
  const { outside } = stage(recording, network)
  return wholePast(hackernews, { outside, account: recording.account }, { ...PERIOD, term })
}

test('N5 more than the thousand that a query gives are all found, also where many were said in one second', async () => {
  const spread = Array.from({ length: 1_300 }, (_, nth) => 10 + nth * 7)
  assert.equal((await lookBack(siteWith(spread))).ids.size, 1_300)
  const crowded = [...spread.slice(0, 30), ...Array.from({ length: 170 }, () => 400), ...spread.slice(60, 90)]
  assert.equal((await lookBack(siteWith(crowded))).ids.size, 230)
})

test('N5 of a second with more than a thousand it is said that some are missing', async () => {
  const { ids, missed } = await lookBack(siteWith(Array.from({ length: 1_100 }, () => 60)))
  assert.equal(ids.size, 1_000)
  assert.deepEqual(missed, ['The search has more of one second than it shows.'])
})

for (const [kind, written, query] of [
  ['phrase', 'arc "kettle', '"arc  kettle"'],
  ['together', 'arc kettle', '"arc" "kettle"'],
  ['beginning', 'kettl', 'kettl'],
  ['author', 'a_b', ''],
] as const)
  test(`a term of the kind ${kind} is asked for in the search’s own signs`, async () => {
    const asked: URLSearchParams[] = []
    await lookBack(siteWith([60], asked), { kind, written })
    assert.equal(asked[0]?.get('query'), query)
    assert.equal(asked[0]?.get('tags'), `(story,comment,poll,job)${kind === 'author' ? ',author_a_b' : ''}`)
  })
