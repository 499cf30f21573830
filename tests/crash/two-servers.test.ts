/**
 * S4, TRUST R7: two copies of main.ts over one given database share the work; live events reach a page at either; one is killed
 * in the middle, and the other takes over what it listened to within the lease and 5 s. Nothing is lost or twice.
 */

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { administrationApi } from '#areas/administration/api.ts'
import { LISTENING } from '#areas/channels/listen.ts'
import { seeded } from '#platform/chance.ts'
import { openEmptyStage, type Stage } from '#platform/rehearsal.ts'
import type { Browsing } from '../over-http.ts'
import { firstRun, listenTo } from './first-run.ts'
import { Jetstream, writeStream } from './jetstream.ts'
import { recount, storedPosts } from './recount.ts'
import { newFolder, type ServerProcess, startServer, until } from './server-process.ts'

const PORTS = [22_770, 22_771] as const
const STREAM = 22_772
const POSTS = 1_500
const TAKEN_OVER_MS = LISTENING.lease_ms + 5_000

let stage: Stage
let stream: Jetstream
let copies: ServerProcess[] = []
before(async () => {
  stage = await openEmptyStage()
  stream = new Jetstream(writeStream(POSTS, seeded(3)), 40)
  await stream.open(STREAM)
  const shared = {
    DATABASE_URL: stage.url,
    BATON_KEY: randomBytes(32).toString('hex'),
    ALLOW_HOSTS: `127.0.0.1:${STREAM}`,
  }
  const start = (port: number) =>
    startServer({
      args: ['--serve', '--work'],
      environment: { ...shared, PORT: String(port), BATON_DATA: newFolder() },
    })
  // At the same instant, on a database that nobody has used.
  const started = await Promise.all(PORTS.map(start))
  copies = started.map((copy) => copy ?? assert.fail('it did not start'))
})
after(async () => {
  await Promise.all(copies.filter((copy) => copy.running()).map((copy) => copy.end('SIGKILL')))
  stream.close()
  await stage.database.close()
})

/** What a page at this copy hears of, from now on. */
async function pageAt(port: number, ines: Browsing): Promise<{ heard: string[]; close(): void }> {
  const leaving = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}/api/live`, {
    headers: { cookie: ines.cookie() },
    signal: leaving.signal,
  })
  assert.equal(response.status, 200)
  const heard: string[] = []
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? [])
      for (const [, ready, kind] of decoder
        .decode(chunk, { stream: true })
        .matchAll(/^event: (ready)$|"kind":"([^"]+)"/gm))
        heard.push(ready ?? kind ?? '')
  }
  read().catch(() => {})
  await until('the page to be ready', 30_000, () => heard.includes('ready'))
  return { heard, close: () => leaving.abort() }
}

const holderPid = () =>
  stage.database.asPlatform(async (db) => {
    const { rows } = await sql<{ holder: string | null }>`select holder from channels_leases where listens`.execute(db)
    return Number(rows[0]?.holder?.split(' ')[1] ?? 0)
  })

const copiesAlive = () =>
  stage.database.asPlatform(async (db) => (await db.selectFrom('platform_copies').select('id').execute()).length)

test('S4 TRUST R7 two copies share the work, and killing one loses nothing', { timeout: 400_000 }, async () => {
  const ines = await firstRun(`http://127.0.0.1:${PORTS[0]}`)
  const pages = await Promise.all(PORTS.map((port) => pageAt(port, ines)))
  const there = { ...ines, address: `http://127.0.0.1:${PORTS[1]}` }
  await fetch(`${there.address}/api/teams`, {
    method: 'POST',
    headers: { cookie: ines.cookie(), 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Repairs' }),
  })
  assert.ok((await ines.call(administrationApi.teams, {})).teams.some((team) => team.name === 'Repairs'))
  await until('both to say that they are there', 20_000, async () => (await copiesAlive()) === 2)

  await listenTo(ines, `ws://127.0.0.1:${STREAM}`)
  await until('the first posts', 20_000, async () => (await storedPosts(stage.url)) > 20)
  for (const { heard } of pages)
    await until('live events at both', 30_000, () => heard.includes('listening.mentions_heard'))

  const holder = await holderPid()
  const listener = copies.findIndex((copy) => copy.pid === holder)
  assert.notEqual(listener, -1, 'one of the two listens')
  const killed = copies[listener] as ServerProcess
  const survivor = PORTS[1 - listener] as number
  await killed.end('SIGKILL')
  const taken_ms = await until(
    'the other to listen',
    TAKEN_OVER_MS,
    async () => ![0, holder].includes(await holderPid()),
  )
  const [, other] = [pages[listener], pages[1 - listener]]
  const before_ = other?.heard.length ?? 0
  await until('live events at the one that is left', 30_000, () => (other?.heard.length ?? 0) > before_)
  assert.equal((await fetch(`http://127.0.0.1:${survivor}/health`)).status, 200)

  stream.per_second = 4_000
  await until('all posts', 60_000, async () => (await storedPosts(stage.url)) >= POSTS)
  await sleep(3_000)
  const { lost, duplicates, wrong, posts } = await recount(stage.url, stream.written)
  console.log(
    `${posts} posts, ${lost} lost, ${duplicates} duplicates; taken over ${Math.round(taken_ms)} ms after the kill (lease ${LISTENING.lease_ms} ms); ${stream.connections} connections`,
  )
  assert.deepEqual({ lost, duplicates, wrong }, { lost: 0, duplicates: 0, wrong: [] })
  assert.ok(stream.names_asked > 0, 'people are asked for by their names, on this machine')
  for (const page of pages) page.close()
})
