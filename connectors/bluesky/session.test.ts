import assert from 'node:assert/strict'
import { test } from 'node:test'
import { replay } from '../conformance/recording.ts'
import { ConnectorError, type Outside } from '../connector.ts'
import { accountRecording } from './recorded.ts'
import { renewSession, signIn } from './session.ts'

const { account, now } = accountRecording
const HOUR_S = 3_600
const now_s = now.getTime() / 1_000

const tokenWith = (claims: unknown) =>
  ['{"alg":"ES256K"}', JSON.stringify(claims), 'signed']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')

async function endToldBy(accessJwt: string, refreshJwt: string): Promise<string | undefined> {
  const session = { accessJwt, refreshJwt, did: account.native_id, handle: account.handle }
  const answer = replay({ 'POST /xrpc/com.atproto.server.refreshSession': JSON.stringify(session) })
  const outside: Outside = {
    fetch: async (input, init) => answer(new Request(input, init)),
    socket: async function* () {},
    now: () => now,
  }
  return (await renewSession(outside, account))?.['expires_at']
}

test('N8 credentials end when the first of their tokens does, so that they are renewed at half of that', async () => {
  const access = tokenWith({ scope: 'com.atproto.access', exp: now_s + 2 * HOUR_S })
  const refresh = tokenWith({ scope: 'com.atproto.refresh', exp: now_s + 60 * 24 * HOUR_S })
  assert.equal(await endToldBy(access, refresh), new Date(now.getTime() + 2 * HOUR_S * 1_000).toISOString())
  assert.equal(await endToldBy(refresh, access), new Date(now.getTime() + 2 * HOUR_S * 1_000).toISOString())
  assert.equal(await endToldBy('opaque', access), new Date(now.getTime() + 2 * HOUR_S * 1_000).toISOString())
})

test('a token that says no end, or nonsense, tells none', async () => {
  const told = [{}, { exp: 'soon' }, { exp: -1 }, { exp: 1e300 }, { exp: 8.64e15 }, null, [], 'x'].map(tokenWith)
  for (const token of ['', '.', 'a.b.c', 'x'.repeat(10_000), ...told])
    assert.equal(await endToldBy(token || 'x', 'opaque'), undefined, token.slice(0, 40))
})

const GIVEN = { handle: 'brand.bsky.social', app_password: 'abcd-abcd-abcd-abcd', server: '' }

async function refusedFor(answers: Record<string, string>, fetch: Outside['fetch']): Promise<ConnectorError> {
  const outside: Outside = { fetch, socket: async function* () {}, now: () => now }
  const caught = await signIn(outside, { ...GIVEN, ...answers }).catch((error) => error)
  assert.ok(caught instanceof ConnectorError)
  return caught
}

const unasked: Outside['fetch'] = async () => assert.fail('nothing is asked before the answers make sense')

test('each wrong answer is refused beside its own field', async () => {
  assert.equal((await refusedFor({ handle: 'not a handle' }, unasked)).about, 'handle')
  assert.equal((await refusedFor({ handle: 'https://bsky.app/about' }, unasked)).about, 'handle')
  assert.equal((await refusedFor({ app_password: ' ' }, unasked)).about, 'app_password')
  assert.equal((await refusedFor({ server: 'banana' }, unasked)).about, 'server')
})

test('a server that may not be visited is told as that, and not as a wrong password', async () => {
  const blocked = Object.assign(new Error('leads inside'), { name: 'OutboundError', kind: 'blocked', sent: false })
  const refused = await refusedFor({ server: 'http://10.0.0.1' }, async () => Promise.reject(blocked))
  assert.deepEqual([refused.kind, refused.message, refused.about], ['invalid', 'leads inside', 'server'])
  const answered = await refusedFor({}, async () => Response.json({ error: 'InvalidRequest' }, { status: 400 }))
  assert.equal(answered.kind, 'auth_revoked')
})

test('a server is taken without its https://, and one that nobody typed is told as Bluesky’s own', async () => {
  const asked: string[] = []
  const lost = Object.assign(new Error('No host'), { name: 'OutboundError', kind: 'unreachable', sent: false })
  const fetch: Outside['fetch'] = async (input) => {
    asked.push(new URL(input instanceof Request ? input.url : input).origin)
    throw lost
  }
  for (const server of ['pds.example', 'pds.example:8443', 'https://pds.example/'])
    assert.match((await refusedFor({ server }, fetch)).message, /^No host/)
  assert.deepEqual(asked, ['https://pds.example', 'https://pds.example:8443', 'https://pds.example'])
  const own = await refusedFor({}, fetch)
  assert.deepEqual([own.kind, own.about], ['transient', null])
  assert.match(own.message, /^Bluesky’s own server \(bsky\.social\) could not be found from here/)
})

test('the address of a profile is taken for its handle', async () => {
  let asked: unknown
  await refusedFor({ handle: 'https://bsky.app/profile/brand.bsky.social' }, async (input, init) => {
    asked = await new Request(input, init).json()
    return Response.json({}, { status: 401 })
  })
  assert.equal((asked as { identifier: string }).identifier, 'brand.bsky.social')
})
