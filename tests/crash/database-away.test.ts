/**
 * TRUST R5: the database is away for a while: swallowed by the network, every connection reset, or standing still. The real
 * server says so in words, acknowledges nothing that is not stored, and is well again within 5 s, without a hand.
 *   script/test tests/crash/database-away.test.ts            10 s of each
 *   CRASH_AWAY_S=30 script/node --test tests/crash/database-away.test.ts
 */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '#platform/chance.ts'
import { startEmbedded } from '#platform/embedded.ts'
import { openLog } from '#platform/log.ts'
import type { Browsing } from '../over-http.ts'
import { firstRun, listenTo } from './first-run.ts'
import { Jetstream, writeStream } from './jetstream.ts'
import { Proxy } from './proxy.ts'
import { recount, storedPosts } from './recount.ts'
import { newFolder, type ServerProcess, startServer, until } from './server-process.ts'

const PORT = 22_760
const ADDRESS = `http://127.0.0.1:${PORT}`
const AWAY_MS = Number(process.env['CRASH_AWAY_S'] ?? 10) * 1_000
const WELL_WITHIN_MS = 5_000
const POSTS = 4_000

interface Ground {
  server: ServerProcess
  ines: Browsing
  proxy: Proxy
  stream: Jetstream
  url: string
  postmaster: number
}
let ground: Ground
const closing: (() => unknown)[] = []

before(async () => {
  const folder = newFolder()
  const postgres = await startEmbedded(folder, openLog('silent'))
  postgres.unref()
  closing.push(() => postgres.stop())
  const sockets = new URL(postgres.url).searchParams.get('host') ?? ''
  const proxy = new Proxy({ path: join(sockets, '.s.PGSQL.5432') })
  await proxy.open(PORT + 1)
  const stream = new Jetstream(writeStream(POSTS, seeded(7)), 60)
  await stream.open(PORT + 2)
  closing.push(
    () => stream.close(),
    () => proxy.close(),
  )
  const environment = {
    ...{ PORT: String(PORT), BATON_DATA: newFolder(), ALLOW_HOSTS: `127.0.0.1:${PORT + 2}` },
    DATABASE_URL: `postgresql://baton@127.0.0.1:${PORT + 1}/baton`,
  }
  const server = await startServer({ environment })
  assert.ok(server)
  closing.push(() => server.end('SIGKILL'))
  const ines = await firstRun(ADDRESS)
  await listenTo(ines, `ws://127.0.0.1:${PORT + 2}`)
  await until('the first posts', 20_000, async () => (await storedPosts(postgres.url)) > 20)
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  ground = { server, ines, proxy, stream, url: postgres.url, postmaster }
})
after(async () => {
  for (const close of closing.reverse()) await close()
})

interface Ask {
  status: number
  body: { message?: string; state?: string; troubles?: { what: string }[] }
  took_ms: number
}

async function ask(path: string, init: RequestInit = {}): Promise<Ask> {
  const began_ms = performance.now()
  const headers = { cookie: ground.ines.cookie(), 'content-type': 'application/json' }
  const response = await fetch(ADDRESS + path, {
    ...init,
    headers: { ...headers, ...init.headers },
    signal: AbortSignal.timeout(40_000),
  })
  return {
    status: response.status,
    body: (await response.json()) as Ask['body'],
    took_ms: performance.now() - began_ms,
  }
}

/** A write that can be counted afterwards: a team with a name of its own. */
const write = (name: string) => ask('/api/teams', { method: 'POST', body: JSON.stringify({ name }) })
const health = () => ask('/health')
const teams = async () => (await ask('/api/teams')).body as unknown as { teams: { name: string }[] }

/** While it lasts people go on writing and reading; afterwards what was acknowledged is there, and what was denied is not. */
async function live(what: string, breakIt: () => void, mendIt: () => void): Promise<void> {
  const writes: Promise<{ name: string; answer: Ask }>[] = []
  const began_ms = performance.now()
  breakIt()
  const said: Ask[] = []
  for (let nth = 0; performance.now() - began_ms < AWAY_MS; nth++) {
    const name = `${what} ${nth} ${randomUUID().slice(0, 8)}`
    writes.push(write(name).then((answer) => ({ name, answer })))
    said.push(await health())
    await sleep(400)
  }
  mendIt()
  const healed_ms = performance.now()
  await until('being well', 30_000, async () => (await health()).status === 200)
  const well_ms = performance.now() - healed_ms
  await until('a write', 30_000, async () => (await write(`${what} after`)).status === 200)
  const writing_ms = performance.now() - healed_ms
  const answers = await Promise.all(writes)
  const stored = new Set((await teams()).teams.map((team) => team.name))
  const count = (status: number) => answers.filter(({ answer }) => answer.status === status).length
  const slowest = Math.max(...answers.map(({ answer }) => answer.took_ms))
  console.log(
    `${what}: ${answers.length} writes, ${count(200)} acknowledged, ${count(503)} answered 503, the slowest after ${Math.round(slowest)} ms; /health said no ${said.filter((each) => each.status === 503).length} of ${said.length} times; well ${Math.round(well_ms)} ms and writing ${Math.round(writing_ms)} ms after it was over`,
  )
  for (const { name, answer } of answers) {
    assert.ok([200, 503].includes(answer.status), `${answer.status} ${JSON.stringify(answer.body)}`)
    if (answer.status === 200) assert.ok(stored.has(name), `${name} was acknowledged and is lost`)
    else if (/Nothing was saved/.test(answer.body.message ?? ''))
      assert.ok(!stored.has(name), `${name} was denied and is there`)
    else assert.match(answer.body.message ?? '', /may or may not be saved/)
  }
  assert.ok(said.some((each) => each.status === 503 && /database does not answer/.test(JSON.stringify(each.body))))
  assert.ok(count(503) > 0, 'requests were told')
  assert.ok(slowest < AWAY_MS + 1_000, 'nobody waits for longer than it lasts')
  assert.ok(well_ms < WELL_WITHIN_MS && writing_ms < WELL_WITHIN_MS, 'well again within 5 s')
  const posts = await storedPosts(ground.url)
  await until('more posts', 40_000, async () => (await storedPosts(ground.url)) > posts)
  assert.ok(ground.server.running())
}

/** The postmaster and all who work for it. */
function allOf(postmaster: number): number[] {
  const parents = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        return { pid: Number(pid), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }
      } catch {
        return { pid: 0, parent: 0 }
      }
    })
  return [postmaster, ...parents.filter(({ parent }) => parent === postmaster).map(({ pid }) => pid)]
}

/** One that ended by itself since it was listed is passed over: the others would stand still for ever. */
function signalAll(signal: NodeJS.Signals): void {
  for (const pid of allOf(ground.postmaster))
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
}

describe('TRUST R5 while the database is away', () => {
  const limit = { timeout: AWAY_MS + 280_000 }
  test('swallowed by the network, nothing is lost or falsely acknowledged', limit, () =>
    live(
      'partition',
      () => ground.proxy.partition(),
      () => ground.proxy.heal(),
    ),
  )
  test('with every connection reset, nothing is lost or falsely acknowledged', limit, () =>
    live(
      'storm',
      () => ground.proxy.storm(),
      () => ground.proxy.heal(),
    ),
  )
  test('standing still, nothing is lost or falsely acknowledged', limit, () =>
    live(
      'standstill',
      () => signalAll('SIGSTOP'),
      () => signalAll('SIGCONT'),
    ),
  )
  test('and afterwards all that was said meanwhile is there, once', limit, async () => {
    ground.stream.per_second = 4_000
    await until('all posts', 100_000, async () => (await storedPosts(ground.url)) >= POSTS)
    const settled = async () => (await recount(ground.url, ground.stream.written)).wrong.length === 0
    await until('everything to settle', 30_000, settled).catch(() => {})
    const { lost, duplicates, wrong, posts } = await recount(ground.url, ground.stream.written)
    console.log(`${posts} posts, ${lost} lost, ${duplicates} duplicates`)
    assert.deepEqual({ lost, duplicates, wrong }, { lost: 0, duplicates: 0, wrong: [] })
  })
})
