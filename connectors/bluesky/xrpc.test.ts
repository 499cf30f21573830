import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { stage } from '../conformance/recording.ts'
import { ConnectorError } from '../connector.ts'
import { accountRecording } from './recorded.ts'
import { callAs } from './xrpc.ts'

async function kindOf(status: number, error: string, headers: Record<string, string> = {}): Promise<ConnectorError> {
  const answer = () => Response.json({ error, message: 'x' }, { status, headers })
  const { outside } = stage(accountRecording, { answer })
  const thrown = await callAs(outside, accountRecording.account, { nsid: 'a.b.c', answer: z.object({}) }).catch(
    (e: unknown) => e,
  )
  assert.ok(thrown instanceof ConnectorError)
  return thrown
}

test('the network’s own names say more than the status', async () => {
  const kinds = {
    ExpiredToken: 'auth_expired',
    InvalidToken: 'auth_revoked',
    AccountTakedown: 'auth_revoked',
    InvalidSwap: 'duplicate',
    RecordNotFound: 'not_found',
    BlockedActor: 'not_allowed',
    InvalidRequest: 'invalid',
    constructor: 'invalid',
    toString: 'invalid',
  }
  for (const [name, kind] of Object.entries(kinds)) assert.equal((await kindOf(400, name)).kind, kind, name)
})

test('a limit says when it is over', async () => {
  const date = 'Sat, 21 Nov 2026 20:00:00 GMT'
  const error = await kindOf(429, 'RateLimitExceeded', { date, 'ratelimit-reset': `${Date.parse(date) / 1_000 + 300}` })
  assert.deepEqual([error.kind, error.retry_after_ms], ['rate_limited', 300_000])
})
