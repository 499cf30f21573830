/** Every endpoint says who may, is described for the API's readers, and the server holds it to what it says. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Endpoint } from '#platform/endpoint.ts'
import { mayRole, ROLES, type Role } from '#platform/rights.ts'
import { openServer } from '../server.ts'

/** What a stranger may call. A new one belongs here only with a reason. */
const OPEN = [
  'DELETE /api/session', // ends what the cookie names, if anything
  'DELETE /api/sessions/{id}',
  'GET /api/invitation',
  'GET /api/session',
  'GET /api/sessions',
  'GET /api/start',
  'POST /api/invitation/acceptance',
  'GET /api/password-reset',
  'POST /api/password-reset',
  'GET /api/password-reset/completion',
  'POST /api/password-reset/completion',
  'POST /api/session',
  'POST /api/workspaces',
  'PUT /api/me/password',
]

const { address, areas, tools, stop } = await openServer()
after(stop)
const described = (await (await fetch(`${address}/api/openapi.json`)).json()) as {
  paths: Record<string, Record<string, { summary: string; 'x-who-may': string }>>
}
const endpoints = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { summary, 'x-who-may': who }]) => ({
    path,
    method: method.toUpperCase(),
    who,
    summary,
  })),
)
const ID = '01923456-789a-7bcd-8ef0-123456789abc'
const nameOf = (e: { method: string; path: string }) => `${e.method} ${e.path}`

function send(e: { method: string; path: string }, headers: Record<string, string> = {}): Promise<Response> {
  const url = address + e.path.replaceAll(/\{\w+\}/g, ID)
  const body =
    e.method === 'GET' || e.method === 'DELETE'
      ? {}
      : { body: '{}', headers: { 'content-type': 'application/json', ...headers } }
  return fetch(url, { method: e.method, headers, ...body })
}

test('A2 every endpoint is described, in a sentence', () => {
  const declared = areas.routes.map(({ endpoint }: { endpoint: Endpoint }) => nameOf(endpoint))
  const known = new Set(endpoints.map(nameOf))
  assert.deepEqual(
    declared.filter((name) => !known.has(name)),
    [],
  )
  assert.equal(new Set(declared).size, declared.length, 'two endpoints have one address')
  assert.deepEqual(endpoints.filter((e) => e.summary.length < 5).map(nameOf), [])
  process.stdout.write(`# ${endpoints.length} endpoints\n`)
})

test('TRUST S3 a stranger gets in nowhere but at the doors that are meant to be open', async () => {
  const open: string[] = []
  for (const e of endpoints) {
    const { status } = await send(e)
    if (status !== 401) open.push(nameOf(e))
  }
  assert.deepEqual(open.filter((name) => !OPEN.includes(name)).toSorted(), [])
})

test('TRUST S4 each role gets past exactly the endpoints that its rights name', async () => {
  const { cookieOf } = await members()
  for (const role of ROLES) {
    const cookie = await cookieOf(role)
    for (const e of endpoints.filter(({ who }) => who !== 'anyone')) {
      const response = await send(e, { cookie })
      const code = ((await response.json().catch(() => null)) as { code?: string } | null)?.code
      assert.equal(
        code === 'role_may_not',
        !mayRole(role, e.who as never),
        `${role} at ${nameOf(e)}: ${response.status} ${code}`,
      )
    }
  }
})

/** A workspace with somebody of each role, made through the API. */
async function members() {
  const json = { 'content-type': 'application/json' }
  const password = 'a horse for every course'
  const first = await fetch(`${address}/api/workspaces`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      workspace_name: 'Tern',
      name: 'Ana',
      email: 'ana@example.com',
      password,
      locale: 'en',
      time_zone: 'Europe/Berlin',
    }),
  })
  assert.equal(first.status, 200, await first.clone().text())
  const administrator = cookiesIn(first)
  const cookieOf = async (role: Role): Promise<string> => {
    if (role === 'administrator') return administrator
    const invited = await fetch(`${address}/api/invitations`, {
      method: 'POST',
      headers: { ...json, cookie: administrator },
      body: JSON.stringify({ email: `${role}@example.com`, role, team_ids: [] }),
    })
    const { link } = (await invited.json()) as { link: string }
    const token = new URL(link).searchParams.get('token')
    const accepted = await fetch(`${address}/api/invitation/acceptance`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ token, name: role, password }),
    })
    assert.equal(accepted.status, 200, await accepted.clone().text())
    return cookiesIn(accepted)
  }
  return { cookieOf }
}

const cookiesIn = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

test('a body that is not JSON, and one that is no object, are refused with a sentence', async () => {
  for (const body of ['{"a":', '[]', '"x"', 'null', '\0']) {
    const response = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    assert.equal(response.status, 400, body)
    assert.match(((await response.json()) as { message: string }).message, /[a-z]/)
  }
  assert.ok(tools)
})
