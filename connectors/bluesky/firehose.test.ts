/** Frames that no server should send. They are built here, since a relay repeats what any of thousands of servers says. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { writeCarStream } from '@atcute/car'
import { CidLinkWrapper, encode } from '@atcute/cbor'
import { attacksOn } from '../conformance/attacks.ts'
import { hear, postsOf } from '../conformance/hearing.ts'
import { stage } from '../conformance/recording.ts'
import { assertWholeBatch } from '../conformance/whole.ts'
import type { NetworkEvent } from '../connector.ts'
import { bluesky } from './connector.ts'
import { streamRecording } from './recorded.ts'

const recording = streamRecording('firehose')
const REPO = 'did:plc:tfdqa44xdyhblintihxtoeih'
const POST = {
  $type: 'app.bsky.feed.post',
  text: 'Ω 😡 @a.test',
  createdAt: '2026-11-21T20:00:00.000Z',
  langs: ['el'],
  facets: [
    { index: { byteStart: 8, byteEnd: 15 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: REPO }] },
  ],
  reply: {
    root: {
      uri: `at://${REPO}/app.bsky.feed.post/root`,
      cid: 'bafyreidshb4m7pcbcc66nf7hyczoscgl6uhzfg2ifbojz2elqovobidnve',
    },
    parent: {
      uri: `at://${REPO}/app.bsky.feed.post/root`,
      cid: 'bafyreidshb4m7pcbcc66nf7hyczoscgl6uhzfg2ifbojz2elqovobidnve',
    },
  },
}

interface Wrong {
  action?: string
  path?: string
  seq?: number
  /** Bytes of the block, when they are not those that the commit names. */
  block?: Uint8Array<ArrayBuffer>
}

async function commitOf(
  record: unknown,
  { action = 'create', path = 'app.bsky.feed.post/3aaa', seq = 7, block }: Wrong = {},
) {
  const bytes = encode(record)
  const cid = cidOf(bytes)
  const parts = await Array.fromAsync(writeCarStream([cid], [{ cid: cid.bytes, data: block ?? bytes }]))
  const ops = [{ action, path, cid: action === 'delete' ? null : cid }]
  const body = {
    seq,
    repo: REPO,
    time: '2026-11-21T20:00:01.000Z',
    ops,
    blocks: { $bytes: Buffer.concat(parts).toString('base64').replaceAll('=', '') },
  }
  return frameOf({ op: 1, t: '#commit' }, body)
}

/** CID 1, DAG-CBOR, SHA-256 of 32 bytes. */
function cidOf(bytes: Uint8Array): CidLinkWrapper {
  return new CidLinkWrapper(new Uint8Array([1, 0x71, 0x12, 32, ...createHash('sha256').update(bytes).digest()]))
}

function frameOf(header: unknown, body: unknown): Uint8Array {
  return Buffer.concat([encode(header), encode(body)])
}

type Frames = readonly (string | Uint8Array)[]
/** `frames`: what is said wherever one begins, or by the address that is opened. */
async function heard(frames: Frames | ((url: string) => Frames), cursor: string | null = null) {
  const said = typeof frames === 'function' ? frames : () => frames
  const staged = stage(recording, { answer: () => new Response(), frames: said })
  const { events, error, batches } = await hear(bluesky, { ...recording, cursor }, staged)
  for (const batch of batches) assertWholeBatch(batch)
  const missed = batches.flatMap((batch) => batch.missed ?? [])
  return { events, error, missed, cursor: batches.at(-1)?.cursor }
}

const texts = (events: readonly NetworkEvent[]) => postsOf(events).map(({ text }) => text)

test('a post, its edit and its deletion are told apart', async () => {
  const edited = { ...POST, text: 'edited' }
  const frames = [
    await commitOf(POST),
    await commitOf(edited, { action: 'update', seq: 8 }),
    await commitOf(POST, { action: 'delete', seq: 9 }),
  ]
  const { events, cursor } = await heard(frames)
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['post', 'post', 'deleted'],
  )
  const [first, second] = postsOf(events)
  assert.equal(first?.revision, '')
  assert.match(second?.revision ?? '', /^bafy/)
  assert.equal(first?.native_id, second?.native_id)
  assert.deepEqual(
    first?.spans.map(({ start, end }) => first.text.slice(start, end)),
    ['@a.test'],
  )
  assert.equal(cursor, '9')
})

test('L11 an account that is gone takes all it said along; one that rests or comes back does not', async () => {
  const did = 'did:plc:tfdqa44xdyhblintihxtoeih'
  const frame = (seq: number, about: object) =>
    frameOf({ op: 1, t: '#account' }, { seq, did, time: '2026-11-22T12:00:00Z', ...about })
  const { events, cursor } = await heard([
    frame(11, { active: false, status: 'deleted' }),
    frame(12, { active: false, status: 'deactivated' }),
    frame(13, { active: true }),
  ])
  assert.deepEqual(
    events.map((event) => [event.kind, 'native_id' in event && event.native_id]),
    [['author_gone', did]],
  )
  assert.equal(cursor, '13')
})

test('a block that does not have the hash of its commit is not believed', async () => {
  const forged = await commitOf(POST, { block: encode({ ...POST, text: 'forged' }) })
  assert.deepEqual(texts((await heard([forged, await commitOf(POST, { seq: 8 })])).events), [POST.text])
})

test('records of any shape are skipped, and the next post still comes', async (t) => {
  const attacks = attacksOn(JSON.stringify(POST))
  let ran = 0
  for (const attack of attacks) {
    const record = parsed(attack.text(JSON.stringify(POST)))
    if (record === undefined) continue
    const { events, error } = await heard([
      await commitOf(record),
      await commitOf(POST, { path: 'app.bsky.feed.post/3next', seq: 8 }),
    ])
    assert.equal(error, null, attack.named)
    assert.equal(texts(events).at(-1), POST.text, attack.named)
    ran += 1
  }
  t.diagnostic(`${ran} records`)
  assert.ok(ran > 100)
})

test('paths and frames of any shape are skipped', async () => {
  const paths = [
    '',
    '/',
    'app.bsky.feed.post/',
    'app.bsky.feed.post/../../x',
    'app.bsky.feed.post/a b',
    'app.bsky.feed.like/3aaa',
    'app.bsky.feed.post/<b>',
  ]
  const odd = [
    encode(null),
    encode([]),
    frameOf({ op: 1 }, {}),
    frameOf({ op: 'x' }, 1),
    new Uint8Array(),
    new Uint8Array(1_000).fill(0x9f),
    'text',
  ]
  const frames = [
    ...(await Promise.all(paths.map((path) => commitOf(POST, { path })))),
    ...odd,
    await commitOf(POST, { seq: 8 }),
  ]
  const { events, error } = await heard(frames)
  assert.equal(error, null)
  assert.deepEqual(texts(events), [POST.text])
})

test('a stream of nothing but nonsense is left, and a server’s refusal is told', async () => {
  const nonsense = Array.from({ length: 200 }, () => new Uint8Array([1, 2, 3]))
  assert.equal((await heard(nonsense)).error?.kind, 'transient')
  const refused = (error: string) => heard([frameOf({ op: -1 }, { error, message: 'x' })])
  assert.equal((await refused('FutureCursor')).error?.kind, 'invalid')
  assert.equal((await refused('ConsumerTooSlow')).error?.kind, 'transient')
})

test('a place that is too old goes on with the oldest there is, and says that something may be missing', async () => {
  const outdated = frameOf({ op: 1, t: '#info' }, { name: 'OutdatedCursor', message: 'too old' })
  const { events, error, missed, cursor } = await heard([outdated, await commitOf(POST)], '3')
  assert.deepEqual([error, texts(events), cursor], [null, [POST.text], '7'])
  assert.match(missed.join(), /no longer has/)
  const advice = Array.from({ length: 3 }, () => frameOf({ op: 1, t: '#info' }, { name: 'Hello' }))
  assert.deepEqual((await heard([...advice, await commitOf(POST)], '6')).missed, [])
})

test('a stream that counts anew is heard from now on, once, and says so', async () => {
  const unknown = frameOf({ op: -1 }, { error: 'FutureCursor', message: 'x' })
  const post = await commitOf(POST)
  const opened: string[] = []
  const anew = (url: string) => {
    opened.push(url)
    return url.includes('cursor=') ? [unknown] : [post]
  }
  const { events, error, missed, cursor } = await heard(anew, '900')
  assert.deepEqual([error, texts(events), cursor, opened.length], [null, [POST.text], '7', 2])
  assert.match(missed.join(), /from now on/)
  assert.equal((await heard([unknown], '900')).error?.kind, 'invalid', 'who says so always is not asked for ever')
})

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.toWellFormed())
    encode(value)
    return value
  } catch {
    return undefined
  }
}
