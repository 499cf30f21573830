import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { startHeartbeat } from './copies.ts'
import { openDatabase } from './database.ts'
import { happened } from './facts.ts'
import { type Queues, watchQueues } from './health/queues.ts'
import { openHealth, serveHealth } from './health.ts'
import { openHttp } from './http.ts'
import { newId } from './ids.ts'
import { openLog } from './log.ts'
import { type Loop, startLoop } from './loop.ts'
import { metricsToken, serveMetrics } from './metrics.ts'
import { reactOnce } from './reactions.ts'
import { theStage } from './rehearsal.ts'
import { secretsWith } from './secrets.ts'
import { statusRoutes } from './status.ts'
import { type Person, system } from './work.ts'

declare module './facts.ts' {
  interface Facts {
    'test.poison_taken': { thing_id: string }
  }
}

const stage = await theStage()
const { database } = stage
const log = openLog('silent')
const quiet = { database, loops: () => [], areas: [], data_folder: tmpdir() }
const loop = (name: string, well_at: Date, trouble: string | null): Loop => ({
  name,
  poke: () => {},
  stop: async () => {},
  health: () => ({ well_at, trouble }),
})

/** Stands between us and PostgreSQL; `frozen` swallows everything and answers nothing, as a dead network does. */
async function freezer(port: number) {
  const it = { frozen: false, url: '' }
  const url = new URL(stage.url)
  const socket_folder = url.searchParams.get('host')
  const open: Socket[] = []
  const server = createServer((near) => {
    const far = socket_folder
      ? connect(`${socket_folder}/.s.PGSQL.${url.port || 5432}`)
      : connect(Number(url.port || 5432), url.hostname)
    open.push(near, far)
    near.on('data', (bytes) => void (it.frozen || far.write(bytes)))
    far.on('data', (bytes) => void (it.frozen || near.write(bytes)))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const through = new URL(stage.url)
  through.searchParams.delete('host')
  through.hostname = '127.0.0.1'
  through.port = String(port)
  it.url = through.toString()
  return it
}

test('S6 a well installation is 200, and says so', async () => {
  const app = await http([])
  serveHealth(app, openHealth(quiet))
  const answer = await app.inject('/health')
  assert.deepEqual([answer.statusCode, answer.json()], [200, { state: 'well', troubles: [] }])
  await app.close()
})

test('S6 while the database hangs, /health answers in time that it is away, a hundred times, on one connection', async () => {
  const between = await freezer(22530)
  const slow = openDatabase(between.url, { connections: 3, allowExitOnIdle: true })
  const health = openHealth({ ...quiet, database: slow, time_limit_ms: 600 })
  assert.equal((await health()).state, 'well')
  between.frozen = true
  await new Promise((done) => setTimeout(done, 1100))
  const began = performance.now()
  const answers = await Promise.all(Array.from({ length: 100 }, health))
  assert.ok(performance.now() - began < 5000, `${performance.now() - began} ms`)
  assert.ok(
    answers.every(
      ({ state, troubles }) => state === 'down' && /database does not answer/.test(troubles[0]?.what ?? ''),
    ),
  )
  await new Promise((done) => setTimeout(done, 1100))
  await health()
  assert.equal(slow.pool.totalCount, 1)

  between.frozen = false
  const healed = performance.now()
  while ((await health()).state !== 'well') await new Promise((done) => setTimeout(done, 200))
  assert.ok(performance.now() - healed < 5000, 'healthy within 5 s of healing')
})

test('S6 a database that is gone is 503 with what to do', async () => {
  const gone = openDatabase('postgresql://nobody@127.0.0.1:22531/none', { connections: 1, allowExitOnIdle: true })
  const app = await http([])
  serveHealth(app, openHealth({ ...quiet, database: gone }))
  const answer = await app.inject('/health')
  assert.equal(answer.statusCode, 503)
  assert.match(answer.json().troubles[0].mend, /See whether PostgreSQL runs/)
  await app.close()
})

test('S6 a worker that fails or hangs for long is down, one that stumbled is late', async () => {
  const now = new Date()
  const ago = (s: number) => new Date(now.getTime() - s * 1000)
  const state = async (which: Loop) => (await openHealth({ ...quiet, loops: () => [which], now: () => now })()).state
  assert.equal(await state(loop('a', ago(5), null)), 'well')
  assert.equal(await state(loop('a', ago(5), 'once')), 'late')
  assert.equal(await state(loop('a', ago(70), 'again')), 'down')
  assert.equal(await state(loop('a', ago(130), null)), 'down')
  assert.equal(await state({ ...loop('rare', ago(130), null), idle_ms: 3_600_000 }), 'well')
  const real = startLoop({ name: 'real', log, idle_ms: 10, step: () => Promise.reject(new Error('broken')) })
  await new Promise((done) => setTimeout(done, 50))
  assert.equal((await openHealth({ ...quiet, loops: () => [real] })()).state, 'late')
  await real.stop()
})

test('S6 a queue is late when its next row stays, whatever its age; due things when they are overdue', () => {
  const empty = {
    reactions: 0,
    next_reaction: null,
    parked: 0,
    due: 0,
    due_oldest_at: null,
    webhook_calls: 0,
    unsealed: 0,
  }
  const at = (s: number) => new Date(1_800_000_000_000 + s * 1000)
  const watch = watchQueues()
  const down = (queues: Partial<Queues>, s: number) =>
    watch({ ...empty, ...queues }, at(s)).filter(({ weight }) => weight === 'down').length
  assert.equal(down({ reactions: 5, next_reaction: 'a' }, 0), 0)
  assert.equal(down({ reactions: 5, next_reaction: 'b' }, 50), 0)
  assert.equal(down({ reactions: 5, next_reaction: 'b' }, 100), 0)
  assert.equal(down({ reactions: 5, next_reaction: 'b' }, 120), 1)
  assert.equal(down({}, 130), 0)
  assert.equal(down({ due: 1, due_oldest_at: at(130) }, 200), 0)
  assert.equal(down({ due: 1, due_oldest_at: at(130) }, 300), 1)
})

test('S6 what an area says is down fails /health; one that hangs or throws cannot say how it is', async () => {
  const well = { weight: 'down' as const, what: 'The channel is broken.', mend: 'Connect it again.' }
  const says = async (troubles: () => Promise<(typeof well)[]>) =>
    openHealth({ ...quiet, areas: [{ name: 'channels', troubles }], time_limit_ms: 1000 })()
  assert.deepEqual(await says(async () => [well]), { state: 'down', troubles: [well] })
  const unsaid = {
    state: 'down',
    troubles: [
      { weight: 'down', what: 'The part "channels" cannot say how it is.', mend: 'See the log of the server.' },
    ],
  }
  assert.deepEqual(await says(() => new Promise(() => {})), unsaid)
  assert.deepEqual(await says(() => Promise.reject(new Error('x'))), unsaid)
})

const secrets = secretsWith(randomBytes(32))
const workspace_id = randomUUID()
let role: Person['role'] = 'administrator'

async function http(routes: Parameters<typeof openHttp>[0]['routes']) {
  return openHttp({
    routes,
    inWork: database.inWork,
    whoIs: async () => ({
      workspace_id,
      person: { kind: 'person', id: workspace_id, role, team_ids: [] },
      account_id: 'a',
      session_id: 's',
    }),
    log: { error: (detail) => console.error(detail) },
    public_url: 'http://127.0.0.1',
    trust_proxy: false,
  })
}

test('S6 /metrics counts requests by route template, and is read from here or with its token', async () => {
  const app = await http([])
  const gauge = {
    name: 'baton_test_rows' as const,
    help: 'test',
    labels: ['kind'],
    read: async () => [{ labels: { kind: 'odd' }, value: 3 }],
  }
  const hanging = { ...gauge, name: 'baton_test_hanging' as const, read: () => new Promise<never>(() => {}) }
  serveMetrics(app, {
    database,
    loops: () => [loop('one', new Date(), null)],
    areas: [{ gauges: [gauge, hanging] }],
    secrets,
  })
  app.get('/things/:id', async () => 'ok')
  for (const url of ['/things/1', '/things/2', '/made-up', '/made-up-too']) await app.inject(url)
  const read = (headers = {}, remoteAddress = '127.0.0.1') => app.inject({ url: '/metrics', headers, remoteAddress })
  const { body, statusCode } = await read()
  assert.equal(statusCode, 200)
  assert.match(body, /baton_http_request_seconds_count\{method="GET",route="\/things\/:id",status="200"\} 2/)
  assert.match(body, /baton_http_request_seconds_count\{method="GET",route="none",status="404"\} 2/)
  assert.match(body, /baton_loop_unwell_seconds\{loop="one"\} 0/)
  assert.match(body, /baton_queue_rows\{queue="reactions"\} \d/)
  assert.match(body, /baton_test_rows\{kind="odd"\} 3/)
  assert.doesNotMatch(body, /made-up/)
  assert.match(body, /baton_process_resident_memory_bytes \d/)
  assert.equal((await read({}, '203.0.113.5')).statusCode, 403)
  assert.equal((await read({ 'x-forwarded-for': '127.0.0.1' })).statusCode, 403)
  assert.equal((await read({ authorization: 'Bearer guess' }, '203.0.113.5')).statusCode, 403)
  assert.equal((await read({ authorization: `Bearer ${metricsToken(secrets)}` }, '203.0.113.5')).statusCode, 200)
  await app.close()
})

test('S6 the status page names the parked fact and its cause, and Try again does it', async () => {
  let poison = true
  const areas = {
    test_area: {
      'test.poison_taken': async () => {
        if (poison) throw new Error('the cause in words')
      },
    },
  }
  const reacting = openDatabase(stage.url, {
    connections: 4,
    allowExitOnIdle: true,
    areasReactingTo: () => ['test_area'],
  })
  const by = system('test')
  await reacting.inWork({ workspace_id, by }, async (work) => {
    await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
    happened(work, 'test.poison_taken', { thing_id: newId(work.now) })
  })
  const heartbeat = startHeartbeat({ database, log, loops: () => [] })
  const app = await http(
    statusRoutes({
      health: openHealth(quiet),
      areas: [
        { status: async () => [{ name: 'Intake', state: 'well', says: 'All is heard.', figures: { posts: 3 } }] },
      ],
      secrets,
      data_folder: tmpdir(),
    }),
  )
  const read = async () => (await app.inject('/api/status')).json()
  for (let i = 0; i < 4; i++) {
    await reacting.asPlatform((db) =>
      sql`update platform_reactions set not_before = null where workspace_id = ${workspace_id}`.execute(db),
    )
    while (await reactOnce(reacting, areas));
  }
  const status = await read()
  assert.equal(status.state, 'late')
  assert.deepEqual(
    status.parts.map(({ name }: { name: string }) => name),
    [
      'Installation',
      'Reactions to facts',
      'What falls due',
      'Log',
      'Database and disk',
      'Backup',
      'Webhooks',
      'Intake',
    ],
  )
  assert.deepEqual(
    [status.parked.length, status.parked[0].names, status.parked[0].cause],
    [1, ['test.poison_taken'], 'the cause in words'],
  )
  assert.ok(status.copies.some((copy: { process_id: number }) => copy.process_id === process.pid))

  role = 'agent'
  assert.equal((await read()).parked[0].cause, null)
  assert.equal((await app.inject({ method: 'POST', url: '/api/status/parked/retry', payload: {} })).statusCode, 403)
  assert.equal((await app.inject('/api/status/metrics-token')).statusCode, 403)
  role = 'contributor'
  assert.equal((await app.inject('/api/status')).statusCode, 403)
  role = 'administrator'
  poison = false
  assert.deepEqual((await app.inject({ method: 'POST', url: '/api/status/parked/retry', payload: {} })).json(), {
    retried: 1,
  })
  while (await reactOnce(reacting, areas));
  assert.deepEqual((await read()).parked, [])
  await heartbeat.stop()
  assert.deepEqual(
    (await read()).copies.filter((copy: { process_id: number }) => copy.process_id === process.pid),
    [],
  )
  const webhooks = async () => (await read()).parts.find(({ name }: { name: string }) => name === 'Webhooks')
  assert.deepEqual([(await webhooks()).state, (await webhooks()).says], ['well', 'There are no webhooks.'])
  await reacting.inWork({ workspace_id, by }, ({ db }) =>
    sql`insert into platform_webhooks (workspace_id, id, address, fact_names, secret, made_by, made_at, position, failures)
      values (${workspace_id}, ${newId(new Date())}, 'https://receiver.example', '{}', '', 'x', now(), 0, 5)`.execute(
      db,
    ),
  )
  assert.deepEqual((await webhooks()).state, 'late')
  assert.match((await webhooks()).says, /^Not reached: 1 of 1 receivers/)
  await app.close()
})
