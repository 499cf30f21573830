/** Whatever is added and taken away, in whatever order and batches, the figures are those of what is left. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { seededBelow } from '#platform/chance.ts'
import { newId } from '#platform/ids.ts'
import { rehearse } from '#platform/rehearsal.ts'
import { system, type Work } from '#platform/work.ts'
import { type Counted, count } from './count.ts'
import { linkHostsOf } from './link-hosts.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const RUNS = 25

function mentionOf(below: (most: number) => number, known: { monitors: string[]; authors: string[] }): Counted {
  const pick = <T>(list: readonly T[]) => list[below(list.length)] as T
  const some = (list: readonly string[]) => list.filter(() => below(3) === 0)
  return {
    monitor_id: pick(known.monitors),
    post_id: newId(NOW),
    author_id: pick(known.authors),
    network: pick(['bluesky', 'feeds']),
    posted_at: new Date(NOW.getTime() - below(40 * 3_600_000)),
    language: pick(['en', 'de', 'und']),
    sentiment: 0,
    sentiment_label: pick(['negative', 'neutral', 'positive']),
    topics: some(['broken', 'refund', 'our own']),
    is_repeat: below(4) === 0,
    reach: pick([null, 0, 12, 4_000_000_000, 7.6]),
    link_hosts: some(['a.example', 'b.example']),
  }
}

/** As slowly and plainly as can be. */
function recounted(left: readonly Counted[]): Map<string, number[]> {
  const all = new Map<string, number[]>()
  const put = (key: string, { sentiment_label, is_repeat, reach }: Counted) => {
    const row = all.get(key) ?? [0, 0, 0, 0, 0]
    const clipped = reach === null ? 0 : Math.min(2_147_483_647, Math.round(reach))
    const one = [1, +(sentiment_label === 'positive'), +(sentiment_label === 'negative'), +is_repeat, clipped]
    all.set(
      key,
      row.map((value, nth) => value + (one[nth] ?? 0)),
    )
  }
  for (const one of left) {
    const iso = one.posted_at.toISOString()
    const [hour, day] = [`${iso.slice(0, 13)}:00:00.000Z`, `${iso.slice(0, 10)}T00:00:00.000Z`]
    const where = `${one.monitor_id} ${one.network}`
    for (const from of [`hour ${hour}`, `day ${day}`]) {
      put(`${where} ${one.language} all ${from} `, one)
      for (const topic of one.topics) put(`${where} ${one.language} topic ${from} ${topic}`, one)
    }
    for (const host of one.link_hosts ?? []) put(`${where} ${one.language} link day ${day} ${host}`, one)
    put(`${where} author ${day} ${one.author_id}`, one)
  }
  return all
}

async function kept(work: Work): Promise<Map<string, number[]>> {
  const counts = await work.db.selectFrom('listening_counts').selectAll().execute()
  const authors = await work.db.selectFrom('listening_authors').selectAll().execute()
  const all = new Map<string, number[]>()
  for (const row of counts)
    all.set(
      `${row.monitor_id} ${row.network} ${row.language} ${row.dimension} ${row.step} ${row.from_at.toISOString()} ${row.value}`,
      sumsOf(row),
    )
  for (const row of authors)
    all.set(`${row.monitor_id} ${row.network} author ${row.from_at.toISOString()} ${row.author_id}`, sumsOf(row))
  return new Map([...all].filter(([, sums]) => sums.some((sum) => sum !== 0)))
}

const sumsOf = (row: { mentions: number; positive: number; negative: number; repeats: number; reach: number }) => [
  row.mentions,
  row.positive,
  row.negative,
  row.repeats,
  row.reach,
]
const sorted = (map: Map<string, number[]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))

test('L4 whatever is added and taken away, the figures equal a recount of what is left', async () => {
  for (let seed = 1; seed <= RUNS; seed += 1)
    await rehearse(system('test'), NOW, async (work) => {
      const below = seededBelow(seed)
      const known = {
        monitors: [newId(NOW), newId(NOW)],
        authors: Array.from({ length: 5 }, () => newId(NOW)),
      }
      const left: Counted[] = []
      for (let step = 0; step < 8; step += 1) {
        const taken = left.length > 0 && below(3) === 0 ? left.splice(0, 1 + below(left.length)) : []
        const added = taken.length > 0 ? [] : Array.from({ length: below(30) }, () => mentionOf(below, known))
        await count(work, added, 1)
        await count(work, taken, -1)
        left.push(...added)
        left.sort(() => below(2) - 0.5)
      }
      assert.deepEqual(sorted(await kept(work)), sorted(recounted(left)), `seed ${seed}`)
      const { rows } = await sql<{ many: number }>`
        select coalesce(sum(mentions), 0)::int as many from listening_volumes`.execute(work.db)
      assert.equal(rows[0]?.many, left.length)
    })
  process.stdout.write(`# ${RUNS} lives of figures\n`)
})

test('a link is counted by its host alone, in small letters', () => {
  const link = (target: string) => ({ kind: 'link' as const, start: 0, end: 1, target })
  const links = ['https://WWW.Shop.example/a?b', 'http://shop.example:8080', 'https://who@other.example', 'mailto:x@y']
  assert.deepEqual(linkHostsOf(links.map(link)), ['shop.example', 'other.example'])
})
