/** Who is told, of what and under which secret can be changed; facts that do not exist are refused. */
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openHttp } from './http.ts'
import { whyInside } from './outbound/inside.ts'
import { theStage } from './rehearsal.ts'
import { secretsWith } from './secrets.ts'
import { secretContext } from './webhooks/subscriptions.ts'
import { webhookRoutes } from './webhooks-out.ts'

const { database } = await theStage()
const secrets = secretsWith(randomBytes(32))
const workspace_id = randomUUID()
const person = { kind: 'person' as const, id: randomUUID(), role: 'administrator' as const, team_ids: [] }
const facts = {
  'test.order_shipped': 'An order left.',
  'platform.webhook_calls_given_up': 'Calls were given up.',
}
const names = async (name: string) => [{ address: name === 'intranet.example' ? '10.1.2.3' : '8.8.8.8', family: 4 }]
const app = await openHttp({
  routes: webhookRoutes({ secrets, whyInside: whyInside([], names), facts }),
  inWork: database.inWork,
  whoIs: async () => ({ workspace_id, person, account_id: 'a', session_id: 's' }),
  log: { error: () => {} },
  public_url: 'http://127.0.0.1',
  trust_proxy: false,
})
await database.inWork(
  { workspace_id, by: person },
  async (work) => void (await work.db.insertInto('platform_heads').values({ workspace_id }).execute()),
)
after(() => app.close())

async function ask(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const headers = { 'idempotency-key': randomUUID() }
  const answer = await app.inject({ method, url: `/api/webhooks${path}`, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}
const make = (fact_names: string[]) => ask('POST', '', { address: 'https://receiver.example/hook', fact_names })

test('A2 a fact that does not exist is refused at its field, made or changed', async () => {
  for (const name of ['inbox.banana', 'banana.*', 'platform.webhook_calls_given_up', 'Banana']) {
    const { status, body } = await make([name])
    assert.equal(status, 400, name)
    assert.match(Object.values(body.fields).join(), /^There is no fact .*\.$/)
    assert.doesNotMatch(body.message, /fact_names/)
  }
  const { body } = await make(['test.*', 'test.order_shipped'])
  const changed = await ask('PUT', `/${body.webhook.id}`, {
    address: body.webhook.address,
    fact_names: ['test.banana'],
  })
  assert.deepEqual([changed.status, changed.body.code], [400, 'unknown_fact'])
})

test('A2 the list of facts leaves out what nobody is told', async () => {
  const { body } = await ask('GET', '/facts')
  assert.deepEqual(body.facts, [{ name: 'test.order_shipped', tells: 'An order left.' }])
})

test('A2 address and facts are changed, and an address inside is refused then too', async () => {
  const { id } = (await make([])).body.webhook
  const inside = await ask('PUT', `/${id}`, { address: 'https://intranet.example/', fact_names: [] })
  assert.deepEqual([inside.status, inside.body.code], [400, 'address_inside'])
  const to = { address: 'https://elsewhere.example/hook', fact_names: ['test.order_shipped'] }
  const { webhook } = (await ask('PUT', `/${id}`, to)).body
  assert.deepEqual({ address: webhook.address, fact_names: webhook.fact_names }, to)
})

test('A6 a new secret is shown once, and only it opens what is kept', async () => {
  const made = (await make([])).body
  const { id } = made.webhook
  const { status, body } = await ask('POST', `/${id}/secret`)
  assert.equal(status, 200)
  assert.match(body.secret, /^whsec_.{40,}/)
  assert.notEqual(body.secret, made.secret)
  const kept = await database.asOperator(async (db) => {
    const { rows } = await sql<{ secret: Buffer }>`select secret from platform_webhooks where id = ${id}`.execute(db)
    return rows[0]?.secret
  })
  assert.ok(kept)
  assert.equal(secrets.open(kept, secretContext(id)), body.secret)
})
