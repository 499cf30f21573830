/** What the network answers when it will not: each way it fails has its kind, and no answer carries a secret outwards. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import type { Connector, ConnectorError, ConnectorErrorKind } from '../connector.ts'
import { endOf, hear } from './hearing.ts'
import { lookBackThrough } from './looking-back.ts'
import { frozen, type Recording, type Staged, stage } from './recording.ts'

interface Failure {
  named: string
  answer: (secrets: string) => Response | Promise<Response>
  kinds: readonly ConnectorErrorKind[]
  retry_after_ms?: number
}

const AUTH = ['auth_expired', 'auth_revoked', 'scope_missing', 'not_allowed'] as const
const saying =
  (status: number, headers: Record<string, string> = {}) =>
  (secrets: string) =>
    Response.json({ error: 'Refused', message: `Refused: ${secrets}` }, { status, headers })
const HTML = { 'content-type': 'text/html' }

const FAILURES: readonly Failure[] = [
  { named: '401', answer: saying(401), kinds: AUTH },
  { named: '403', answer: saying(403), kinds: AUTH },
  {
    named: '429 with retry-after',
    answer: saying(429, { 'retry-after': '77' }),
    kinds: ['rate_limited'],
    retry_after_ms: 77_000,
  },
  { named: '429 alone', answer: saying(429), kinds: ['rate_limited'] },
  ...[500, 502, 503, 504].map((status) => ({
    named: `${status}`,
    answer: saying(status),
    kinds: ['transient'] as const,
  })),
  {
    named: 'a page instead of data',
    answer: (s) => new Response(`<html>${s}`, { headers: HTML }),
    kinds: ['transient', 'invalid', 'bug'],
  },
  { named: 'half an answer', answer: (s) => new Response(`{"token":"${s}`), kinds: ['transient', 'invalid', 'bug'] },
  { named: 'a body that breaks off', answer: () => new Response(breaking()), kinds: ['transient'] },
  { named: 'a hang', answer: () => timeout(), kinds: ['transient'] },
  { named: 'nobody there', answer: () => unreachable('ECONNREFUSED'), kinds: ['transient'] },
  { named: 'a reset', answer: () => unreachable('ECONNRESET'), kinds: ['transient'] },
]

export function failingPromises(connector: Connector, recording: Recording): void {
  const listening = (staged: Staged) => hear(connector, recording, staged).then(({ error }) => error)
  eachFailure(connector, { recording, doing: 'listening', run: listening })
  if (connector.lookBack && recording.look_back) {
    const lookingBack = (staged: Staged) => lookBackThrough(connector, recording, staged).then(({ error }) => error)
    eachFailure(connector, { recording, doing: 'looking back', run: lookingBack })
  }
  const { thread } = connector
  const { thread_of } = recording
  if (!thread || thread_of === undefined) return
  eachFailure(connector, {
    recording,
    doing: 'reading a thread',
    run: ({ outside }) => endOf(() => thread.call(connector, outside, frozen(recording.account), thread_of)),
  })
}

interface Attempt {
  recording: Recording
  doing: string
  run(staged: Staged): Promise<ConnectorError | null>
}

function eachFailure(connector: Connector, attempt: Attempt): void {
  const { recording, doing } = attempt
  test(`${connector.network} ${recording.of}: every failure while ${doing} has its kind`, async (t) => {
    const asked = stage(recording, recording.network())
    await attempt.run(asked)
    if (asked.requests.length === 0) return t.skip('asks nothing over HTTP')
    for (const failure of FAILURES) await t.test(failure.named, () => failsAs(failure, attempt))
  })
}

async function failsAs(failure: Failure, { recording, run }: Attempt): Promise<void> {
  const secrets = Object.values(recording.account.credentials)
  const error = await run(stage(recording, recording.network(), async () => failure.answer(secrets.join(' '))))
  assert.ok(error && failure.kinds.includes(error.kind), `${error?.kind ?? 'no error'} for ${failure.named}`)
  if (failure.retry_after_ms !== undefined) assert.equal(error.retry_after_ms, failure.retry_after_ms)
  assertKeeps(secrets, error)
}

/** The whole error, causes included, goes to the log; a network that echoes what we sent must not get it there. */
export function assertKeeps(secrets: readonly string[], error: ConnectorError): void {
  const told = inspect(error, { depth: 10 })
  for (const secret of secrets) assert.ok(!told.includes(secret), 'a secret stays out of the error')
  assert.match(error.message, /^[A-Z“"'@].*[.!?]$/s, `a sentence for a person: ${error.message}`)
}

export function unreachable(code: string): never {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code}`), { code }) })
}

/** As the guarded fetch gives up: by itself, so that no connector needs a timer. */
export function timeout(): never {
  throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
}

function breaking(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":')),
    pull: (controller) => controller.error(new TypeError('terminated', { cause: { code: 'UND_ERR_SOCKET' } })),
  })
}
