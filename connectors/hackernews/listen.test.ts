/** Listening against a small server on loopback that behaves as the API is described: items, the newest id, what changed lately. */
import assert from 'node:assert/strict'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { outbound } from '#platform/outbound-http.ts'
import { type Account, type Batch, ConnectorError, type NetworkEvent, type Outside } from '../connector.ts'
import { outsideOf } from '../outside.ts'
import { hackernews } from './connector.ts'
import { account } from './recorded.ts'

type Said = Record<string, unknown>
const MINUTE_MS = 60_000
const NOON = new Date('2026-11-21T12:00:00Z')

/** What was said on the site, and how it answers. */
class Site {
  items = new Map<number, Said>()
  newest = 0
  updates: unknown[] = []
  asked: string[] = []
  /** Items that are answered with this instead. */
  odd = new Map<number, (response: ServerResponse) => void>()
  server: Server = createServer((request, response) => {
    this.asked.push(request.url ?? '')
    const [, id] = /^\/v0\/item\/(\d+)\.json$/.exec(request.url ?? '') ?? []
    const odd = this.odd.get(Number(id))
    if (odd) return odd(response)
    response.setHeader('content-type', 'application/json')
    if (id) return response.end(JSON.stringify(this.items.get(Number(id)) ?? null))
    if (request.url === '/v0/maxitem.json') return response.end(String(this.newest))
    response.end(JSON.stringify({ items: this.updates, profiles: [] }))
  })

  /** The next one, a moment ago unless it says when. */
  say(said: Said): number {
    const id = ++this.newest
    const type = 'parent' in said ? 'comment' : 'story'
    this.items.set(id, { id, type, by: 'ann', time: now.getTime() / 1_000 - 10, ...said })
    return id
  }

  change(id: number, said: Said): void {
    this.items.set(id, { ...this.items.get(id), ...said })
  }
}

let site: Site
let now = NOON
let client: ReturnType<typeof outbound>
let outside: Outside
let source: Account
const servers: Server[] = []

before(async () => {
  client = outbound({ allow_hosts: ['127.0.0.1'], user_agent: 'Baton (test)', now: () => now })
  outside = outsideOf(client)
})
beforeEach(async () => {
  site = new Site()
  site.newest = 1_000
  now = NOON
  servers.push(site.server)
  await new Promise<void>((listening) => site.server.listen(0, '127.0.0.1', listening))
  const { port } = site.server.address() as AddressInfo
  source = { ...account, settings: { server: `http://127.0.0.1:${port}`, kinds: 'all', days: '0' } }
})
after(async () => {
  await client.close()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

interface Heard {
  events: NetworkEvent[]
  batches: Batch[]
  cursor: string
}

const listen = (cursor: string | null, signal = new AbortController().signal) =>
  hackernews.listen(outside, source, cursor, signal)

async function hear(cursor: string | null): Promise<Heard> {
  const batches = await Array.fromAsync(listen(cursor))
  const last = batches.at(-1)
  assert.ok(last, 'at least where to go on')
  return { events: batches.flatMap(({ events }) => events), batches, cursor: last.cursor }
}

const told = (events: readonly NetworkEvent[]) =>
  events.map((event) =>
    event.kind === 'post' ? `${event.post.native_id} ${event.post.text}` : `gone ${event.native_id}`,
  )

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * MINUTE_MS)
}

test('N5 a new source begins with what is said from now on, and misses nothing in between', async () => {
  site.say({ title: 'Before', text: 'before' })
  const first = await hear(null)
  assert.deepEqual([first.events, first.batches.at(-1)?.poll_after_ms], [[], 30_000])
  for (let n = 0; n < 250; n++) site.say({ title: `Story ${n}`, text: `words ${n}` })
  const second = await hear(first.cursor)
  assert.deepEqual(
    told(second.events),
    Array.from({ length: 250 }, (_, n) => `${1_002 + n} words ${n}`),
  )
  assert.ok(second.batches.filter(({ events }) => events.length > 0).every(({ events }) => events.length <= 100))
  assert.deepEqual((await hear(second.cursor)).events, [])
})

test('N5 who is killed in the middle goes on behind what was stored, without a gap and without a repetition', async () => {
  const { cursor } = await hear(null)
  for (let n = 0; n < 230; n++) site.say({ title: `Story ${n}`, text: String(n) })
  const stored: Batch[] = []
  for await (const batch of listen(cursor)) {
    stored.push(batch)
    if (stored.length === 2) break
  }
  const rest = await hear(stored.at(-1)?.cursor ?? null)
  const all = [...stored.flatMap(({ events }) => events), ...rest.events]
  assert.deepEqual(
    told(all),
    Array.from({ length: 230 }, (_, n) => `${1_001 + n} ${n}`),
  )
})

test('N5 days without us are caught up with in runs, each stored before the next begins', async () => {
  const { cursor } = await hear(null)
  for (let n = 0; n < 2_100; n++) site.say({ title: `Story ${n}`, text: String(n) })
  const first = await hear(cursor)
  assert.deepEqual([first.events.length, first.batches.at(-1)?.poll_after_ms], [2_000, 1_000])
  assert.ok((first.batches[0]?.behind_ms ?? 0) > 0, 'it says how far behind it is')
  const second = await hear(first.cursor)
  assert.deepEqual([second.events.length, second.batches.at(-1)?.poll_after_ms], [100, 30_000])
})

test('L11 N5 what is edited comes as another version of itself, a vote changes nothing, what is deleted is gone', async () => {
  const { cursor } = await hear(null)
  const id = site.say({ title: 'Kettle', text: 'it leaks', score: 1 })
  const first = await hear(cursor)
  const versions = new Set(first.events.map((event) => event.kind === 'post' && event.post.revision))
  site.updates = [id, 'nonsense', -4]
  site.change(id, { score: 40, kids: [id + 1] })
  const voted = await hear(first.cursor)
  for (const event of voted.events) versions.add(event.kind === 'post' && event.post.revision)
  assert.equal(versions.size, 1, 'the same words are the same version')
  site.change(id, { text: 'it leaks. <i>Edit:</i> it does not' })
  const edited = await hear(voted.cursor)
  assert.deepEqual(told(edited.events), [`${id} it leaks. Edit: it does not`])
  for (const event of edited.events) versions.add(event.kind === 'post' && event.post.revision)
  assert.equal(versions.size, 2)
  site.items.set(id, { id, deleted: true, time: now.getTime() / 1_000, type: 'story' })
  assert.deepEqual(told((await hear(edited.cursor)).events), [`gone ${id}`])
})

test('L11 N5 what was deleted or edited while nobody listened is found when it is too old to change', async () => {
  const { cursor } = await hear(null)
  const [kept, changed, deleted, killed] = ['kept', 'as it was', 'soon gone', 'spam'].map((text) =>
    site.say({ title: text, text }),
  ) as [number, number, number, number]
  const first = await hear(cursor)
  assert.equal(first.events.length, 4)
  site.change(changed, { text: 'as it is' })
  site.items.set(deleted, { id: deleted, deleted: true, time: now.getTime() / 1_000, type: 'story' })
  site.change(killed, { dead: true })
  later(60)
  const early = await hear(first.cursor)
  assert.deepEqual(early.events, [], 'they may still change')
  later(120)
  site.say({ title: 'Young', text: 'young' })
  const again = await hear(early.cursor)
  assert.deepEqual(told(again.events), [
    `${kept} kept`, `${changed} as it is`, `${killed + 1} young`, `gone ${deleted}`, `gone ${killed}`,
  ]) // biome-ignore format: a list
  assert.deepEqual((await hear(again.cursor)).events, [], 'and never again')
})

test('L11 N5 who is killed before the deletions were stored finds them again', async () => {
  const { cursor } = await hear(null)
  const id = site.say({ title: 'Gone soon', text: 'gone soon' })
  const first = await hear(cursor)
  site.items.set(id, { id, deleted: true, time: now.getTime() / 1_000, type: 'story' })
  later(180)
  for (let n = 0; n < 150; n++) site.say({ title: 'x', text: 'x' })
  const stored: Batch[] = []
  for await (const batch of listen(first.cursor)) {
    stored.push(batch)
    break
  }
  assert.equal(stored[0]?.events.length, 100)
  const rest = await hear(stored[0]?.cursor ?? null)
  assert.ok(told(rest.events).includes(`gone ${id}`))
})

test('N5 an id that was given out before its item can be read is asked for again, for a while', async () => {
  const start = await hear(null)
  site.newest += 1
  const slow = site.newest
  site.say({ title: 'Fast', text: 'fast' })
  const first = await hear(start.cursor)
  assert.deepEqual(told(first.events), [`${slow + 1} fast`])
  site.items.set(slow, { id: slow, type: 'story', by: 'bo', title: 'Slow', text: 'slow', time: now.getTime() / 1_000 })
  const second = await hear(first.cursor)
  assert.deepEqual(told(second.events), [`${slow} slow`])
  assert.deepEqual((await hear(second.cursor)).events, [])
  site.newest += 1
  site.say({ title: 'Next', text: 'next' })
  let { cursor } = await hear(second.cursor)
  for (let n = 0; n < 25; n++) ({ cursor } = await hear(cursor))
  site.asked = []
  await hear(cursor)
  assert.ok(!site.asked.includes(`/v0/item/${site.newest - 1}.json`), 'it is given up')
})

test('N5 ids that were never given out are passed over, those that are not there yet are waited for', async () => {
  const start = await hear(null)
  site.newest += 300
  const waiting = await hear(start.cursor)
  assert.deepEqual([waiting.events, waiting.batches.at(-1)?.poll_after_ms], [[], 30_000])
  site.say({ title: 'Beyond', text: 'beyond the gap' })
  const beyond = await hear(waiting.cursor)
  assert.deepEqual(told(beyond.events), [`${site.newest} beyond the gap`])
})

test('N5 one look back finds the day, and reads on from there', async () => {
  source = { ...source, settings: { ...source.settings, days: '1' } }
  site.newest = 0
  for (let n = 0; n < 600; n++)
    site.say({ title: `Story ${n}`, text: String(n), time: NOON.getTime() / 1_000 - (600 - n) * 600 })
  const ids = told((await hear(null)).events).map((said) => Number(said.split(' ')[0]))
  const day = NOON.getTime() / 1_000 - 86_400
  const since = [...site.items.values()].filter(({ time }) => Number(time) >= day).map(({ id }) => id)
  assert.deepEqual(ids.slice(-since.length), since, 'all of the day')
  assert.ok(ids.length <= since.length + 50, `${ids.length - since.length} more than asked`)
  assert.ok(site.asked.length < ids.length + 100, 'found by halving')
})

test('N5 a comment stands in the thread of its story however deep, and a thread is climbed once', async () => {
  const story = site.say({ title: 'Story', text: 'story' })
  const chain = Array.from({ length: 20 }, (_, n) =>
    site.say({ text: `answer ${n}`, parent: n === 0 ? story : site.newest }),
  )
  const start = await hear(null)
  const deep = site.say({ text: 'deep', parent: chain.at(-1) })
  const first = await hear(start.cursor)
  const threadOf = ({ events }: Heard) => events.map((event) => event.kind === 'post' && event.post.thread_id)
  assert.deepEqual(threadOf(first), [String(story)])
  site.say({ text: 'deeper', parent: deep })
  site.asked = []
  const second = await hear(first.cursor)
  assert.deepEqual(threadOf(second), [String(story)])
  assert.ok(!site.asked.includes(`/v0/item/${chain[0]}.json`), 'the way up is known')
})

test('N5 a parent that is younger, missing or itself is no way up', async () => {
  const start = await hear(null)
  const wild = [site.newest + 1, site.newest + 500, 7]
  const ids = wild.map((parent, n) => site.say({ text: `wild ${n}`, parent }))
  const { events } = await hear(start.cursor)
  const places = events.map((event) => event.kind === 'post' && [event.post.parent_id, event.post.thread_id])
  assert.deepEqual(places, [[null, String(ids[0])], [null, String(ids[1])], ['7', '7']]) // biome-ignore format: pairs
})

test('N5 stories alone are stories, jobs and polls', async () => {
  source = { ...source, settings: { ...source.settings, kinds: 'stories' } }
  const start = await hear(null)
  const story = site.say({ title: 'Story', text: 'story' })
  site.say({ text: 'a comment', parent: story })
  const job = site.say({ type: 'job', title: 'Job', text: 'job' })
  assert.deepEqual(told((await hear(start.cursor)).events), [`${story} story`, `${job} job`])
})

test('N5 one item that is spoilt or endless does not hold up the others; a site out of order is told', async () => {
  const start = await hear(null)
  const [page, endless] = [site.say({ title: 'a' }), site.say({ title: 'b' })]
  const fine = site.say({ title: 'Fine', text: 'fine' })
  site.odd.set(page, (response) => response.end('<html>Sign in'))
  site.odd.set(endless, (response) => response.end(Buffer.alloc(3_000_000, ' ')))
  const heard = await hear(start.cursor)
  assert.deepEqual(told(heard.events), [`${fine} fine`])
  site.say({ title: 'Next', text: 'next' })
  site.odd.set(site.newest, (response) => response.writeHead(429, { 'retry-after': '77' }).end())
  await assert.rejects(hear(heard.cursor), { name: 'ConnectorError', kind: 'rate_limited', retry_after_ms: 77_000 })
  site.odd.set(site.newest, (response) => response.writeHead(503).end())
  await assert.rejects(hear(heard.cursor), (error) => error instanceof ConnectorError && error.kind === 'transient')
  site.odd.set(site.newest, (response) => response.end('<html>Sign in'))
  await assert.rejects(hear(heard.cursor), (error) => error instanceof ConnectorError && error.kind === 'transient')
  site.odd.delete(site.newest)
  assert.deepEqual(told((await hear(heard.cursor)).events), [`${site.newest} next`])
})

test('N5 a cursor that is none begins anew', async () => {
  site.say({ title: 'Story', text: 'story' })
  for (const cursor of ['', 'null', '{"read":-1}', '{"read":"x","settled":0,"missing":{}}'])
    assert.deepEqual((await hear(cursor)).events, [])
})
