/**
 * S7, TRUST R1: what is acknowledged is durable and once. A stand-in Jetstream offers posts one to three times, shuffled, to the
 * real server (main.ts as a process), which is killed at random and at named points while PostgreSQL is stopped at
 * random. Then it is left to finish, and everything is counted again.
 *   script/test tests/crash/ingest.test.ts                 3,000 and 1,500 posts, 12 and 7 kills
 *   CRASH_LONG=1 script/node --test tests/crash/ingest.test.ts   100,000 posts, 200 kills, 20 stops, for hours
 * CRASH_SEED repeats a run.
 */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '#platform/chance.ts'
import { startEmbedded } from '#platform/embedded.ts'
import { openLog } from '#platform/log.ts'
import { firstRun, listenTo } from './first-run.ts'
import { Jetstream, writeStream } from './jetstream.ts'
import { POINTS } from './mortal.ts'
import { recount, storedPosts } from './recount.ts'
import { endServers, newFolder, orphansOf, type ServerProcess, startServer, until } from './server-process.ts'

const LONG = process.env['CRASH_LONG'] === '1'
const SEED = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 1e9))

interface Form {
  posts: number
  kills: number
  stops: number
  port: number
  per_second: number
  given: boolean
}

interface Ground {
  folder: string
  environment: Record<string, string>
  url: string
  /** The postmaster's. */
  postgres: () => number
  random: () => number
}

const postmaster = (data: string) => () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])

async function groundOf(form: Form): Promise<Ground & { close(): Promise<void> }> {
  const folder = newFolder()
  const stream_port = form.port + 1
  const environment = { BATON_DATA: folder, PORT: String(form.port), ALLOW_HOSTS: `127.0.0.1:${stream_port}` }
  const random = seeded(SEED + form.port)
  if (!form.given) {
    const url = `postgresql://baton@localhost/baton?host=${encodeURIComponent(join(folder, 'sockets'))}`
    return { folder, environment, url, random, postgres: postmaster(join(folder, 'postgres')), close: async () => {} }
  }
  const elsewhere = newFolder()
  const server = await startEmbedded(elsewhere, openLog('silent'))
  server.unref()
  const postgres = postmaster(join(elsewhere, 'postgres'))
  const close = () => server.stop()
  return { folder, environment: { ...environment, DATABASE_URL: server.url }, url: server.url, random, postgres, close }
}

/** First where a place kept too early would lose most; then each in turn, a short run from another one each time. */
function pointOf(nth: number): string | undefined {
  const [, ...after_first_life] = POINTS
  return nth === 0 ? 'posts_before_commit' : after_first_life[(nth + SEED) % after_first_life.length]
}

/** Starts the server, lets it work for a moment, kills it; now and then PostgreSQL too. Returns how it went. */
async function oneLife(ground: Ground, nth: number, stream: Jetstream): Promise<string> {
  const point = nth % 2 === 0 ? pointOf(nth / 2) : undefined
  const CRASH_POINT = point ?? ''
  const CRASH_NTH = String(1 + Math.floor(ground.random() * 4))
  const environment = { ...ground.environment, CRASH_POINT, CRASH_NTH }
  const server = await startServer({ environment, entry: 'tests/crash/mortal.ts' })
  if (!server) return `${point} while starting`
  const patience_ms = point ? 4_000 : 200 + ground.random() * 2_500
  const seen = stream.furthest
  await Promise.race([server.ended, sleep(patience_ms)])
  const how = server.running() ? 'at random' : String(point)
  await server.end('SIGKILL')
  return `${how} after ${stream.furthest - seen} messages`
}

async function stopPostgres(ground: Ground): Promise<void> {
  const server = await startServer({ environment: ground.environment })
  assert.ok(server, 'the server starts by itself')
  await sleep(500 + ground.random() * 1_000)
  const before = ground.postgres()
  process.kill(before, 'SIGQUIT')
  await until('another PostgreSQL', 20_000, () => {
    try {
      return ground.postgres() !== before
    } catch {
      return false
    }
  })
  await until(
    'posts after PostgreSQL came back',
    20_000,
    async () => (await storedPosts(ground.url).catch(() => -1)) >= 0,
  )
  assert.ok(server.running(), `the server outlives PostgreSQL:\n${server.said()}`)
  await server.end('SIGKILL')
}

/** The first life, to its end: a person sets the workspace up. Then this server is killed like the others. */
async function firstLife(ground: Ground, form: Form): Promise<void> {
  const dying = await startServer({
    environment: { ...ground.environment, CRASH_POINT: 'while_migrating', CRASH_NTH: '4' },
    entry: 'tests/crash/mortal.ts',
  })
  assert.equal(dying, null, 'killed in the middle of its first migrations')
  const server = await startServer({ environment: ground.environment })
  assert.ok(server, 'a server that was killed while it migrated starts by itself')
  const ines = await firstRun(`http://127.0.0.1:${form.port}`)
  await listenTo(ines, `ws://127.0.0.1:${form.port + 1}`)
  await sleep(1_500)
  await server.end('SIGKILL')
}

async function lastLife(ground: Ground, stream: Jetstream): Promise<ServerProcess> {
  stream.per_second = 4_000
  const server = await startServer({ environment: ground.environment })
  assert.ok(server, 'the last one starts by itself')
  const wanted = stream.written.posts.size
  const patience_ms = 60_000 + wanted * 4
  await until('the end of the stream', patience_ms, () => stream.finished)
  await until('all posts', patience_ms, async () => (await storedPosts(ground.url)) >= wanted)
  const settled = async () => (await recount(ground.url, stream.written)).wrong.length === 0
  await until('everything to settle', 30_000, settled).catch(() => {})
  return server
}

async function live(t: TestContext, form: Form): Promise<void> {
  const ground = await groundOf(form)
  const stream = new Jetstream(writeStream(form.posts, ground.random), form.per_second)
  await stream.open(form.port + 1)
  t.after(async () => {
    await endServers()
    stream.close()
    await ground.close()
  })
  const began_ms = performance.now()
  await firstLife(ground, form)
  const deaths: string[] = []
  for (let nth = 0; nth < form.kills; nth++) {
    deaths.push(await oneLife(ground, nth, stream))
    if (nth % Math.ceil(form.kills / form.stops) === 1) await stopPostgres(ground)
    assert.ok(form.given || (await orphansOf(ground.folder)).length === 0, 'a killed server leaves no process behind')
  }
  const server = await lastLife(ground, stream)
  const result = await recount(ground.url, stream.written)
  const took_s = Math.round((performance.now() - began_ms) / 1_000)
  console.log(
    `seed ${SEED}: ${result.posts} posts offered ${stream.written.offered} times in ${stream.connections} connections, ${form.kills + 2 + form.stops} kills, ${form.stops} stops of PostgreSQL: ${result.lost} lost, ${result.duplicates} duplicates, ${result.facts} facts, last start ${Math.round(server.started_ms)} ms, ${took_s} s in all`,
  )
  console.log(deaths.map((death) => `  ${death}`).join('\n'))
  assert.deepEqual({ ...result, posts: 0, facts: 0 }, { lost: 0, duplicates: 0, wrong: [], posts: 0, facts: 0 })
  await server.end('SIGKILL')
  assert.deepEqual(await orphansOf(ground.folder), [], 'no process of ours is left after kill -9')
}

describe('S7 TRUST R1 what a server that is killed again and again heard', () => {
  test('is stored once, with its own PostgreSQL', { timeout: LONG ? Infinity : 500_000 }, (t) =>
    live(t, {
      posts: LONG ? 100_000 : 3_000,
      kills: LONG ? 200 : 8,
      stops: LONG ? 20 : 2,
      port: 22_750,
      per_second: LONG ? 800 : 350,
      given: false,
    }),
  )
  test('is stored once, with a given PostgreSQL', { timeout: LONG ? Infinity : 500_000 }, (t) =>
    live(t, {
      posts: LONG ? 20_000 : 1_500,
      kills: LONG ? 40 : 4,
      stops: LONG ? 4 : 1,
      port: 22_753,
      per_second: LONG ? 800 : 250,
      given: true,
    }),
  )
})
