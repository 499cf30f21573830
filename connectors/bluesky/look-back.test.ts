/** Looking back further than one search of Bluesky can be paged. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RecordedNetwork, stage } from '../conformance/recording.ts'
import { wholePast } from '../conformance/whole-past.ts'
import type { SearchTerm } from '../connector.ts'
import { bluesky } from './connector.ts'
import { accountRecording } from './recorded.ts'

const NOON_MS = Date.parse('2026-11-21T12:00:00Z')
const PERIOD = { since_at: new Date(NOON_MS - 86_400_000), until_at: new Date(NOON_MS) }
const cid = 'bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a'

function viewAt(nth: number) {
  const at = new Date(NOON_MS - 1 - nth * 1_000).toISOString()
  return {
    ...{ uri: `at://did:plc:annikaannikaannika222222/app.bsky.feed.post/3k${nth}`, cid, indexedAt: at },
    author: { did: 'did:plc:annikaannikaannika222222', handle: 'annika.example' },
    record: { $type: 'app.bsky.feed.post', text: 'A kettle', createdAt: at },
  }
}

/** A search of which only the newest thousand can be paged. */
function networkOf(many: number, asked: URLSearchParams[]): RecordedNetwork {
  const all = Array.from({ length: many }, (_, nth) => viewAt(nth))
  return {
    answer({ url }) {
      const { searchParams } = new URL(url)
      asked.push(searchParams)
      const [since, until] = [searchParams.get('since') ?? '', searchParams.get('until') ?? '']
      const found = all.filter(({ indexedAt }) => indexedAt >= since && indexedAt < until).slice(0, 1_000)
      const from = Number(searchParams.get('cursor') ?? 0)
      const next = from + Number(searchParams.get('limit'))
      return Response.json({ posts: found.slice(from, next), ...(next < found.length && { cursor: String(next) }) })
    },
  }
}

async function lookBack(many: number, term: SearchTerm) {
  const asked: URLSearchParams[] = []
  const { outside } = stage(accountRecording, networkOf(many, asked))
  const past = await wholePast(bluesky, { outside, account: accountRecording.account }, { ...PERIOD, term })
  return { ...past, asked }
}

test('N1 more than one search can be paged through are all found, by searching for what is older', async () => {
  const { ids, asked } = await lookBack(2_350, { kind: 'phrase', written: 'kettle' })
  assert.equal(ids.size, 2_350)
  assert.ok(asked.length < 30, `${asked.length} searches`)
})

for (const [kind, written, q] of [
  ['phrase', 'kettle', 'kettle'],
  ['phrase', 'arc "kettle', '"arc  kettle"'],
  ['phrase', 'from:ann', '"from:ann"'],
  ['together', 'arc kettle', 'arc kettle'],
  ['hashtag', 'kettle', '#kettle'],
  ['mention', 'fernhill.co', 'mentions:fernhill.co'],
  ['mention', 'fernhill', '"@fernhill"'],
  ['author', 'annika.example', 'from:annika.example'],
  ['link', 'fernhill.co/arc', 'domain:fernhill.co'],
] as const)
  test(`${kind} ${written} is asked for as ${q}`, async () => {
    const { asked } = await lookBack(1, { kind, written })
    assert.deepEqual([asked.length, asked[0]?.get('q')], [1, q])
  })

test('a name that is no handle is not searched for, and that is told', async () => {
  const { asked, missed } = await lookBack(1, { kind: 'author', written: 'Annika Ørsted' })
  assert.deepEqual([asked.length, missed], [0, ['“Annika Ørsted” is no handle that Bluesky could search for.']])
})
