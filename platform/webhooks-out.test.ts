import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { openDatabase } from './database.ts'
import { happened } from './facts.ts'
import { openHttp } from './http.ts'
import { newId } from './ids.ts'
import { whyInside } from './outbound/inside.ts'
import { outbound } from './outbound-http.ts'
import { theStage } from './rehearsal.ts'
import { secretsWith } from './secrets.ts'
import { followOnce } from './webhooks/follow.ts'
import { sendOnce } from './webhooks/send.ts'
import {
  deleteWebhook,
  listCalls,
  listWebhooks,
  pauseWebhook,
  replayCalls,
  resumeWebhook,
  subscribe,
} from './webhooks/subscriptions.ts'
import { makeWebhook } from './webhooks-api.ts'
import { forgetOldCalls, webhookRoutes } from './webhooks-out.ts'
import type { Person, Work } from './work.ts'

declare module './facts.ts' {
  interface Facts {
    'test.order_shipped': { order_id: string; note: string }
    'test.order_lost': { order_id: string }
  }
}

const TOLD = { 'test.order_shipped': 'An order left.', 'test.order_lost': 'An order is lost.' }

const { database, direct_url } = await theStage()
const secrets = secretsWith(randomBytes(32))
const person: Person = { kind: 'person', id: randomUUID(), role: 'administrator', team_ids: [] }
const HOUR_MS = 3_600_000

interface Received {
  body: string
  headers: IncomingHttpHeaders
}

/** A real receiver; `answer` decides what it says. */
async function receiver(
  port: number,
  answer: (response: ServerResponse, received: Received) => void = (response) => response.end('thanks'),
) {
  const got: Received[] = []
  const it = { got, answer, address: `http://127.0.0.1:${port}/hook` }
  const server = createServer(async (request, response) => {
    const received = { body: await text(request), headers: request.headers }
    got.push(received)
    it.answer(response, received)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return it
}

/** A workspace with a clock of its own. */
async function workspace() {
  const workspace_id = randomUUID()
  const clock = { now: new Date() }
  const outside = { fetch, now: () => clock.now }
  const inWork = <T>(body: (work: Work) => Promise<T>) =>
    database.inWork({ workspace_id, by: person, now: clock.now }, body)
  await inWork(async (work) => void (await work.db.insertInto('platform_heads').values({ workspace_id }).execute()))
  after(() => inWork(async (work) => void (await work.db.deleteFrom('platform_webhooks').execute())))
  return {
    clock,
    inWork,
    workspace_id,
    subscribe: (address: string, fact_names: string[] = ['test.*']) =>
      inWork((work) => subscribe(work, { address, fact_names }, secrets)),
    ship: (many: number) =>
      inWork(async (work) => {
        for (let i = 0; i < many; i++)
          happened(work, 'test.order_shipped', { order_id: newId(work.now), note: 'not an id' })
      }),
    async work(time_limit_ms = 5_000) {
      while (await followOnce(database, clock.now));
      while (await sendOnce({ database, secrets, outside, time_limit_ms }));
    },
  }
}

test('A2 a fact is told once, signed so that the library of Standard Webhooks verifies it, with ids only', async () => {
  const it = await receiver(22510)
  const w = await workspace()
  const { secret } = await w.subscribe(it.address)
  await w.ship(3)
  await w.inWork(async (work) => happened(work, 'test.order_lost', { order_id: newId(work.now) }))
  await w.work()
  assert.equal(it.got.length, 4)
  for (const { body, headers } of it.got) new Webhook(secret).verify(body, headers as Record<string, string>)
  const [first] = it.got
  assert.ok(first)
  assert.throws(() => new Webhook(secret).verify(`${first.body} `, first.headers as Record<string, string>))
  const { type, data } = JSON.parse(first.body)
  assert.equal(type, 'test.order_shipped')
  assert.deepEqual(Object.keys(data).sort(), ['id', 'order_id', 'position', 'workspace_id'])
  assert.equal(new Set(it.got.map(({ headers }) => headers['webhook-id'])).size, 4)
})

test('A2 only the facts that were asked for are told, and only from then on', async () => {
  const it = await receiver(22511)
  const w = await workspace()
  await w.ship(2)
  await w.subscribe(it.address, ['test.order_lost'])
  await w.ship(2)
  await w.inWork(async (work) => happened(work, 'test.order_lost', { order_id: newId(work.now) }))
  await w.work()
  assert.deepEqual(
    it.got.map(({ body }) => JSON.parse(body).type),
    ['test.order_lost'],
  )
})

test('A2 TRUST S7 a receiver that is away for 72 hours gets all of it when it is back, and is not hammered', async (t) => {
  const it = await receiver(22512, (response) => void response.writeHead(503).end('closed'))
  const w = await workspace()
  await w.subscribe(it.address)
  for (let hour = 0; hour < 72; hour++) {
    await w.ship(2)
    await w.work()
    w.clock.now = new Date(w.clock.now.getTime() + HOUR_MS)
  }
  const tries = it.got.length
  assert.ok(tries < 100, `${tries} tries in three days`)
  it.got.length = 0
  it.answer = (response) => response.end()
  w.clock.now = new Date(w.clock.now.getTime() + HOUR_MS)
  for (let i = 0; i < 5; i++) await w.work()
  const told = new Set(it.got.map(({ body }) => JSON.parse(body).data.position))
  // The refused calls wait by themselves, an hour at most.
  w.clock.now = new Date(w.clock.now.getTime() + HOUR_MS)
  for (let i = 0; i < 5; i++) await w.work()
  for (const { body } of it.got) told.add(JSON.parse(body).data.position)
  assert.equal(told.size, 144)
  assert.equal(it.got.length, 144)
  t.diagnostic(`${tries} tries while away, then 144 of 144`)
})

test('A2 after three days a call is given up and marked, and a person can replay it under the same id', async () => {
  const it = await receiver(22513, (response) => void response.writeHead(500).end('no'))
  const w = await workspace()
  const { webhook } = await w.subscribe(it.address)
  await w.ship(1)
  for (let hour = 0; hour < 90; hour++) {
    await w.work()
    w.clock.now = new Date(w.clock.now.getTime() + HOUR_MS)
  }
  const [call] = await w.inWork((work) => listCalls(work, { id: webhook.id }))
  assert.deepEqual([call?.state, call?.status, call?.answer], ['given_up', 500, 'no'])
  const tries = it.got.length
  await w.work()
  assert.equal(it.got.length, tries)
  it.answer = (response) => response.end('ok now')
  assert.equal(await w.inWork((work) => replayCalls(work, { id: webhook.id, call_ids: [call?.id ?? ''] })), 1)
  await w.work()
  assert.equal(it.got.length, tries + 1)
  assert.equal(new Set(it.got.map(({ headers }) => headers['webhook-id'])).size, 1)
  const [after] = await w.inWork((work) => listCalls(work, { id: webhook.id, state: 'delivered' }))
  assert.deepEqual([after?.status, after?.answer], [200, 'ok now'])
})

test('a receiver that hangs, drips or sends without end holds up neither the others nor us', async () => {
  const hanging = await receiver(22514, () => {})
  const endless = await receiver(22515, (response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    }
    response.on('drain', more)
    more()
  })
  const well = await receiver(22516)
  const w = await workspace()
  for (const { address } of [hanging, endless, well]) await w.subscribe(address)
  await w.ship(20)
  await w.work(300)
  assert.deepEqual([hanging.got.length, endless.got.length, well.got.length], [1, 20, 20])
})

test('one fact that a receiver refuses does not hold up the facts behind it', async () => {
  const it = await receiver(
    22517,
    (response, { body }) => void response.writeHead(JSON.parse(body).data.position === 3 ? 422 : 200).end(),
  )
  const w = await workspace()
  const { webhook } = await w.subscribe(it.address)
  await w.ship(5)
  await w.work()
  const calls = await w.inWork((work) => listCalls(work, { id: webhook.id }))
  assert.deepEqual(
    calls.map(({ position, state }) => [position, state]),
    [6, 5, 4, 3, 2].map((p) => [p, p === 3 ? 'waiting' : 'delivered']),
  )
})

test('a redirect is not followed, and 410 Gone pauses with the reason', async () => {
  const target = await receiver(22518)
  const moved = await receiver(22519, (response) => void response.writeHead(302, { location: target.address }).end())
  const gone = await receiver(22520, (response) => void response.writeHead(410).end())
  const w = await workspace()
  await w.subscribe(moved.address)
  const { webhook } = await w.subscribe(gone.address)
  await w.ship(3)
  await w.work()
  assert.deepEqual([target.got.length, moved.got.length, gone.got.length], [0, 3, 1])
  const [paused] = await w.inWork((work) => listWebhooks(work, webhook.id))
  assert.match(paused?.paused_because ?? '', /410 Gone/)
})

test('a pause keeps what happens, going on tells it, deleting ends it', async () => {
  const it = await receiver(22521)
  const w = await workspace()
  const { webhook } = await w.subscribe(it.address)
  await w.inWork((work) => pauseWebhook(work, webhook.id))
  await w.ship(5)
  await w.work()
  assert.equal(it.got.length, 0)
  await w.inWork((work) => resumeWebhook(work, webhook.id))
  await w.work()
  assert.equal(it.got.length, 5)
  await w.inWork((work) => deleteWebhook(work, webhook.id))
  await w.ship(1)
  await w.work()
  assert.equal(it.got.length, 5)
  const left = await w.inWork((work) => work.db.selectFrom('platform_webhook_calls').select('id').execute())
  assert.deepEqual(left, [])
})

test('the log forgets what is done after thirty days, and never what still waits', async () => {
  const it = await receiver(
    22524,
    (response, { body }) => void response.writeHead(JSON.parse(body).data.position === 2 ? 200 : 422).end(),
  )
  const w = await workspace()
  const { webhook } = await w.subscribe(it.address)
  await w.ship(2)
  await w.work()
  const left = () => w.inWork(async (work) => (await listCalls(work, { id: webhook.id })).map(({ state }) => state))
  await forgetOldCalls(database, new Date(w.clock.now.getTime() + 29 * 24 * HOUR_MS))
  assert.deepEqual(await left(), ['waiting', 'delivered'])
  await forgetOldCalls(database, new Date(w.clock.now.getTime() + 31 * 24 * HOUR_MS))
  assert.deepEqual(await left(), ['waiting'])
})

test('eight workers at once tell each fact once', async () => {
  const it = await receiver(22522)
  const w = await workspace()
  await w.subscribe(it.address)
  await w.ship(60)
  await Promise.all(Array.from({ length: 8 }, () => w.work()))
  assert.equal(it.got.length, 60)
})

const names = async (name: string) => [{ address: name === 'intranet.example' ? '10.1.2.3' : '8.8.8.8', family: 4 }]

test('A6 the secret is shown once, lies nowhere in plain, and only administrators see any of it', async () => {
  const w = await workspace()
  let role: Person['role'] = 'administrator'
  const app = await openHttp({
    routes: webhookRoutes({ secrets, whyInside: whyInside([], names), facts: TOLD }),
    inWork: database.inWork,
    whoIs: async () => ({
      workspace_id: w.workspace_id,
      person: { ...person, role },
      account_id: 'a',
      session_id: 's',
    }),
    log: { error: () => {} },
    public_url: 'http://127.0.0.1',
    trust_proxy: false,
  })
  const payload = { address: 'https://receiver.example/hook', fact_names: ['test.*'] }
  const headers = { 'idempotency-key': randomUUID() }
  const make = () => app.inject({ method: 'POST', url: '/api/webhooks', payload, headers })
  const first = await make()
  assert.equal(first.statusCode, 200, first.body)
  const { secret, webhook } = makeWebhook.output.extend({}).parse(revive(first.json()))
  assert.match(secret ?? '', /^whsec_.{40,}/)
  const again = (await make()).json()
  assert.deepEqual([again.secret, again.webhook.id], [null, webhook.id])
  const held = await database.asOperator(async (db) => {
    const { rows } = await sql<{
      row: string
    }>`select w::text as row from platform_webhooks w union all select a::text from platform_answers a union all select f::text from platform_facts f`.execute(
      db,
    )
    return rows.map(({ row }) => row).join('\n')
  })
  const bare = (secret ?? '').slice(6)
  for (const form of [bare, Buffer.from(bare).toString('hex'), Buffer.from(bare, 'base64').toString('hex')])
    assert.ok(!held.includes(form))
  for (const address of ['ftp://x.example', 'https://user:pass@x.example/', 'nothing', 'javascript:alert(1)'])
    assert.equal(
      (await app.inject({ method: 'POST', url: '/api/webhooks', payload: { ...payload, address } })).statusCode,
      400,
      address,
    )
  const inside = await app.inject({
    ...{ method: 'POST', url: '/api/webhooks', headers: { 'idempotency-key': randomUUID() } },
    payload: { ...payload, address: 'https://intranet.example/hook' },
  })
  assert.deepEqual([inside.statusCode, inside.json().code], [400, 'address_inside'])
  assert.match(inside.json().fields.address, /intranet\.example leads to an address inside/)
  const kept = (await app.inject({ url: '/api/webhooks' })).json().webhooks
  assert.deepEqual(
    kept.map(({ address }: { address: string }) => address),
    [payload.address],
  )
  role = 'agent'
  for (const [method, url] of [
    ['GET', ''],
    ['POST', ''],
    ['GET', `/${webhook.id}/calls`],
    ['DELETE', `/${webhook.id}`],
    ['POST', `/${webhook.id}/replay`],
  ] as const)
    assert.equal(
      (await app.inject({ method, url: `/api/webhooks${url}`, ...(method === 'POST' && { payload }) })).statusCode,
      403,
      `${method} ${url}`,
    )
  await app.close()
})

const revive = (answer: { webhook: Record<string, unknown> }) => ({
  ...answer,
  webhook: { ...answer.webhook, made_at: new Date(String(answer.webhook.made_at)) },
})

test('a webhook sealed with another key is paused with the reason, and holds up no other', async () => {
  const it = await receiver(22525)
  const w = await workspace()
  const other_key = secretsWith(randomBytes(32))
  const { webhook } = await w.inWork((work) =>
    subscribe(work, { address: it.address, fact_names: ['test.*'] }, other_key),
  )
  await w.subscribe(it.address)
  await w.ship(2)
  await w.work()
  assert.equal(it.got.length, 2)
  const [paused] = await w.inWork((work) => listWebhooks(work, webhook.id))
  assert.match(paused?.paused_because ?? '', /cannot be opened with the key/)
  assert.equal(paused?.waiting, 2)
})

test('a worker takes one receiver at a time, whichever way PostgreSQL looks for it', async () => {
  const it = await receiver(22524)
  const w = await workspace()
  for (let i = 0; i < 3; i++) await w.subscribe(it.address)
  await w.ship(1)
  const url = new URL(direct_url)
  const ways = ['hashjoin', 'hashagg', 'mergejoin', 'sort', 'material', 'memoize']
  url.searchParams.set('options', ways.map((way) => `-c enable_${way}=off`).join(' '))
  const nested = openDatabase(url.href, { allowExitOnIdle: true })
  while (await followOnce(nested, w.clock.now));
  while (await sendOnce({ database: nested, secrets, outside: { fetch, now: () => w.clock.now } }));
  await nested.close()
  assert.equal(it.got.length, 3)
})

test('TRUST S2 a webhook to an inside address is not called unless the operator allowed it', async () => {
  const it = await receiver(22523)
  const w = await workspace()
  const { webhook } = await w.subscribe(it.address)
  const tell = async (allow_hosts: string[]) => {
    const outside = outbound({ allow_hosts, user_agent: 'Baton', limits: {} })
    await w.ship(1)
    w.clock.now = new Date(w.clock.now.getTime() + HOUR_MS)
    while (await followOnce(database, w.clock.now));
    while (
      await sendOnce({ database, secrets, outside: { fetch: outside.fetch as typeof fetch, now: () => w.clock.now } })
    );
    await outside.close()
  }
  await tell([])
  assert.equal(it.got.length, 0)
  const [call] = await w.inWork((work) => listCalls(work, { id: webhook.id }))
  assert.match(call?.answer ?? '', /^No answer: /)
  await tell(['127.0.0.1:22523'])
  assert.equal(it.got.length, 2)
})
