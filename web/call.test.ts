import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { after, before, test } from 'node:test'
import { addressOf, CallError, problemOf, request } from './call.ts'

let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
const server = createServer((asked, response) => answer(asked, response))
let origin = ''
const browsers = globalThis.fetch

before(async () => {
  await new Promise<void>((done) => server.listen(22_320, '127.0.0.1', done))
  origin = 'http://127.0.0.1:22320'
  // A page's addresses are relative to its origin; Node has no page.
  globalThis.fetch = (url, init) => browsers(origin + String(url), init)
})
after(async () => {
  globalThis.fetch = browsers
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

test('path parameters are filled from the flat input and escaped, the rest is query or body', () => {
  const input = { id: 'a/b?c', status: 'open', tags: ['x', 'y'], none: undefined }
  assert.deepEqual(addressOf({ method: 'GET', path: '/api/conversations/{id}' }, input), {
    url: '/api/conversations/a%2Fb%3Fc?status=open&tags=x&tags=y',
    body: undefined,
  })
  assert.deepEqual(addressOf({ method: 'POST', path: '/api/conversations/{id}/notes' }, { id: '1', text: 'hi' }), {
    url: '/api/conversations/1/notes',
    body: '{"text":"hi"}',
  })
  assert.throws(() => addressOf({ method: 'GET', path: '/api/people/{id}' }, { id: '' }), /needs id/)
})

test('a write carries a key of its own, a read does not, and a given key is kept', async () => {
  const keys: (string | undefined)[] = []
  answer = (asked, response) => {
    keys.push(asked.headers['idempotency-key'] as string | undefined)
    response.writeHead(204).end()
  }
  assert.equal(await request({ method: 'POST', path: '/api/x' }, {}), undefined)
  await request({ method: 'DELETE', path: '/api/x' }, {}, { idempotency_key: 'mine' })
  await request({ method: 'GET', path: '/api/x' }, {})
  assert.match(keys[0] ?? '', /^[0-9a-f-]{36}$/)
  assert.deepEqual(keys.slice(1), ['mine', undefined])
})

test('a refusal arrives as a CallError with its code, sentence and fields', async () => {
  answer = (_, response) => {
    response.writeHead(409, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ code: 'conversation_closed', message: 'Reopen it first.', fields: { text: 'Too long.' } }),
    )
  }
  const error = await request({ method: 'POST', path: '/api/x' }, {}).catch((caught: unknown) => caught)
  assert.ok(error instanceof CallError)
  assert.deepEqual(
    [error.status, error.code, error.message, error.fields],
    [409, 'conversation_closed', 'Reopen it first.', { text: 'Too long.' }],
  )
})

test('a proxy’s page instead of JSON still becomes a sentence, with its reference', async () => {
  const error = await problemOf(
    new Response('<h1>502</h1>', { status: 502, headers: { 'x-request-id': 'r1', 'retry-after': '7' } }),
  )
  assert.match(error.message, /The server failed/)
  assert.deepEqual([error.code, error.reference, error.retry_after_s], ['http_502', 'r1', 7])
})

test('a server that cannot be reached is said so, and an aborted call stays aborted', async () => {
  answer = (_, response) => void response.destroy()
  const error = await request({ method: 'POST', path: '/api/x' }, {}).catch((caught: unknown) => caught)
  assert.ok(error instanceof CallError)
  assert.equal(error.status, 0)
  const aborted = await request({ method: 'GET', path: '/api/x' }, {}, { signal: AbortSignal.abort() }).catch(
    (caught: Error) => caught,
  )
  assert.equal((aborted as Error).name, 'AbortError')
})
