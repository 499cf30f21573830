import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { openHttp, visitRoute } from './http.ts'

const hello = endpoint({
  method: 'GET',
  path: '/api/hello',
  who: 'anyone',
  does: 'Says hello',
  input: z.object({}),
  output: z.object({ hello: z.string() }),
})

/** Who sends `x-session` is signed in by that name; everything else comes from one address. */
async function open(rate_per_minute: number) {
  const app = await openHttp({
    ...{ routes: [visitRoute(hello, async () => ({ hello: 'you' }))], rate_per_minute },
    ...{ public_url: 'https://baton.example', trust_proxy: false, log: { error: () => {} } },
    inWork: () => Promise.reject(new Error('no Work is needed')),
    whoIs: async ({ headers }) =>
      headers['x-session']
        ? {
            ...{ workspace_id: 'w', account_id: 'a', session_id: String(headers['x-session']) },
            person: { kind: 'person', id: 'p', role: 'agent', team_ids: [] },
          }
        : null,
  })
  app.get('/free', () => 'free')
  return (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
}

test('who asks more than a minute allows is told when to come back, and each answer says what is left', async () => {
  const ask = await open(3)
  const answers = [await ask('/api/hello'), await ask('/api/hello'), await ask('/api/hello'), await ask('/api/hello')]
  assert.deepEqual(
    answers.map(({ statusCode, headers }) => [statusCode, headers['ratelimit-limit'], headers['ratelimit-remaining']]),
    [
      [200, '3', '2'],
      [200, '3', '1'],
      [200, '3', '0'],
      [429, '3', '0'],
    ],
  )
  const last = answers.at(-1)
  assert.equal(last?.json().code, 'too_many_requests')
  assert.match(last?.json().message, /Try again in (60|59) s/)
  assert.ok(Number(last?.headers['retry-after']) >= 59)
  assert.ok(Number(last?.headers['ratelimit-reset']) >= 59)
})

test('each session has an allowance of its own, made-up cookies have none, and the page’s files are not counted', async () => {
  const ask = await open(1)
  assert.equal((await ask('/api/hello', { 'x-session': 'nora' })).statusCode, 200)
  assert.equal((await ask('/api/hello', { 'x-session': 'joost' })).statusCode, 200)
  assert.equal((await ask('/api/hello', { 'x-session': 'nora' })).statusCode, 429)
  assert.equal((await ask('/api/hello', { cookie: 'baton_session=one' })).statusCode, 200)
  assert.equal((await ask('/api/hello', { cookie: 'baton_session=two' })).statusCode, 429)
  assert.equal((await ask('/free')).statusCode, 200)
})

test('every answer, a refusal too, tells the browser what to refuse', async () => {
  const ask = await open(1)
  for (const url of ['/api/hello', '/api/hello', '/free', '/nowhere']) {
    const { headers } = await ask(url)
    assert.match(String(headers['content-security-policy']), /default-src 'self'/, url)
    assert.equal(headers['x-content-type-options'], 'nosniff', url)
    assert.match(String(headers['strict-transport-security']), /max-age/, url)
  }
})
