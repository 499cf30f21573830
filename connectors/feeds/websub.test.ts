import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Account, Outside, PushCall, Subscription } from '../connector.ts'
import { batchOf } from './poll.ts'
import { hubOf, websub } from './websub.ts'
import { readFeed } from './wire.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const TOPIC = 'https://parcels.example/feed/'
const RSS = readFileSync(new URL('fixtures/rss.xml', import.meta.url), 'utf8')
const SUBSCRIPTION: Subscription = {
  topic: TOPIC,
  callback_url: 'https://us.example/hooks/abc',
  secret: 'a shared secret',
  state: 'asked',
  expires_at: null,
}
const ACCOUNT: Account = {
  native_id: TOPIC, handle: 'parcels.example', display_name: 'Parcels', url: TOPIC, credentials: {}, purpose: 'source',
  settings: { feed_url: TOPIC, hub_url: 'https://hub.example/', topic_url: TOPIC },
} // biome-ignore format: one record

function outside(answer: () => Response, asked: Request[] = []): Outside {
  return {
    now: () => NOW,
    fetch: async (input, init) => {
      asked.push(new Request(input, init))
      return answer()
    },
    socket: async function* () {},
  }
}

const address = { callback_url: SUBSCRIPTION.callback_url, secret: SUBSCRIPTION.secret, renews: null }

test('the hub is asked with topic, callback and secret; the answer is to come', async () => {
  const asked: Request[] = []
  const subscription = await websub.subscribe(
    outside(() => new Response(null, { status: 202 }), asked),
    ACCOUNT,
    address,
  )
  assert.deepEqual(subscription, SUBSCRIPTION)
  assert.deepEqual([asked[0]?.method, asked[0]?.url], ['POST', 'https://hub.example/'])
  const form = new URLSearchParams(await asked[0]?.text())
  assert.deepEqual(Object.fromEntries(form), {
    'hub.mode': 'subscribe',
    'hub.topic': TOPIC,
    'hub.callback': 'https://us.example/hooks/abc',
    'hub.secret': 'a shared secret',
    'hub.lease_seconds': '864000',
  })
})

test('renewing keeps what stands until the hub confirms', async () => {
  const renews: Subscription = { ...SUBSCRIPTION, state: 'active', expires_at: '2026-11-22T00:00:00.000Z' }
  const renewed = await websub.subscribe(
    outside(() => new Response(null, { status: 202 })),
    ACCOUNT,
    { ...address, renews },
  )
  assert.deepEqual(renewed, renews)
})

test('no hub: no push. A hub that refuses or is away is told', async () => {
  const bare = { ...ACCOUNT, settings: { feed_url: TOPIC } }
  assert.deepEqual([websub.topic(bare), websub.topic(ACCOUNT)], [null, TOPIC])
  assert.equal(
    await websub.subscribe(
      outside(() => assert.fail('nobody is asked')),
      bare,
      address,
    ),
    null,
  )
  const refused = websub.subscribe(
    outside(() => new Response('no', { status: 400 })),
    ACCOUNT,
    address,
  )
  await assert.rejects(refused, { name: 'ConnectorError', kind: 'invalid' })
  const away = outside(() => {
    throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })
  })
  await assert.rejects(websub.subscribe(away, ACCOUNT, address), { kind: 'transient' })
})

test('hub and topic come from the headers before the feed', () => {
  const headers = new Headers({ link: '<https://other.example/hub>; rel="hub", </self.xml>; rel=self; type="x"' })
  const found = { hub_url: 'https://other.example/hub', topic_url: 'https://parcels.example/self.xml' }
  assert.deepEqual(hubOf(readFeed(RSS), headers, TOPIC), found)
  assert.deepEqual(hubOf(readFeed(RSS), new Headers(), 'https://x.example/'), {
    hub_url: 'https://hub.example/',
    topic_url: TOPIC,
  })
  assert.equal(hubOf({ ...readFeed(RSS), hub: 'javascript:1' }, new Headers(), TOPIC), null)
})

function asking(more: Record<string, string>): URLSearchParams {
  return new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': TOPIC,
    'hub.challenge': 'c42',
    'hub.lease_seconds': '3600',
    ...more,
  })
}

test('what we asked for is confirmed with the challenge, and runs as long as the hub grants', () => {
  const answer = websub.verify(SUBSCRIPTION, asking({}), NOW)
  assert.deepEqual([answer.status, answer.body], [200, 'c42'])
  assert.deepEqual([answer.subscription.state, answer.subscription.expires_at], ['active', '2026-11-21T13:00:00.000Z'])
  const long = websub.verify(SUBSCRIPTION, asking({ 'hub.lease_seconds': '999999999' }), NOW)
  assert.equal(long.subscription.expires_at, '2027-02-19T12:00:00.000Z')
})

test('what we did not ask for is not confirmed', () => {
  const wrong = [{ 'hub.topic': 'https://evil.example/' }, { 'hub.mode': 'unsubscribe' }, { 'hub.mode': 'x' }, { 'hub.challenge': '' },
    { 'hub.lease_seconds': '-1' }, { 'hub.lease_seconds': 'x' }, { 'hub.challenge': 'x'.repeat(3000) }] // biome-ignore format: a list
  for (const more of wrong) {
    const answer = websub.verify(SUBSCRIPTION, asking(more as Record<string, string>), NOW)
    assert.deepEqual(answer, { status: 404, body: '', subscription: SUBSCRIPTION }, JSON.stringify(more))
  }
  const denied = websub.verify({ ...SUBSCRIPTION, state: 'active' }, asking({ 'hub.mode': 'denied' }), NOW)
  assert.deepEqual([denied.status, denied.subscription.state], [200, 'ended'])
})

const polled = batchOf(null, {
  feed: { ...readFeed(RSS), items: [] },
  posts: [],
  url: TOPIC,
  headers: new Headers({ etag: '"1"' }),
  now: NOW,
})

function call(body: string, more: Partial<PushCall> & { method?: string; secret?: string } = {}): PushCall {
  const { method = 'sha256', secret = SUBSCRIPTION.secret } = more
  const signature = `${method}=${createHmac(method, secret).update(body).digest('hex')}`
  const headers = new Headers({ 'x-hub-signature': signature, 'content-type': 'application/rss+xml' })
  return { headers, body: Buffer.from(body), cursor: polled.cursor, now: NOW, ...more }
}

test('N3 a signed call is a batch; the same again brings nothing, and the next poll asks as before', () => {
  const active: Subscription = { ...SUBSCRIPTION, state: 'active' }
  for (const method of ['sha1', 'sha256', 'sha384', 'sha512']) {
    const batch = websub.receive(ACCOUNT, active, call(RSS, { method }))
    assert.equal(batch?.events.length, 4, method)
    const again = websub.receive(ACCOUNT, active, call(RSS, { cursor: batch?.cursor ?? null }))
    assert.deepEqual(again?.events, [])
    const { seen: _, ...marks } = JSON.parse(batch?.cursor ?? '{}')
    const { seen: __, ...before } = JSON.parse(polled.cursor)
    assert.deepEqual(marks, before)
  }
})

test('what is not provably from the hub is dropped', () => {
  const dropped: [string, PushCall][] = [
    ['unsigned', call(RSS, { headers: new Headers() })],
    ['another secret', call(RSS, { secret: 'guess' })],
    ['another body', call(RSS, { body: Buffer.from(`${RSS} `) })],
    ['md5', call(RSS, { method: 'md5' })],
    ['cut', call(RSS, { headers: new Headers({ 'x-hub-signature': 'sha256=00' }) })],
    ['no feed', call('<html>')],
    ['too big', call('x'.repeat(5_000_001))],
    ['before the first poll', call(RSS, { cursor: null })],
  ]
  for (const [named, one] of dropped) assert.equal(websub.receive(ACCOUNT, SUBSCRIPTION, one), null, named)
  assert.equal(websub.receive(ACCOUNT, { ...SUBSCRIPTION, state: 'ended' }, call(RSS)), null)
})
