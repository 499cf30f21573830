/** Channels through HTTP, as the screens call them, with a network of its own whose connector keeps to the contract. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { conduct } from '#areas/conduct/area.ts'
import type { Connector } from '#connectors/connector.ts'
import { ABILITIES, type Abilities, ConnectorError } from '#connectors/connector.ts'
import type { Tools } from '#platform/area.ts'
import { readConfig } from '#platform/config.ts'
import { openHttp } from '#platform/http.ts'
import { openLog } from '#platform/log.ts'
import type { Person } from '#platform/work.ts'
import { deliverAll, openScene, realOutside, type Scene, said, say, secrets, sendingOf } from '#tests/crash/stage.ts'
import { accountOf } from './accounts.ts'
import { channels } from './area.ts'
import { findChannel } from './channels.ts'
import type { Connecting } from './connecting.ts'
import { renew } from './renewing.ts'
import { lookAfterNext } from './upkeep.ts'

/** Of this test process only: others share the database. */
const NETWORK = `village_${randomUUID().slice(0, 8)}`
const PASSWORD = 'open sesame 4711'
const yes = { may: 'yes' } as const

/** A network that knows one password; its accounts are whatever name one gives. */
const village = {
  mood: 'well' as 'well' | 'refuses' | 'no_likes',
  renewals: 0,
  deeds: [] as string[],
}

const abilities = (): Abilities =>
  Object.fromEntries(
    ABILITIES.map((name) => [
      name,
      name === 'like' && village.mood === 'no_likes' ? { may: 'no', because: 'This server has no likes.' } : yes,
    ]),
  ) as Abilities

const VILLAGE: Connector = {
  network: NETWORK,
  name: 'Village',
  asks: [
    { name: 'name', label: 'Account', kind: 'text', help: 'As the others see it.', required: true },
    { name: 'password', label: 'Password', kind: 'secret', help: 'An app password.', required: true },
  ],
  limits: { text: 300, unit: 'graphemes', images: 4, image_bytes: 1_000_000, alt_text: 1000 },
  delivery_class: 'A',
  settling_ms: 100,
  async connect(outside, answers) {
    if (answers.password !== PASSWORD)
      throw new ConnectorError('auth_revoked', 'Village does not accept this password. Make a new app password there.')
    const name = answers.name ?? ''
    const expires_at = new Date(outside.now().getTime() + 3_600_000).toISOString()
    return {
      native_id: `id-${name}`,
      handle: name,
      display_name: name,
      url: 'http://village.example/',
      settings: { server: 'village.example' },
      credentials: { token: `secret-of-${name}`, expires_at },
    }
  },
  probe: async () => abilities(),
  async renew(outside, account) {
    village.renewals += 1
    if (village.mood === 'refuses') throw new ConnectorError('auth_revoked', 'Village has ended this sign-in.')
    const expires_at = new Date(outside.now().getTime() + 3_600_000).toISOString()
    return { ...account.credentials, token: `renewed-${village.renewals}`, expires_at }
  },
  async *listen() {},
  async publish(_outside, account, _outgoing, key) {
    if (village.mood === 'refuses') throw new ConnectorError('not_allowed', 'The village elder said no.')
    return { state: 'published', native_id: key, url: `${account.url}${key}`, reply_handle: null }
  },
  async moderate(_outside, account, deed) {
    if (deed.native_id === 'gone') throw new ConnectorError('not_found', 'There is no such post.')
    village.deeds.push(`${account.handle} ${deed.deed} ${deed.native_id}`)
  },
}

let scene: Scene
let app: FastifyInstance
let connecting: Connecting
const log = openLog('silent')
const boss: Person = { kind: 'person', id: randomUUID(), role: 'administrator', team_ids: [] }
const boris = { person_id: randomUUID(), role: 'executive' as const }
const team = randomUUID()

before(async () => {
  scene = await openScene()
  const tools: Tools = {
    config: readConfig({}),
    database: scene.stage.database,
    log,
    secrets,
    outside: realOutside,
    blobs: undefined as never,
    mail: undefined as never,
  }
  const membersOf = async (_work: unknown, of: { person_ids: readonly string[]; team_ids: readonly string[] }) => [
    ...of.person_ids.map((person_id) => ({ person_id, role: boss.role })),
    ...(of.team_ids.includes(team) ? [{ person_id: scene.anna.id, role: 'agent' as const }, boris] : []),
  ]
  const ports = {
    connectors: [VILLAGE],
    intake: async () => {},
    guards: [],
    membersOf,
    readImage: async () => new Uint8Array(),
    addresseesOf: async () => new Map(),
  }
  const areas = [channels(tools, ports), conduct()]
  connecting = { ...sendingOf(scene), connectors: new Map([[NETWORK, VILLAGE]]), membersOf, reachable_at: null }
  app = await openHttp({
    routes: areas.flatMap((area) => area.routes ?? []),
    inWork: scene.stage.database.inWork,
    whoIs: async (request) => {
      const person = { boss, anna: scene.anna }[String(request.headers['x-who'])]
      return person ? { workspace_id: scene.workspace_id, person, account_id: person.id, session_id: 's' } : null
    },
    log,
    public_url: 'http://127.0.0.1',
    trust_proxy: false,
  })
})
after(async () => {
  await app.close()
  await scene.stage.database.close()
})

interface Answer {
  status: number
  // The test reads answers as a stranger would: by name, and fails where a name is missing.
  body: Record<string, unknown> & { id: string; message: string; state: string; code: string }
  text: string
}

async function call(who: 'boss' | 'anna', ask: string, payload?: object): Promise<Answer> {
  const [method = 'GET', url = '/'] = ask.split(' ')
  const answer = await app.inject({
    method: method as 'GET',
    url,
    headers: { 'x-who': who },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json(), text: answer.body }
}

const connect = (name: string, more: object = {}) =>
  call('boss', 'POST /api/channels', { network: NETWORK, answers: { name, password: PASSWORD }, ...more })

describe('connecting', () => {
  test('refuses a wrong password in the network’s own words, and asks for what is missing', async () => {
    const wrong = await call('boss', 'POST /api/channels', {
      network: NETWORK,
      answers: { name: 'x', password: 'no' },
    })
    assert.deepEqual([wrong.status, wrong.body.code], [400, 'network_auth_revoked'])
    assert.match(wrong.body.message, /Make a new app password there/)
    const missing = await call('boss', 'POST /api/channels', { network: NETWORK, answers: { name: ' ' } })
    assert.match(missing.body.message, /Village also needs: Account, Password/)
    const nowhere = await call('boss', 'POST /api/channels', { network: 'atlantis', answers: {} })
    assert.equal(nowhere.status, 404)
    const agent = await call('anna', 'POST /api/channels', { network: NETWORK, answers: {} })
    assert.equal(agent.status, 403)
  })

  test('N7 R9 keeps the account, shows its abilities and gaps, and never its credentials', async () => {
    const { status, body, text } = await connect('baker')
    assert.equal(status, 200)
    assert.deepEqual(body.gaps, ['fixes', 'signs'])
    assert.equal(body.answers_person_id, boss.id)
    assert.match(String(body.health), /waits for the first answer/)
    const list = await call('anna', 'GET /api/channels')
    const table = await call('anna', 'GET /api/abilities')
    assert.ok(table.text.includes('"like":{"may":"yes"}'))
    for (const each of [text, list.text, table.text]) assert.ok(!/secret-of|sesame|credentials|cursor/.test(each))
    const { rows } = await scene.stage.database.asOperator((_db, client) =>
      client.query('select sealed from channels_credentials'),
    )
    for (const row of rows) assert.ok(!row.sealed.toString('latin1').includes('secret-of'))
  })

  test('again keeps id and history, also after retiring; another account is refused', async () => {
    const first = await connect('smith')
    const { id } = first.body
    assert.equal(first.body['was'], null)
    assert.equal((await connect('smith')).body['was'], 'well')
    const other = await call('boss', `POST /api/channels/${id}/reconnection`, {
      answers: { name: 'thief', password: PASSWORD },
    })
    assert.match(other.body.message, /That is the account thief, but this channel is smith/)
    const same = await call('boss', `POST /api/channels/${id}/reconnection`, {
      answers: { name: 'smith', password: PASSWORD },
    })
    assert.deepEqual([same.status, same.body.id], [200, id])
    const retired = await call('boss', `POST /api/channels/${id}/retirement`)
    assert.match(String(retired.body.health), /its history stays/)
    assert.ok(!(await call('boss', 'GET /api/channels')).text.includes(id))
    assert.ok((await call('boss', 'GET /api/channels?retired=yes')).text.includes(id))
    const back = await connect('smith')
    assert.deepEqual([back.body.id, back.body.state, back.body.retired_at], [id, 'well', null])
    assert.equal(back.body['was'], 'retired')
  })

  test('grants those who answer the right to speak, if they may answer at all', async () => {
    const { body } = await connect('miller', {
      answers_team_id: team,
      answers_person_id: null,
      fixes_person_id: boss.id,
    })
    assert.deepEqual(body.gaps, ['signs'])
    const grants = await call('anna', `GET /api/channels/${body.id}/grants`)
    assert.ok(grants.text.includes(scene.anna.id))
    assert.ok(!grants.text.includes(boris.person_id))
    const both = await call('boss', `PUT /api/channels/${body.id}/duties`, {
      ...NOBODY,
      signs_person_id: boss.id,
      signs_team_id: team,
    })
    assert.deepEqual([both.status, both.body.code], [400, 'person_or_team'])
  })
})

const NOBODY = {
  answers_person_id: null,
  answers_team_id: null,
  fixes_person_id: null,
  fixes_team_id: null,
  signs_person_id: null,
  signs_team_id: null,
}

async function speakingChannel(name: string): Promise<string> {
  const { body } = await connect(name, { answers_team_id: team, answers_person_id: null })
  return body.id
}

/** With this test's connectors instead of the stand-ins. */
const deliver = () => deliverAll(scene, { ...sendingOf(scene), connectors: new Map([[NETWORK, VILLAGE]]) })

describe('a delivery', () => {
  test('that was refused shows its cause, and Retry sends it', async () => {
    const id = await speakingChannel('potter')
    village.mood = 'refuses'
    const { id: delivery } = await say(scene, id, said('Hello'))
    await deliver()
    const refused = await call('anna', `GET /api/deliveries?channel_id=${id}&state=refused`)
    assert.ok(refused.text.includes('The village elder said no.'))
    village.mood = 'well'
    assert.equal((await call('boss', `POST /api/deliveries/${delivery}/retry`)).status, 403)
    assert.equal((await call('anna', `POST /api/deliveries/${delivery}/retry`)).body.state, 'queued')
    await deliver()
    const sent = await call('anna', `GET /api/deliveries?channel_id=${id}`)
    assert.ok(sent.text.includes('"state":"sent"'))
    const again = await call('anna', `POST /api/deliveries/${delivery}/retry`)
    assert.deepEqual([again.status, again.body.code], [409, 'delivery_state'])
    assert.match(again.body.message, /This one is sent/)
  })

  test('can be taken back while it waits, and not by a stranger', async () => {
    const id = await speakingChannel('weaver')
    const { id: delivery } = await say(scene, id, said('Oh no'))
    const back = await call('anna', `POST /api/deliveries/${delivery}/withdrawal`)
    assert.equal(back.body.state, 'withdrawn')
    await deliver()
    const { body } = await call('anna', `POST /api/deliveries/${delivery}/withdrawal`)
    assert.equal(body.code, 'delivery_state')
    const unknown = await call('anna', `POST /api/deliveries/${randomUUID()}/retry`)
    assert.equal(unknown.status, 404)
  })

  test('on a paused channel is refused with what to do; what was queued is held', async () => {
    const id = await speakingChannel('cooper')
    const { id: delivery } = await say(scene, id, said('Just before'))
    assert.equal((await call('boss', `POST /api/channels/${id}/pause`)).body.state, 'paused')
    await assert.rejects(say(scene, id, said('Just after')), /is paused. Let an administrator resume it/)
    await deliver()
    assert.ok((await call('anna', 'GET /api/deliveries?state=held')).text.includes(delivery))
    assert.equal((await call('boss', `DELETE /api/channels/${id}/pause`)).body.state, 'well')
    assert.equal((await call('anna', `POST /api/deliveries/${delivery}/release`)).body.state, 'queued')
    await deliver()
    assert.ok((await call('anna', 'GET /api/deliveries?state=sent')).text.includes(delivery))
  })

  test('can only be decided by a person when a person is asked', async () => {
    const id = await speakingChannel('tanner')
    const { id: delivery } = await say(scene, id, said('Sent already'))
    await deliver()
    const there = await call('anna', `POST /api/deliveries/${delivery}/resolution`, {
      outcome: 'there',
      url: 'http://x.example/1',
    })
    assert.equal(there.body.code, 'delivery_state')
    const nowhere = await call('anna', `POST /api/deliveries/${delivery}/resolution`, { outcome: 'there' })
    assert.equal(nowhere.body.code, 'address_missing')
    const evil = await call('anna', `POST /api/deliveries/${delivery}/resolution`, {
      outcome: 'there',
      url: 'javascript:alert(1)',
    })
    assert.equal(evil.body.code, 'invalid_input')
  })
})

describe('a deed', () => {
  test('is done, recorded with who and when, and takes the right to speak', async () => {
    const id = await speakingChannel('carter')
    const done = await call('anna', `POST /api/channels/${id}/deeds`, { deed: 'hide', native_id: 'p1', reason: 'spam' })
    assert.deepEqual([done.body.state, done.body.person_id], ['done', scene.anna.id])
    assert.deepEqual(village.deeds, ['carter hide p1'])
    assert.equal((await call('boss', `POST /api/channels/${id}/deeds`, { deed: 'hide', native_id: 'p1' })).status, 403)
    const gone = await call('anna', `POST /api/channels/${id}/deeds`, { deed: 'delete', native_id: 'gone' })
    assert.equal(gone.body.state, 'done')
    assert.ok((await call('anna', `GET /api/channels/${id}/deeds?native_id=p1`)).text.includes('spam'))
  })

  test('that speaks is held; one that the network lacks says so', async () => {
    const id = await speakingChannel('wright')
    const hold = await call('anna', 'POST /api/holds', { channel_id: id, reason: 'Storm.' })
    const like = () => call('anna', `POST /api/channels/${id}/deeds`, { deed: 'like', native_id: 'p2' })
    assert.equal((await like()).body.code, 'hold_stands')
    assert.equal(
      (await call('anna', `POST /api/channels/${id}/deeds`, { deed: 'hide', native_id: 'p2' })).body.state,
      'done',
    )
    assert.equal((await call('anna', `DELETE /api/holds/${hold.body.id}`)).status, 403)
    assert.equal((await call('boss', `DELETE /api/holds/${hold.body.id}`)).status, 200)
    assert.equal((await like()).body.state, 'done')
    village.mood = 'no_likes'
    await call('boss', `POST /api/channels/${id}/probe`)
    assert.match((await like()).body.message, /This server has no likes/)
    village.mood = 'well'
  })
})

describe('looking after', () => {
  const due = (id: string) =>
    scene.work(async (work) => {
      const past = new Date(Date.now() - 1000)
      await work.db.updateTable('channels_leases').set({ upkeep_at: past }).where('channel_id', '=', id).execute()
      await work.db.updateTable('channels_credentials').set({ renew_at: past }).where('channel_id', '=', id).execute()
    })
  const lookAfterAll = async () => {
    while (await lookAfterNext(connecting));
  }

  test('renews at half life, once, and probes', async () => {
    const id = await speakingChannel('mason')
    const { renew_at } = await credentials(id)
    assert.ok(Math.abs((renew_at?.getTime() ?? 0) - Date.now() - 1_800_000) < 60_000, 'half of an hour')
    await due(id)
    const already = village.renewals
    await Promise.all([lookAfterAll(), lookAfterAll(), lookAfterAll()])
    assert.equal(village.renewals, already + 1)
    assert.ok(((await credentials(id)).renew_at?.getTime() ?? 0) > Date.now() + 1_700_000)
    const [{ upkeep_at } = { upkeep_at: new Date(0) }] = await scene.work((work) =>
      work.db.selectFrom('channels_leases').select('upkeep_at').where('channel_id', '=', id).execute(),
    )
    assert.ok(upkeep_at.getTime() > Date.now() + 1_700_000 && upkeep_at.getTime() < Date.now() + 1_900_000)
  })

  test('is done by one at a time, whoever notices that the credentials ended', async () => {
    const id = await speakingChannel('thatcher')
    const of = await scene.work(async (work) => {
      const channel = await findChannel(work, id)
      const account = (await accountOf(work, secrets, channel)) ?? assert.fail('no credentials')
      return { workspace_id: scene.workspace_id, channel, account, connector: VILLAGE }
    })
    const already = village.renewals
    const states = await Promise.all([1, 2, 3].map(async () => (await renew(connecting, of)).state))
    assert.equal(village.renewals, already + 1)
    assert.ok(states.includes('renewed') && !states.includes('never_end'))
    assert.equal((await renew(connecting, of)).state, 'renewed')
    assert.equal(village.renewals, already + 1)
  })

  test('says that a person must sign in again when the network ended it', async () => {
    const id = await speakingChannel('fisher')
    await due(id)
    village.mood = 'refuses'
    await lookAfterAll()
    village.mood = 'well'
    const list = await call('boss', 'GET /api/channels')
    assert.ok(list.text.includes('Village has ended this sign-in. Sign in again.'))
    await assert.rejects(say(scene, id, said('x')), /must be signed in again/)
  })

  const credentials = (id: string) =>
    scene.work((work) =>
      work.db
        .selectFrom('channels_credentials')
        .select('renew_at')
        .where('channel_id', '=', id)
        .executeTakeFirstOrThrow(),
    )
})
