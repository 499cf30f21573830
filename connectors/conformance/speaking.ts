/** Promises of `publish`, `findByKey` and `moderate`: once, found again, and nothing sent that is known to be refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Connector, ConnectorError, ConnectorErrorKind, Outgoing, PostReference, Published } from '../connector.ts'
import { assertKeeps, timeout, unreachable } from './failing.ts'
import { endOf } from './hearing.ts'
import { frozen, type Meddle, type RecordedNetwork, type Recording, stage } from './recording.ts'

interface Speaking {
  connector: Connector
  recording: Recording
  outgoing: Outgoing
  key: string
}

export function speakingPromises(connector: Connector, recording: Recording): void {
  if (!connector.publish || !recording.publish) return
  const speaking = { connector, recording, ...recording.publish }
  sendingPromises(speaking)
  refusingPromises(speaking)
  brokenPromises(speaking)
  if (connector.findByKey) findingPromises(speaking)
}

function sendingPromises(speaking: Speaking): void {
  const name = `${speaking.connector.network} ${speaking.recording.of}`

  test(`${name}: what is published has an address`, async () => {
    const { published } = await say(speaking)
    assert.ok(published?.state === 'published')
    assert.match(published.url, /^https?:/)
    assert.ok(published.native_id.length > 0)
  })

  if (speaking.connector.delivery_class !== 'A') return
  test(`${name}: the same key never makes two posts`, async () => {
    const network = speaking.recording.network()
    const first = await say(speaking, { network })
    const second = await say(speaking, { network })
    assert.equal(second.published?.state, 'published')
    assert.deepEqual(second.published, first.published)
    assert.equal(network.made?.(), 1)
  })

  test(`${name}: keys differ from delivery to delivery and do not change`, () => {
    const { connector, recording } = speaking
    const keys = Array.from({ length: 1_000 }, (_, n) => connector.keyFor?.(recording.now, `delivery-${n}`))
    assert.equal(new Set(keys).size, 1_000)
    assert.equal(connector.keyFor?.(recording.now, 'delivery-7'), keys[7])
  })
}

function refusingPromises(speaking: Speaking): void {
  const { limits } = speaking.connector
  const { outgoing } = speaking
  const image = outgoing.images[0] ?? { bytes: new Uint8Array(9), mime: 'image/png', alt: '', width: 1, height: 1 }
  const refused: [string, Outgoing, ConnectorErrorKind[]][] = [
    ['text over the limit', { ...outgoing, text: 'x'.repeat(limits.text + 1) }, ['too_long']],
    ['an image too many', { ...outgoing, images: Array.from({ length: limits.images + 1 }, () => image) }, ['invalid']],
    [
      'an image too big',
      { ...outgoing, images: [{ ...image, bytes: new Uint8Array(limits.image_bytes + 1) }] },
      ['invalid', 'too_long'],
    ],
    [
      'an alternative text too long',
      { ...outgoing, images: [{ ...image, alt: 'x'.repeat(limits.alt_text + 1) }] },
      ['invalid', 'too_long'],
    ],
  ]
  for (const [what, hopeless, kinds] of refused) {
    if (what !== 'text over the limit' && limits.images === 0) continue
    test(`${speaking.connector.network} ${speaking.recording.of}: ${what} is refused before it leaves`, async () => {
      const { error, requests } = await say({ ...speaking, outgoing: hopeless })
      assert.ok(error && kinds.includes(error.kind), `${error?.kind ?? 'no error'} for ${what}`)
      assert.equal(requests.length, 0)
    })
  }
}

function brokenPromises(speaking: Speaking): void {
  const broken: [string, () => Response | never, ConnectorErrorKind[], 'before' | 'after'][] = [
    ['never connected', () => unreachable('ECONNREFUSED'), ['transient'], 'before'],
    ['name not found', () => unreachable('ENOTFOUND'), ['transient'], 'before'],
    ['died after sending', () => unreachable('ECONNRESET'), ['outcome_unknown'], 'after'],
    ['closed after sending', () => unreachable('UND_ERR_SOCKET'), ['outcome_unknown'], 'after'],
    ['hung after sending', () => timeout(), ['outcome_unknown'], 'after'],
    ['502 after sending', () => new Response('<html>', { status: 502 }), ['outcome_unknown'], 'after'],
    ['a page instead of the answer', () => new Response('<html>'), ['outcome_unknown'], 'after'],
    [
      '401',
      () => new Response('{}', { status: 401 }),
      ['auth_expired', 'auth_revoked', 'scope_missing', 'not_allowed'],
      'before',
    ],
    ['429', () => new Response('{}', { status: 429, headers: { 'retry-after': '77' } }), ['rate_limited'], 'before'],
  ]
  for (const [what, breakOff, kinds, when] of broken) {
    test(`${speaking.connector.network} ${speaking.recording.of}: publishing, ${what}`, async () => {
      const last = (await say(speaking)).requests.length - 1
      const { error } = await say(speaking, { meddle: meddling({ last, when, breakOff }) })
      assert.ok(error && kinds.includes(error.kind), `${error?.kind ?? 'no error'} when ${what}`)
      if (error.kind === 'rate_limited') assert.equal(error.retry_after_ms, 77_000)
      assertKeeps(Object.values(speaking.recording.account.credentials), error)
    })
  }
}

function findingPromises(speaking: Speaking): void {
  const name = `${speaking.connector.network} ${speaking.recording.of}`

  test(`${name}: an unknown outcome is found by its key, and what never left is not`, async () => {
    const network = speaking.recording.network()
    assert.equal(await find(speaking, network), null)
    const last = (await say(speaking)).requests.length - 1
    const meddle = meddling({ last, when: 'after', breakOff: () => unreachable('ECONNRESET') })
    const { error } = await say(speaking, { network, meddle })
    assert.equal(error?.kind, 'outcome_unknown')
    const found = await find(speaking, network)
    assert.ok(found)
    if (speaking.connector.delivery_class !== 'A') return
    const { published } = await say(speaking, { network })
    assert.deepEqual(published, { state: 'published', ...found })
    assert.equal(network.made?.(), 1)
  })
}

function meddling(at: { last: number; when: 'before' | 'after'; breakOff: () => Response }): Meddle {
  return async (_request, index, answer) => {
    if (index !== at.last) return answer()
    if (at.when === 'after') await answer()
    return at.breakOff()
  }
}

interface Said {
  published: Published | null
  error: ConnectorError | null
  requests: Request[]
}

async function say(speaking: Speaking, on: { network?: RecordedNetwork; meddle?: Meddle } = {}): Promise<Said> {
  const { connector, recording, outgoing, key } = speaking
  const { outside, requests } = stage(recording, on.network ?? recording.network(), on.meddle)
  const pictures = outgoing.images.map((image) => image.bytes.slice())
  let published: Published | null = null
  const error = await endOf(async () => {
    published = (await connector.publish?.(outside, frozen(recording.account), frozen(outgoing), key)) ?? null
  })
  assert.deepEqual(
    outgoing.images.map((image) => image.bytes),
    pictures,
    'pictures are sent as they were given',
  )
  return { published, error, requests }
}

async function find({ connector, recording, outgoing, key }: Speaking, network: RecordedNetwork) {
  let found: PostReference | null = null
  const error = await endOf(async () => {
    const { outside } = stage(recording, network)
    found = (await connector.findByKey?.(outside, frozen(recording.account), frozen(outgoing), key)) ?? null
  })
  assert.equal(error, null)
  return found as PostReference | null
}
