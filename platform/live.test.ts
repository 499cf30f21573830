import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fastify from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import './tables.ts'
import type { News } from './announcement.ts'
import { CHANNEL, happened } from './facts.ts'
import { leaveNoneOpen, openHttp, type Session } from './http.ts'
import { newId } from './ids.ts'
import type { Listener } from './listeners.ts'
import { openLive, serveLive } from './live.ts'
import { openLog } from './log.ts'
import { theStage } from './rehearsal.ts'
import { type InWork, type Person, system, type Work } from './work.ts'

declare module './facts.ts' {
  interface Facts {
    'test.parcel_sent': { parcel_id: string; note: string }
    'test.parcels_counted': { parcel_ids: string[] }
  }
}

const { database, direct_url } = await theStage()

/** A workspace, a live that counts how often it reads, and a page that hears. */
async function room() {
  const workspace_id = randomUUID()
  const read = { times: 0 }
  const counting: InWork = (whom, body) => {
    read.times += 1
    return database.inWork(whom, body)
  }
  const live = await openLive(direct_url, counting, openLog('silent'))
  after(() => live.close())
  const work = (body: (work: Work) => void) =>
    database.inWork({ workspace_id, by: system('test') }, async (work) => body(work))
  await database.inWork({ workspace_id, by: system('test') }, ({ db }) =>
    db.insertInto('platform_heads').values({ workspace_id }).execute(),
  )
  return { workspace_id, read, live, work }
}

function page(room: { workspace_id: string; live: { listen(listener: Listener): () => void } }, position = 0) {
  const heard: News[] = []
  const listener = { workspace_id: room.workspace_id, position, hear: (news: News[]) => void heard.push(...news) }
  return { heard, listener, leave: room.live.listen(listener) }
}

async function until(what: string, is: () => boolean): Promise<void> {
  for (let i = 0; i < 6_000 && !is(); i++) await sleep(10)
  assert.ok(is(), what)
}

const parcel = (work: Work) => happened(work, 'test.parcel_sent', { parcel_id: newId(work.now), note: 'not an id' })

test('a page hears what a commit announces, of several facts each in its place, and nobody reads the log for it', async () => {
  const here = await room()
  const { heard } = page(here)
  await until('the first look is over', () => here.read.times === 1)
  await here.work((work) => [parcel(work), parcel(work)])
  await here.work(parcel)
  await until('three facts were heard', () => heard.length === 3)
  assert.deepEqual(
    heard.map(({ position, name, ids, audience }) => [position, name, Object.keys(ids), audience]),
    [1, 2, 3].map((position) => [position, 'test.parcel_sent', ['parcel_id'], null]),
  )
  assert.equal(here.read.times, 1)
})

test('what is announced is what is read: a page that comes later hears the very same', async () => {
  const here = await room()
  const first = page(here)
  await until('the first look is over', () => here.read.times === 1)
  await here.work(parcel)
  await until('it was announced', () => first.heard.length === 1)
  const second = page(here)
  await until('it was read', () => second.heard.length === 1)
  assert.deepEqual(second.heard, first.heard)
})

test('where positions are missing, or an announcement is not ours, the log is read', async () => {
  const here = await room()
  await here.work((work) => [parcel(work), parcel(work)])
  const { heard, listener } = page(here, 2)
  await until('the first look is over', () => here.read.times === 1)
  listener.position = 0
  await here.work(parcel)
  await until('the gap was closed', () => heard.length === 3)
  assert.deepEqual(
    heard.map((fact) => fact.position),
    [1, 2, 3],
  )
  for (const text of ['', ' 9', ' 9 {', ' 9 {"told":[[1]]}', ' x y'])
    await database.asPlatform((db) => sql`select pg_notify(${CHANNEL}, ${here.workspace_id + text})`.execute(db))
  await here.work(parcel)
  await until('the next one is heard, once and in its place', () => heard.length === 4)
  assert.equal(heard.at(-1)?.position, 4)
})

test('more than NOTIFY takes is read instead', async () => {
  const here = await room()
  const { heard } = page(here)
  await until('the first look is over', () => here.read.times === 1)
  const parcel_ids = Array.from({ length: 400 }, () => randomUUID())
  await here.work((work) => happened(work, 'test.parcels_counted', { parcel_ids }))
  await until('it was heard', () => heard.length === 1)
  assert.deepEqual(heard[0]?.ids, { parcel_ids })
  assert.equal(here.read.times, 2)
})

test('who closes while a connection is made anew leaves none open', async () => {
  const { host, port } = new pg.Client({ connectionString: direct_url })
  const held: (() => void)[] = []
  let many = 0
  // Lets the first connection through, and the second only when it is told to.
  const gate = createServer((near) => {
    const through = () => {
      const far = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port })
      near.pipe(far).pipe(near)
      for (const [one, other] of [[near, far] as const, [far, near] as const])
        one.on('error', () => {}).on('close', () => other.destroy())
    }
    many += 1
    if (many === 1) through()
    else held.push(through)
  })
  await new Promise<void>((done) => gate.listen(0, '127.0.0.1', done))
  const url = new URL(direct_url.replace(/^\w+:/, 'postgres:'))
  url.searchParams.delete('host')
  url.host = `127.0.0.1:${(gate.address() as AddressInfo).port}`
  const live = await openLive(url.href, database.inWork, openLog('silent'))
  live.startAnew()
  await until('it connects anew', () => held.length === 1)
  await live.close()
  held[0]?.()
  const open = () => new Promise<number>((done) => gate.getConnections((_, some) => done(some)))
  for (let i = 0; i < 300 && (await open()) > 0; i++) await sleep(10)
  assert.equal(await open(), 0)
  gate.close()
})

test('over HTTP an announced fact reaches only whom its audience names, and administrators', async () => {
  const here = await room()
  const team = randomUUID()
  const people: Record<string, Person> = {
    member: { kind: 'person', id: randomUUID(), role: 'agent', team_ids: [team] },
    outsider: { kind: 'person', id: randomUUID(), role: 'agent', team_ids: [randomUUID()] },
    administrator: { kind: 'person', id: randomUUID(), role: 'administrator', team_ids: [] },
  }
  const whoIs = async ({ headers }: { headers: Record<string, unknown> }): Promise<Session | null> => {
    const person = people[String(headers['x-who'])]
    return person ? { workspace_id: here.workspace_id, person, account_id: 'a', session_id: person.id } : null
  }
  const options = { inWork: database.inWork, whoIs, log: openLog('silent') }
  const app = await openHttp({ ...options, routes: [], public_url: 'http://127.0.0.1', trust_proxy: false })
  serveLive(app, { ...options, live: here.live })
  after(() => app.close())
  const address = await app.listen({ host: '127.0.0.1', port: 0 })

  assert.equal((await fetch(`${address}/api/live`)).status, 401)
  const heard = Object.fromEntries(
    await Promise.all(
      Object.keys(people).map(async (who) => [who, await streamOf(`${address}/api/live`, who)] as const),
    ),
  )
  const secret = randomUUID()
  await here.work((work) => {
    happened(work, 'test.parcel_sent', { parcel_id: secret, note: '' }, [team])
    parcel(work)
  })
  for (const who of Object.keys(people))
    await until(`the ${who} hears of what is for all`, () => /"position":2\b/.test(heard[who]?.text ?? ''))
  assert.match(heard['member']?.text ?? '', new RegExp(secret))
  assert.match(heard['administrator']?.text ?? '', new RegExp(secret))
  assert.doesNotMatch(heard['outsider']?.text ?? '', new RegExp(secret))
  for (const { headers, text } of Object.values(heard)) {
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'/)
    assert.doesNotMatch(text, /not an id/)
  }
})

async function streamOf(url: string, who: string) {
  const leaving = new AbortController()
  after(() => leaving.abort())
  const response = await fetch(url, { headers: { 'x-who': who }, signal: leaving.signal })
  const stream = { headers: response.headers, text: '' }
  const read = async () => {
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) stream.text += part
  }
  read().catch(() => {})
  await until('the stream is ready', () => stream.text.includes('event: ready'))
  return stream
}

test('who leaves before the stream begins is not listened for, and while the server ends no stream begins', async () => {
  const here = await room()
  const person: Person = { kind: 'person', id: randomUUID(), role: 'agent', team_ids: [] }
  const asked: (() => void)[] = []
  const whoIs = async (): Promise<Session> => {
    await new Promise<void>((go) => asked.push(go))
    return { workspace_id: here.workspace_id, person, account_id: 'a', session_id: person.id }
  }
  const listening = new Set<Listener>()
  const live: typeof here.live = {
    ...here.live,
    listen: (listener) => {
      listening.add(listener)
      return () => void listening.delete(listener)
    },
  }
  const app = fastify()
  leaveNoneOpen(app)
  serveLive(app, { live, inWork: database.inWork, whoIs })
  let ending = false
  app.addHook('preClose', async () => void (ending = true))
  const address = await app.listen({ host: '127.0.0.1', port: 0 })

  const gone = new Promise((done) => app.server.once('connection', (socket) => socket.once('close', done)))
  const leaving = new AbortController()
  const left = fetch(`${address}/api/live?after=0`, { signal: leaving.signal }).catch(() => 'left')
  await until('the first one is looked up', () => asked.length === 1)
  leaving.abort()
  assert.equal(await left, 'left')
  await gone
  const stays = fetch(`${address}/api/live?after=0`)
  await until('the second one is looked up', () => asked.length === 2)
  asked[0]?.()
  await sleep(20)
  assert.equal(listening.size, 0)

  const ended = app.close()
  await until('the server ends', () => ending)
  asked[1]?.()
  const { status } = await stays
  assert.equal(status, 503)
  // Well before a kept connection would be given up: 72 s.
  const inTime = await Promise.race([ended.then(() => true), sleep(30_000, false, { ref: false })])
  assert.ok(inTime, 'the server ends')
  assert.equal(listening.size, 0)
})
