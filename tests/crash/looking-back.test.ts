/** N5: the real server is killed again and again while a monitor looks back. What was said is heard once each and counted once. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { connectChannel } from '#areas/channels/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { backfillApi } from '#areas/listening/backfill/api.ts'
import { seeded } from '#platform/chance.ts'
import { openEmptyStage, type Stage } from '#platform/rehearsal.ts'
import type { Browsing } from '../over-http.ts'
import { openSite, type Site } from '../stories/hacker-news-site.ts'
import { firstRun } from './first-run.ts'
import { endServers, newFolder, type ServerProcess, startServer, until } from './server-process.ts'

const PORT = 22_790
const POSTS = 900
const KILLS = 6

let stage: Stage
let site: Site
let environment: Record<string, string>
before(async () => {
  stage = await openEmptyStage()
  site = await openSite()
  environment = {
    ...{ DATABASE_URL: stage.url, BATON_KEY: randomBytes(32).toString('hex'), ALLOW_HOSTS: site.host },
    ...{ PORT: String(PORT), BATON_DATA: newFolder() },
  }
})
after(async () => {
  await endServers()
  site?.close()
  await stage?.database.close()
})

const rows = <T>(query: ReturnType<typeof sql<T>>) =>
  stage.database.asOperator((db) => query.execute(db)).then((result) => result.rows)

async function start(): Promise<ServerProcess> {
  return (await startServer({ environment })) ?? assert.fail('it did not start')
}

const stateOf = async (nora: Browsing, id: string) => (await nora.call(backfillApi.list, { id })).backfills[0]?.state

test(`N5 killed ${KILLS} times while it looks back, it hears each post once and counts it once`, async (t) => {
  let server = await start()
  const nora = await firstRun(`http://127.0.0.1:${PORT}`)
  const address = `http://${site.host}`
  await nora.call(connectChannel, {
    network: 'hackernews',
    purpose: 'source',
    answers: { server: address, search: address },
  })
  const polled = sql`select 1 from channels_channels where network = 'hackernews' and polled_at is not null`
  await until('Hacker News is listened to', 30_000, async () => (await rows(polled)).length > 0)
  for (let nth = 0; nth < POSTS; nth += 1)
    site.say({ ago_s: 3_600 + nth * 600, text: `The wombat number ${nth} leaks` })
  const { id } = await nora.call(listeningApi.makeMonitor, { name: 'Wombat', names: [], products: [], leave_out: [] })
  await nora.call(backfillApi.begin, { id, days: 30 })
  const random = seeded(5)
  const kept: number[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(200 + 900 * random())
    await server.end('SIGKILL')
    const [heard] = await rows(
      sql<{ n: number }>`select count(*)::int as n from listening_mentions where monitor_id = ${id}`,
    )
    kept.push(heard?.n ?? 0)
    // What its end does in a minute.
    await rows(sql`update listening_backfill_turns set lease_until = null`)
    server = await start()
  }
  t.diagnostic(`heard when it was killed: ${kept.join(', ')} of ${POSTS}`)
  assert.ok(
    kept.some((many) => many > 0 && many < POSTS),
    'it was killed in the middle',
  )
  await until('it is done', 60_000, async () => (await stateOf(nora, id)) === 'done')
  const texts = await rows(
    sql<{
      text: string
    }>`select p.text from listening_mentions m join channels_posts p on p.id = m.post_id where m.monitor_id = ${id} order by p.posted_at desc`,
  )
  assert.deepEqual(
    texts.map(({ text }) => text),
    Array.from({ length: POSTS }, (_, nth) => `The wombat number ${nth} leaks`),
  )
  const [counted] = await rows(
    sql<{
      n: number
    }>`select sum(mentions)::int as n from listening_counts where monitor_id = ${id} and step = 'hour' and dimension = 'all'`,
  )
  assert.equal(counted?.n, POSTS)
  const [view] = (await nora.call(backfillApi.list, { id })).backfills
  assert.equal(
    view?.parts.reduce((sum, part) => sum + part.kept, 0),
    POSTS,
  )
})
