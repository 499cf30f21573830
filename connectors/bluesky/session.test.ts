import assert from 'node:assert/strict'
import { test } from 'node:test'
import { replay } from '../conformance/recording.ts'
import type { Outside } from '../connector.ts'
import { accountRecording } from './recorded.ts'
import { renewSession } from './session.ts'

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
