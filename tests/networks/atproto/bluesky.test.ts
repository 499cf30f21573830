/** The Bluesky connector against the real software of its network: PLC, PDS, AppView. Nothing here is recorded. */
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { bluesky } from '#connectors/bluesky/connector.ts'
import {
  type Account,
  ConnectorError,
  type ConnectorErrorKind,
  type NetworkPost,
  type Outgoing,
} from '#connectors/connector.ts'
import { answers } from './children.ts'
import { cutBefore } from './cut.ts'
import { eventually, hearUntil, postWith } from './hearing.ts'
import { closeOutside, outside } from './outside.ts'
import type { Person, Reference } from './person.ts'
import { type Network, startNetwork } from './start.ts'

const COMPLAINT = 'mein Päckchen №4711 ist verspätet 😡👩‍👩‍👧 siehe https://example.com/spur?a=1&b=2 #hilfe'

let network: Network
let brand: Person
let ann: Person
let account: Account
let streams: { jetstream: Account; firehose: Account }
let complaint: Reference

before(async () => {
  network = await startNetwork()
  brand = await network.makeAccount('brand')
  ann = await network.makeAccount('annika')
  await ann.setProfile('Annika Ørsted 🚲')
  const given = { handle: `@${brand.handle}`, app_password: brand.app_password, server: network.pds_url }
  account = { ...(await bluesky.connect(outside, given)), purpose: 'account' }
  streams = {
    jetstream: await sourceOf(`${network.jetstream_url}/subscribe`),
    firehose: await sourceOf(network.firehose_url),
  }
  complaint = await ann.post({ text: `@${brand.handle} ${COMPLAINT}`, langs: ['de'] })
})

after(async () => {
  await closeOutside()
  await network?.stop()
})

async function sourceOf(stream: string): Promise<Account> {
  const opened = await bluesky.connectSource?.(outside, { stream, appview: network.appview_url })
  assert.ok(opened)
  return { ...opened, purpose: 'source' }
}

test('connecting says whose account it is, and what it may do', async () => {
  assert.equal(account.native_id, brand.did)
  assert.equal(account.handle, brand.handle)
  assert.equal(account.settings['pds'], network.pds_url)
  const abilities = await bluesky.probe(outside, account)
  assert.equal(abilities.hear_mentions.may, 'yes')
  assert.equal(abilities.answer_public.may, 'yes')
})

test('a wrong password is refused with a sentence that says how to mend it', async () => {
  const given = { handle: brand.handle, app_password: 'wrong-wrong-wrong', server: network.pds_url }
  const error = await failure(bluesky.connect(outside, given), 'auth_revoked')
  assert.match(error.message, /make an app password in Bluesky under Settings/)
})

test('a stranger’s mention is heard through notifications, with its marks on whole characters', async (t) => {
  const { events, cursor, waited_ms } = await hearUntil(
    account,
    null,
    (all) => postWith(all, complaint.uri) !== undefined,
  )
  t.diagnostic(`heard after ${waited_ms} ms`)
  const post = postWith(events, complaint.uri)
  assert.ok(post)
  assertComplaint(post)
  assert.equal(post.addressed, 'mention')
  assert.equal(post.author.handle, ann.handle)
  assert.equal(post.author.name, 'Annika Ørsted 🚲')
  const next = await ann.post({ text: `@${brand.handle} hello?`, reply_to: complaint })
  const later = await hearUntil(account, cursor, (all) => postWith(all, next.uri) !== undefined)
  assert.equal(postWith(later.events, complaint.uri), undefined, 'what was heard is not heard again')
  assert.equal(postWith(later.events, next.uri)?.parent_id, complaint.uri)
})

for (const stream of ['firehose', 'jetstream'] as const) {
  test(`the ${stream} brings it too, without any account, and goes on from its cursor`, async (t) => {
    const source = streams[stream]
    const first = await hearUntil(source, '0', (all) => postWith(all, complaint.uri) !== undefined)
    const post = postWith(first.events, complaint.uri)
    assert.ok(post)
    assertComplaint(post)
    assert.equal(post.addressed, 'overheard')
    assert.equal(post.author.handle, ann.did)
    const regretted = await ann.post({ text: `regretted on ${stream}` })
    const live = await hearUntil(source, first.cursor, (all) => postWith(all, regretted.uri) !== undefined)
    t.diagnostic(`live after ${live.waited_ms} ms`)
    if (stream === 'firehose') assert.equal(postWith(live.events, complaint.uri), undefined)
    await ann.remove(regretted.uri)
    const gone =
      ({ uri }: Reference) =>
      (all: typeof live.events) =>
        all.some((event) => event.kind === 'deleted' && event.native_id === uri)
    await hearUntil(source, live.cursor, gone(regretted))
  })
}

test('authors whom a stream named barely are told by name, without any account', async () => {
  const [author, ...others] =
    (await bluesky.authors?.(outside, streams.firehose, [ann.did, 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa'])) ?? []
  assert.deepEqual([author?.name, author?.handle, others], ['Annika Ørsted 🚲', ann.handle, []])
})

test('our answer stands in the stranger’s thread, once, with its marks and its picture', async (t) => {
  const nested = await ann.post({ text: 'and nobody answers', reply_to: complaint })
  const found = await eventually(
    async () => (await bluesky.thread?.(outside, account, complaint.uri)) ?? [],
    (posts) => posts.some(({ native_id }) => native_id === nested.uri),
  )
  const open = found.find(({ native_id }) => native_id === nested.uri)
  const outgoing = await answerTo(
    open,
    `Tut uns leid 🙏 @${ann.handle}! Neu: https://example.com/neu #hilfe @no.body.test`,
  )
  const key = keyOf()
  const first = await bluesky.publish?.(outside, account, outgoing, key)
  const second = await bluesky.publish?.(outside, account, outgoing, key)
  assert.ok(first?.state === 'published')
  assert.deepEqual(second, first)
  assert.equal((await brand.records()).filter(({ value }) => value['text'] === outgoing.text).length, 1)
  const thread = await eventually(
    () => ann.thread(complaint.uri),
    (posts) => posts.some(({ uri }) => uri === first.native_id),
  )
  const seen = thread.find(({ uri }) => uri === first.native_id)
  assert.ok(seen?.reply)
  assert.deepEqual([seen.text, seen.author], [outgoing.text, brand.handle])
  assert.deepEqual([seen.reply.root.uri, seen.reply.parent.uri], [complaint.uri, nested.uri])
  assert.deepEqual(
    seen.images.map(({ alt }) => alt),
    ['a new box'],
  )
  assert.deepEqual(markedIn(seen.text, seen.facets), [`@${ann.handle}`, 'https://example.com/neu', '#hilfe'])
  const ours = await bluesky.thread?.(outside, account, nested.uri)
  assert.deepEqual(ours?.map(({ native_id }) => native_id).slice(0, 1), [complaint.uri])
  assert.ok(ours?.some(({ native_id }) => native_id === first.native_id))
  t.diagnostic(`${ours?.length} posts in the thread`)
})

test('a connection that dies after sending leaves the outcome unknown, and the key finds it', async () => {
  const proxy = await cutBefore(network.pds_url)
  try {
    const behind = { ...account, settings: { ...account.settings, pds: proxy.url } }
    const [outgoing, key] = [wordsOf(`lost answer ${randomUUID()}`), keyOf()]
    assert.equal(await bluesky.findByKey?.(outside, behind, outgoing, key), null)
    proxy.loseAnswerTo('com.atproto.repo.putRecord')
    await failure(bluesky.publish?.(outside, behind, outgoing, key), 'outcome_unknown')
    const found = await bluesky.findByKey?.(outside, behind, outgoing, key)
    assert.ok(found)
    const again = await bluesky.publish?.(outside, behind, outgoing, key)
    assert.deepEqual(again, { state: 'published', ...found })
    assert.equal((await brand.records()).filter(({ value }) => value['text'] === outgoing.text).length, 1)
  } finally {
    await proxy.close()
  }
})

test('a server that is away has certainly done nothing', async () => {
  const nobody = 'http://127.0.0.1:22199'
  const away = { ...account, settings: { ...account.settings, pds: nobody } }
  await failure(bluesky.publish?.(outside, away, wordsOf('never sent'), keyOf()), 'transient')
})

test('sixteen tries at once with one key make one post', async () => {
  const [outgoing, key] = [wordsOf(`race ${randomUUID()}`), keyOf()]
  const tries = Array.from({ length: 16 }, () => bluesky.publish?.(outside, account, outgoing, key))
  const published = await Promise.all(tries)
  assert.equal(new Set(published.map((one) => JSON.stringify(one))).size, 1)
  assert.equal((await brand.records()).filter(({ value }) => value['text'] === outgoing.text).length, 1)
})

test('three hundred and one characters are refused here; three hundred families of emoji are too many bytes', async () => {
  await failure(bluesky.publish?.(outside, account, wordsOf('x'.repeat(301)), keyOf()), 'too_long')
  await failure(bluesky.publish?.(outside, account, wordsOf('👩‍👩‍👧‍👦'.repeat(300)), keyOf()), 'too_long')
  const fits = await bluesky.publish?.(outside, account, wordsOf('👩‍👩‍👧‍👦'.repeat(119) + 'é'.repeat(12)), keyOf())
  assert.equal(fits?.state, 'published')
})

test('a like is one like, however often it is given', async () => {
  const deed = {
    deed: 'like',
    native_id: complaint.uri,
    reply_handle: { cid: complaint.cid, root_uri: complaint.uri },
  } as const
  await bluesky.moderate?.(outside, account, deed)
  await bluesky.moderate?.(outside, account, { ...deed, reply_handle: null })
  const likes = await eventually(
    () => ann.likes(complaint.uri),
    (dids) => dids.length > 0,
  )
  assert.deepEqual(likes, [brand.did])
})

test('an answer in our own thread is hidden, and one in a stranger’s thread cannot be', async () => {
  const own = await brand.post({ text: 'Ask us anything' })
  const [rude, ruder] = [
    await ann.post({ text: 'rude', reply_to: own }),
    await ann.post({ text: 'ruder', reply_to: own }),
  ]
  for (const { uri, cid } of [rude, ruder, rude]) {
    const reply_handle = { cid, root_uri: own.uri, root_cid: own.cid }
    await bluesky.moderate?.(outside, account, { deed: 'hide', native_id: uri, reply_handle })
  }
  assert.deepEqual(await hiddenIn(own.uri), [rude.uri, ruder.uri])
  const theirs = {
    deed: 'hide',
    native_id: rude.uri,
    reply_handle: { cid: rude.cid, root_uri: complaint.uri },
  } as const
  await failure(bluesky.moderate?.(outside, account, theirs), 'not_allowed')
})

test('our own post is deleted, and a stranger’s cannot be', async () => {
  const made = await bluesky.publish?.(outside, account, wordsOf('a mistake'), keyOf())
  assert.ok(made?.state === 'published')
  const deed = { deed: 'delete', native_id: made.native_id, reply_handle: null } as const
  await bluesky.moderate?.(outside, account, deed)
  await bluesky.moderate?.(outside, account, deed)
  assert.ok(!(await brand.records()).some(({ uri }) => uri === made.native_id))
  await failure(bluesky.moderate?.(outside, account, { ...deed, native_id: complaint.uri }), 'not_allowed')
})

test('a session is renewed by its token, then by the password, and ends when the password is taken back', async () => {
  const renewed = await bluesky.renew?.(outside, account)
  assert.ok(renewed)
  assert.notEqual(renewed['refresh_jwt'], account.credentials['refresh_jwt'])
  assert.ok(Date.parse(renewed['expires_at'] ?? '') > Date.now(), 'it says when it ends')
  await bluesky.probe(outside, { ...account, credentials: renewed })
  const lost = { ...account, credentials: { ...renewed, refresh_jwt: 'lost', access_jwt: 'lost' } }
  await failure(bluesky.probe(outside, lost), 'auth_revoked')
  const again = await bluesky.renew?.(outside, lost)
  await bluesky.probe(outside, { ...account, credentials: again ?? {} })
  await brand.revokeAppPasswords()
  const error = await failure(bluesky.renew?.(outside, lost), 'auth_revoked')
  assert.ok(!error.message.includes(brand.app_password))
})

test('whoever started the network takes it along, even when killed; and a start that fails leaves nothing', async () => {
  await network.stop()
  const taken = createServer().listen(22_106, '127.0.0.1')
  await once(taken, 'listening')
  await assert.rejects(startNetwork(), /Port 22106 is taken/)
  taken.close()
  assert.deepEqual(await answering(), [])
  const deserter = fork(new URL('deserter.ts', import.meta.url).pathname)
  try {
    await once(deserter, 'message')
    assert.deepEqual(await answering(), PORTS)
  } finally {
    deserter.kill('SIGKILL')
  }
  await eventually(answering, (ports) => ports.length === 0)
})

const PORTS = [22_101, 22_102, 22_103, 22_104, 22_105, 22_106, 22_107]

async function answering(): Promise<number[]> {
  const open = await Promise.all(PORTS.map((port) => answers(port)))
  return PORTS.filter((_, n) => open[n])
}

function assertComplaint(post: NetworkPost): void {
  assert.equal(post.text, `@${brand.handle} ${COMPLAINT}`)
  assert.equal(post.lang, 'de')
  assert.deepEqual(
    post.spans.map(({ kind, start, end }) => [kind, post.text.slice(start, end)]),
    [
      ['mention', `@${brand.handle}`],
      ['link', 'https://example.com/spur?a=1&b=2'],
      ['hashtag', '#hilfe'],
    ],
  )
  assert.deepEqual(
    post.spans.map(({ target }) => target),
    [brand.did, 'https://example.com/spur?a=1&b=2', 'hilfe'],
  )
  assert.deepEqual([post.thread_id, post.parent_id], [post.native_id, null])
}

async function failure(doing: Promise<unknown> | undefined, kind: ConnectorErrorKind): Promise<ConnectorError> {
  const error = await doing?.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof ConnectorError, 'it fails')
  assert.equal(error.kind, kind, error.message)
  return error
}

function keyOf(): string {
  return bluesky.keyFor?.(new Date(), randomUUID()) ?? ''
}

function wordsOf(text: string): Outgoing {
  return { text, lang: 'en', created_at: new Date().toISOString(), reply_to: null, images: [] }
}

async function answerTo(post: NetworkPost | undefined, text: string): Promise<Outgoing> {
  assert.ok(post?.reply_handle)
  const bytes = new Uint8Array(
    await sharp({ create: { width: 64, height: 32, channels: 3, background: '#c33' } })
      .png()
      .toBuffer(),
  )
  const reply_to = { native_id: post.native_id, thread_id: post.thread_id, handle: post.reply_handle }
  return {
    ...wordsOf(text),
    lang: 'de',
    reply_to,
    images: [{ bytes, mime: 'image/png', alt: 'a new box', width: 64, height: 32 }],
  }
}

function markedIn(text: string, facets: { index: { byteStart: number; byteEnd: number } }[]): string[] {
  const bytes = Buffer.from(text)
  return facets.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString())
}

async function hiddenIn(root_uri: string): Promise<string[]> {
  const asked = new URLSearchParams({
    repo: brand.did,
    collection: 'app.bsky.feed.threadgate',
    rkey: root_uri.split('/').at(-1) ?? '',
  })
  const response = await fetch(`${network.pds_url}/xrpc/com.atproto.repo.getRecord?${asked}`)
  return (await response.json()).value.hiddenReplies
}
