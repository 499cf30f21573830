import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConnectorError } from './connector.ts'
import { connectionFailure, retryAfter, statusFailure } from './failures.ts'

const answering = (headers: Record<string, string>) => new Response(null, { status: 429, headers })

const status = (code: number) => statusFailure('X', 'write', new Response(null, { status: code })).kind
const broken = (cause: unknown) => connectionFailure('X', 'write', new TypeError('fetch failed', { cause })).kind

test('how long to wait is read from seconds, a date, or the reset of a limit, by the server’s own clock', () => {
  const date = 'Sat, 21 Nov 2026 20:00:00 GMT'
  assert.equal(retryAfter(answering({ 'retry-after': '30' })).retry_after_ms, 30_000)
  assert.equal(retryAfter(answering({ 'retry-after': 'Sat, 21 Nov 2026 20:01:00 GMT', date })).retry_after_ms, 60_000)
  assert.equal(
    retryAfter(answering({ 'ratelimit-reset': `${Date.parse(date) / 1_000 + 90}`, date })).retry_after_ms,
    90_000,
  )
  assert.equal(retryAfter(answering({ 'retry-after': 'Fri, 20 Nov 2026 20:01:00 GMT', date })).retry_after_ms, 0)
  for (const nonsense of ['', '-1', 'soon', '1e9', '99999999999']) {
    assert.equal(retryAfter(answering({ 'retry-after': nonsense, date })).retry_after_ms, null, nonsense)
  }
})

test('a refused write is clean, a broken one is unknown', () => {
  assert.deepEqual([400, 404, 429, 500, 503].map(status), [
    'invalid',
    'not_found',
    'rate_limited',
    'outcome_unknown',
    'outcome_unknown',
  ])
  assert.equal(broken({ code: 'ECONNREFUSED' }), 'transient')
  for (const cause of [{ code: 'ECONNRESET' }, { code: 7 }, null, 'text', undefined])
    assert.equal(broken(cause), 'outcome_unknown')
})

test('an error of the guard passes through as it is', () => {
  const refused = new ConnectorError('not_allowed', 'This address is inside.')
  assert.equal(connectionFailure('X', 'write', refused), refused)
})
