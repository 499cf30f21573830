/** Jetstream as it is described, over real sockets on loopback: what it is asked for, and where it goes on. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { WebSocketServer } from 'ws'
import { outbound } from '#platform/outbound-http.ts'
import type { Account, Batch } from '../connector.ts'
import { outsideOf } from '../outside.ts'
import { bluesky } from './connector.ts'
import { openSource } from './source.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const NOW_US = NOW.getTime() * 1_000
const HOUR_US = 3_600_000_000
const DID = 'did:plc:tfdqa44xdyhblintihxtoeih'
const CID = 'bafyreidshb4m7pcbcc66nf7hyczoscgl6uhzfg2ifbojz2elqovobidnve'

let server: WebSocketServer
let client: ReturnType<typeof outbound>
let source: Account
/** All that was ever said there, and how much of it is kept. */
let said: { time_us: number }[] = []
let kept_from_us = 0
let asked: URLSearchParams[] = []

/** A cursor of the past begins there or with the oldest that is kept; one of the future, or none, hears nothing that was. */
function fromCursor(cursor: string | null): { time_us: number }[] {
  if (cursor === null || Number(cursor) > NOW_US) return []
  return said.filter(({ time_us }) => time_us >= Math.max(Number(cursor), kept_from_us))
}

before(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  server.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '', 'ws://jetstream').searchParams
    asked.push(query)
    for (const message of fromCursor(query.get('cursor'))) socket.send(JSON.stringify(message))
    // Whoever has nothing to replay has to say something, since a stream that closes without a word counts as broken.
    socket.send(JSON.stringify({ did: DID, time_us: NOW_US, kind: 'identity', identity: {} }))
    socket.close(1000)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  client = outbound({ allow_hosts: [host], user_agent: 'Baton (test)', now: () => NOW })
  source = { ...openSource({ stream: `ws://${host}/subscribe` }), purpose: 'source' }
})
beforeEach(() => {
  said = []
  kept_from_us = 0
  asked = []
})
after(async () => {
  await client.close()
  for (const socket of server.clients) socket.terminate()
  server.close()
})

function post(text: string, time_us: number) {
  const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date(time_us / 1_000).toISOString() }
  const commit = {
    rev: 'r',
    operation: 'create',
    collection: 'app.bsky.feed.post',
    rkey: `k${said.length}`,
    record,
    cid: CID,
  }
  // Instances of late 2026 also count events.
  said.push({ ...{ did: DID, time_us, cursor: said.length + 1, kind: 'commit' }, commit } as { time_us: number })
}

async function hear(cursor: string | null) {
  const batches: Batch[] = await Array.fromAsync(
    bluesky.listen(outsideOf(client), source, cursor, new AbortController().signal),
  )
  const texts = batches.flatMap(({ events }) =>
    events.map((event) => (event.kind === 'post' ? event.post.text : 'gone')),
  )
  return { texts, cursor: batches.at(-1)?.cursor, missed: batches.flatMap(({ missed }) => missed ?? []) }
}

test('the stream is asked for posts alone, as plain JSON, and without a place the first time', async () => {
  await hear(null)
  assert.deepEqual([...(asked[0] ?? [])], [['wantedCollections', 'app.bsky.feed.post']])
})

test('it goes on five seconds before its place, which other events move too', async () => {
  for (const [n, ago_us] of [7_000_000, 4_000_000, 0].entries()) post(`post ${n}`, NOW_US - HOUR_US - ago_us)
  const { texts, missed } = await hear(String(NOW_US - HOUR_US))
  assert.equal(asked[0]?.get('cursor'), String(NOW_US - HOUR_US - 5_000_000))
  assert.deepEqual([texts, missed], [['post 1', 'post 2'], []])
  assert.equal((await hear(null)).cursor, String(NOW_US), 'an identity is no post and has a place')
})

test('a place that is too old goes on with the oldest that is kept, and says what may be missing', async () => {
  kept_from_us = NOW_US - 36 * HOUR_US
  for (const hours of [80, 50, 35, 2]) post(`${hours} hours ago`, NOW_US - hours * HOUR_US)
  const { texts, missed, cursor } = await hear(String(NOW_US - 72 * HOUR_US))
  assert.deepEqual([texts, cursor], [['35 hours ago', '2 hours ago'], String(NOW_US)])
  assert.deepEqual(missed, [
    'The stream begins at 2026-11-21T01:00:00.000Z: posts since 2026-11-19T12:00:00.000Z are no longer in it.',
  ])
  assert.deepEqual((await hear(String(NOW_US - 2 * HOUR_US))).missed, [], 'nobody said anything: that is no gap')
})

test('a place in the future, or none at all, hears what is said from now on', async () => {
  post('before', NOW_US - HOUR_US)
  for (const cursor of [String(NOW_US + HOUR_US), 'nonsense', '-1']) {
    const { texts, cursor: place } = await hear(cursor)
    assert.deepEqual([texts, place], [[], String(NOW_US)], cursor)
  }
})

test('L11 an account that is deleted, taken down or suspended is gone with all it said; one that rests is not', async () => {
  const statuses = ['deleted', 'takendown', 'suspended', 'deactivated', 'throttled', 'of 2030']
  const account = (status: string | undefined, active: boolean) => ({ active, did: DID, seq: 1, status })
  const event = (about: object, nth: number) => ({
    did: DID,
    time_us: NOW_US - 1_000_000 + nth,
    kind: 'account',
    ...about,
  })
  said = [
    ...statuses.map((status, nth) => event({ account: account(status, false) }, nth)),
    event({ account: account(undefined, true) }, 10),
    event({ account: 'spoilt' }, 11),
  ]
  const batches: Batch[] = await Array.fromAsync(
    bluesky.listen(outsideOf(client), source, String(NOW_US - 1_000_000), new AbortController().signal),
  )
  assert.deepEqual(
    batches.flatMap(({ events }) => events.map((one) => [one.kind, 'native_id' in one && one.native_id])),
    [1, 2, 3].map(() => ['author_gone', DID]),
  )
})
