/** WebSub with a real hub on loopback: subscribed to, confirmed, pushed, renewed, and nobody but the hub is believed. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { connectChannel, listChannels, retireChannel } from '#areas/channels/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import type { Program } from '../../program.ts'
import { furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { openServer } from '../server.ts'

interface Asked {
  callback: string
  topic: string
  secret: string
}

/** A publisher and its hub. It confirms before it answers, as some do, and grants as long a lease as it is told to. */
class Hub {
  readonly asked: Asked[] = []
  readonly confirmed: string[] = []
  items = ['Kettle of the month']
  polls = 0
  lease_s = 600
  #server: Server = createServer((request, response) => void this.#answer(request, response))

  async open(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
  }
  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
  feed(items: readonly string[]): string {
    const of = items.map(
      (title) =>
        `<item><title>${title}</title><guid>${title}</guid><pubDate>${new Date().toUTCString()}</pubDate></item>`,
    )
    return `<?xml version="1.0"?><rss version="2.0"><channel><title>Kettles</title><link>http://${this.host}/</link><description>x</description>${of.join('')}</channel></rss>`
  }
  async push(
    items: readonly string[],
    more: { secret?: string; body?: string | Uint8Array<ArrayBuffer> } = {},
  ): Promise<number> {
    const last = this.asked.at(-1)
    assert.ok(last)
    const body = more.body ?? this.feed(items)
    const signature = `sha256=${createHmac('sha256', more.secret ?? last.secret)
      .update(body)
      .digest('hex')}`
    const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': signature }
    const answer = await fetch(last.callback, { method: 'POST', headers, body })
    return answer.status
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/feed') {
      this.polls += 1
      response.setHeader('link', `<http://${this.host}/hub>; rel="hub", <http://${this.host}/feed>; rel="self"`)
      return void response.setHeader('content-type', 'application/rss+xml').end(this.feed(this.items))
    }
    let text = ''
    for await (const chunk of request) text += chunk
    const form = new URLSearchParams(text)
    const [callback, topic, secret] = ['hub.callback', 'hub.topic', 'hub.secret'].map((name) => form.get(name) ?? '')
    this.asked.push({ callback: callback ?? '', topic: topic ?? '', secret: secret ?? '' })
    if (await this.confirm(callback ?? '', topic ?? '')) this.confirmed.push(callback ?? '')
    response.writeHead(202).end()
  }

  async confirm(callback: string, topic: string, mode = 'subscribe'): Promise<boolean> {
    const challenge = `c-${Math.random()}`
    const query = { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge }
    const answer = await fetch(
      `${callback}?${new URLSearchParams({ ...query, 'hub.lease_seconds': String(this.lease_s) })}`,
    )
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/)
    return answer.status === 200 && (await answer.text()) === challenge
  }
}

const hub = new Hub()
let server: Program
let nora: Browsing
let workspace_id: string

async function freePort(): Promise<number> {
  const held = createServer()
  await new Promise<void>((done) => held.listen(0, '127.0.0.1', done))
  const { port } = held.address() as AddressInfo
  await new Promise((done) => held.close(done))
  return port
}

before(async () => {
  await hub.open()
  const port = String(await freePort())
  const environment = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, ALLOW_HOSTS: hub.host }
  server = await openServer(environment)
  nora = browse(server.address)
  const house = await furnish(server, nora)
  workspace_id = house.channel.workspace_id
  await nora.call(listeningApi.makeMonitor, { name: 'Kettle', names: [], products: [], leave_out: [] })
})
after(async () => {
  await server?.stop()
  hub.close()
})

async function until(what: string, is: () => Promise<boolean> | boolean): Promise<void> {
  for (const ends_ms = Date.now() + 40_000; Date.now() < ends_ms; await sleep(50)) if (await is()) return
  assert.fail(`${what}: not within 40 s`)
}

const rows = <T>(query: ReturnType<typeof sql<T>>) =>
  server.tools.database.asOperator((db) => query.execute(db)).then((result) => result.rows)
/** Beside the listener, which writes to the same rows. */
const change = (query: ReturnType<typeof sql>) => server.tools.database.asPlatform((db) => query.execute(db))
const heard = async () =>
  (await rows(sql<{ title: string }>`select title from channels_posts order by id`)).map((row) => row.title)
const connect = () => nora.call(connectChannel, { network: 'feeds', answers: { address: `http://${hub.host}/feed` } })

test('N3 a feed with a hub is subscribed to, confirmed before the hub answers, and what it pushes is heard at once', async () => {
  await connect()
  await until('the first poll', async () => (await heard()).length === 1)
  await until('the confirmation', () => hub.confirmed.length === 1)
  assert.deepEqual([hub.asked.length, hub.asked[0]?.topic], [1, `http://${hub.host}/feed`])
  const polls = hub.polls
  assert.equal(await hub.push(['Kettle recall', 'Weather']), 200)
  assert.deepEqual(await heard(), ['Kettle of the month', 'Kettle recall'], 'what no monitor hears is not kept')
  assert.equal(await hub.push(['Kettle recall']), 200)
  assert.deepEqual([(await heard()).length, hub.polls], [2, polls], 'twice is once, and nothing was polled for it')
})

test('N3 who does not know the secret is answered politely and not believed; any other address is not there', async () => {
  const before_ = await heard()
  const { callback, topic } = hub.asked[0] as Asked
  assert.equal(await hub.push(['Kettle forged'], { secret: 'a guess' }), 200)
  assert.equal((await fetch(callback, { method: 'POST', body: hub.feed(['Kettle unsigned']) })).status, 200)
  assert.equal(await hub.push([], { body: 'x'.repeat(4_999_999) }), 200)
  assert.equal(await hub.push([], { body: 'x'.repeat(5_000_001) }), 413)
  assert.equal(await hub.push([], { body: new Uint8Array([0, 255, 0, 1]) }), 200)
  const other = callback.replace(/[^/]+$/, 'x'.repeat(43))
  for (const url of [
    other,
    callback.replace(workspace_id, crypto.randomUUID()),
    `${callback}x`,
    callback.replace('/push/', '/push/x'),
  ])
    for (const method of ['GET', 'POST']) assert.equal((await fetch(url, { method })).status, 404, `${method} ${url}`)
  assert.ok((await fetch(other)).headers.get('ratelimit-remaining'), 'who guesses is counted')
  assert.equal(await hub.confirm(callback, 'http://evil.example/'), false)
  assert.equal(await hub.confirm(callback, topic, 'unsubscribe'), false)
  assert.deepEqual(await heard(), before_)
  assert.equal(await hub.push(['Kettle still believed']), 200)
  assert.equal((await heard()).at(-1), 'Kettle still believed')
})

test('N3 the lease is renewed at half of it under the same address, and keeps its hold meanwhile', async () => {
  const [row] = await rows(
    sql<{ left_s: number }>`select extract(epoch from l.upkeep_at - s.asked_at)::float8 as left_s
      from channels_subscriptions s join channels_leases l using (workspace_id, channel_id)`,
  )
  assert.ok(Math.abs((row?.left_s ?? 0) - 300) < 15, `due after ${row?.left_s} s of 600`)
  await change(sql`update channels_leases set upkeep_at = clock_timestamp() where network = 'feeds'`)
  // Whoever looks after it leaves it to the next quarter of an hour first, and to its half when it is done.
  await until('it is looked after', async () => {
    const due = sql<{
      due: boolean
    }>`select upkeep_at > clock_timestamp() and upkeep_at < clock_timestamp() + interval '301 seconds' as due
      from channels_leases where network = 'feeds'`
    return (await rows(due))[0]?.due === true
  })
  assert.equal(hub.asked.length, 1, 'looked after before its time, it is left alone')
  await rows(sql`update channels_subscriptions set asked_at = asked_at - interval '620 seconds'`)
  await change(sql`update channels_leases set upkeep_at = clock_timestamp() where network = 'feeds'`)
  await until('the renewal', () => hub.asked.length === 2)
  assert.deepEqual(hub.asked[1], hub.asked[0])
  await until('its confirmation', () => hub.confirmed.length === 2)
})

test('N8 a retired channel is called in vain', async () => {
  const [channel] = await rows(sql<{ id: string }>`select id from channels_channels where network = 'feeds'`)
  await nora.call(retireChannel, { id: channel?.id ?? '' })
  assert.equal(await hub.push(['Kettle too late']), 404)
})

test('N3 where nobody said how the outside reaches us, no hub is asked and feeds are polled as ever', async () => {
  const asked = hub.asked.length
  const inside = await openServer({ ALLOW_HOSTS: hub.host })
  try {
    const ana = browse(inside.address)
    await furnish(inside, ana)
    const polls = hub.polls
    await ana.call(connectChannel, { network: 'feeds', answers: { address: `http://${hub.host}/feed` } })
    await until('a poll', () => hub.polls > polls + 1)
    const { rows: due } = await inside.tools.database.asOperator((db) =>
      sql<{
        soon: boolean
      }>`select upkeep_at < clock_timestamp() + interval '1 hour' as soon from channels_leases where network = 'feeds'`.execute(
        db,
      ),
    )
    assert.deepEqual([due[0]?.soon, hub.asked.length], [false, asked])
    const feed = async () => (await ana.call(listChannels, {})).channels.find(({ network }) => network === 'feeds')
    await until('when it is read next', async () => Boolean((await feed())?.next_read_at))
    assert.match((await feed())?.health ?? '', /^Well; read just now, again in \d+ (s|min)\.$/)
  } finally {
    await inside.stop()
  }
})
