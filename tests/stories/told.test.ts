/** Who is told of what, through HTTP and the real reactions: and who is not. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { keepCredentials } from '#areas/channels/accounts.ts'
import { placeHold, releaseHold } from '#areas/channels/api.ts'
import { findChannel, needsPerson, setState } from '#areas/channels/channels.ts'
import { grant } from '#areas/conduct/grants.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { notificationsApi } from '#areas/notifications/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { system, type Work } from '#platform/work.ts'
import type { Program } from '../../program.ts'
import { arrive, type Furnished, furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { openServer, reacted } from '../server.ts'

let server: Program
let network: Server
let nora: Browsing
let house: Furnished

before(async () => {
  network = createServer((_, response) => {
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"InvalidRequest","message":"No."}')
  })
  await new Promise<void>((done) => network.listen(0, '127.0.0.1', done))
  server = await openServer({ ALLOW_HOSTS: networkHost() })
  nora = browse(server.address)
  house = await furnish(server, nora)
})
after(async () => {
  await server?.stop()
  network?.closeAllConnections()
  network?.close()
})

const networkHost = () => `127.0.0.1:${(network.address() as AddressInfo).port}`
const work = <T>(body: (work: Work) => Promise<T>) =>
  server.tools.database.inWork({ workspace_id: house.channel.workspace_id, by: system('test') }, body)

async function conversation(native_id: string, text = 'My kettle arrived broken'): Promise<string> {
  await arrive(house, [{ native_id, thread_id: native_id, text, author: native_id }])
  const { conversations } = await nora.call(inboxApi.list, {})
  const found = conversations.find((each) => each.snippet === text)
  assert.ok(found)
  return found.id
}

const settled = () => reacted(server)

async function told(who: Browsing): Promise<{ reason: string; path: string }[]> {
  await settled()
  const { notices } = await who.call(notificationsApi.list, { state: 'unread' })
  return notices.map(({ reason, path }) => ({ reason, path }))
}

const idOf = async (who: Browsing) => (await who.call(administrationApi.session, {})).person.id

test('C5 whom a conversation is given to is told, whoever takes it themselves is not; opening it is reading it', async () => {
  const bo = await house.colleague('agent', [])
  const id = await conversation('given')
  await nora.call(inboxApi.assign, { id, person_id: await idOf(bo) })
  assert.deepEqual(await told(bo), [{ reason: 'Nora Lindqvist gave you this conversation.', path: `/inbox/${id}` }])
  assert.deepEqual(await told(nora), [])
  const { messages } = await bo.call(inboxApi.read, { id })
  await bo.call(inboxApi.see, { id, message_id: messages.at(-1)?.id ?? '' })
  assert.deepEqual(await told(bo), [])
  await nora.call(inboxApi.assign, { id, person_id: await idOf(nora) })
  assert.deepEqual(await told(nora), [], 'she took it herself')
})

test('each line of news says whom it is about and on which network, as far as its reader may see it', async () => {
  const bo = await house.colleague('agent', [])
  for (const name of ['ruth', 'dan']) {
    const id = await conversation(name, `${name} has no lid`)
    await nora.call(inboxApi.assign, { id, person_id: await idOf(bo) })
  }
  await settled()
  const { notices } = await bo.call(notificationsApi.list, {})
  assert.equal(new Set(notices.map(({ reason }) => reason)).size, 1, 'the reasons alone are alike')
  assert.deepEqual(
    notices.map(({ about }) => about),
    ['dan', 'ruth'].map((name) => ({ name, network: 'bluesky', words: `${name} has no lid` })),
  )
  const [newest] = notices
  await work((w) =>
    w.db
      .updateTable('inbox_conversations')
      .set({ audience: [house.teams['Human resources'] ?? ''], assignee_id: null })
      .where('id', '=', newest?.path.split('/').at(-1) ?? '')
      .execute(),
  )
  const after = (await bo.call(notificationsApi.list, {})).notices
  assert.deepEqual(
    after.map(({ about }) => about?.name),
    [undefined, 'ruth'],
    'what was sealed since keeps its name to itself',
  )
})

test('a notice quotes what it is about, also when more was said since; a note that names one comes to the head of the bell', async () => {
  const bo = await house.colleague('agent', [])
  const name = (await bo.call(administrationApi.session, {})).person.name
  const newest = async () => {
    await settled()
    const { notices, unread } = await bo.call(notificationsApi.list, { state: 'unread' })
    return { reason: notices[0]?.reason, words: notices[0]?.about?.words, unread }
  }
  const id = await conversation('quoted', 'The lid does not close')
  await nora.call(inboxApi.assign, { id, person_id: await idOf(bo) })
  await arrive(house, [{ native_id: 'q2', thread_id: 'quoted', text: 'Mine closes well', author: 'bystander' }])
  assert.deepEqual(await newest(), {
    ...{ reason: 'Nora Lindqvist gave you this conversation.', words: 'The lid does not close', unread: 1 },
  })
  const later = await conversation('later', 'Is it dishwasher safe?')
  await nora.call(inboxApi.assign, { id: later, person_id: await idOf(bo) })
  assert.equal((await newest()).words, 'Is it dishwasher safe?')
  const before = await work((w) =>
    w.db.selectFrom('platform_facts').select('position').orderBy('position', 'desc').limit(1).executeTakeFirst(),
  )
  await nora.call(inboxApi.note, { id, text: `@${name}, do we have lids?` })
  await nora.call(inboxApi.note, { id: later, text: 'Nothing for anybody.' })
  await nora.call(inboxApi.note, { id, text: `Seen, @${name}?` })
  await arrive(house, [{ native_id: 'q3', thread_id: 'quoted', text: 'Well?', author: 'quoted' }])
  assert.deepEqual(await newest(), {
    reason: 'Nora Lindqvist mentioned you in a note.',
    words: `Seen, @${name}?`,
    unread: 2,
  })
  const renewed = await work((w) =>
    w.db
      .selectFrom('platform_facts')
      .select('audience')
      .where('name', '=', 'notifications.notice_renewed')
      .where('position', '>', before?.position ?? 0)
      .execute(),
  )
  assert.deepEqual(
    renewed.map(({ audience }) => audience),
    Array(3).fill([await idOf(bo)]),
    'pages that are open hear of it',
  )
  await bo.call(inboxApi.handBack, { id, reason: 'We have no lids.' })
  await settled()
  const back = (await nora.call(notificationsApi.list, {})).notices.find(({ path }) => path === `/inbox/${id}`)
  assert.equal(back?.about?.words, 'We have no lids.')
})

test('C11 a team is told of what is handed to it, but who gave it, and who may not see it, are not', async () => {
  const sealed = house.teams['Human resources'] ?? ''
  const service = house.teams['Service'] ?? ''
  const [inside, outside, giver, occasional] = [
    await house.colleague('agent', [sealed]),
    await house.colleague('agent', [service]),
    await house.colleague('administrator', [sealed]),
    await house.colleague('contributor', [sealed]),
  ]
  const id = await conversation('applicant', 'Do you have an apprenticeship for me?')
  // It may lie there already, and where it lies it is handed to nobody.
  await giver.call(routingApi.correct, { id, team_id: house.teams['Product'] ?? '', reason: 'To begin with' })
  await giver.call(routingApi.correct, { id, team_id: sealed, reason: 'An applicant' })
  assert.match((await told(inside))[0]?.reason ?? '', /^administrator \d+ handed this conversation to your team\.$/)
  for (const other of [outside, giver, occasional]) assert.deepEqual(await told(other), [])
  await giver.call(inboxApi.note, {
    id,
    text: `@${(await outside.call(administrationApi.session, {})).person.name} look!`,
  })
  assert.deepEqual(await told(outside), [], 'a note names somebody who may not see the conversation')
})

test('C5 whom a note names is told once, and who holds the conversation too', async () => {
  const [bo, cy] = [await house.colleague('agent', []), await house.colleague('agent', [])]
  const id = await conversation('noted')
  await nora.call(inboxApi.assign, { id, person_id: await idOf(bo) })
  await bo.call(inboxApi.note, { id, text: 'I am at it.' })
  await nora.call(notificationsApi.readAll, {})
  const name = (await cy.call(administrationApi.session, {})).person.name
  await told(bo)
  await bo.call(notificationsApi.readAll, {})
  await nora.call(inboxApi.note, { id, text: `@${name}, do you know this one? @${name}!` })
  assert.deepEqual(await told(cy), [{ reason: 'Nora Lindqvist mentioned you in a note.', path: `/inbox/${id}` }])
  assert.deepEqual(
    (await told(bo)).map((notice) => notice.reason),
    ['Nora Lindqvist wrote a note on a conversation that you hold.'],
  )
  // Of the note that the holder wrote, whoever gave it to them; of her own, nobody tells her.
  assert.deepEqual(
    (await told(nora)).map((notice) => notice.reason),
    [`${(await bo.call(administrationApi.session, {})).person.name} wrote a note on what you gave them.`],
  )
})

test('C8 the writer of an answer that the network refused is told, and nobody else', async () => {
  const [bo, cy] = [await house.colleague('agent', []), await house.colleague('agent', [])]
  const id = await conversation('refused')
  const { channel_id } = house.channel
  const bo_id = await idOf(bo)
  await work(async (w) => {
    const channel = await findChannel(w, channel_id)
    await setState(w, channel, { state: 'well', settings: { pds: `http://${networkHost()}` } })
    await w.db.updateTable('channels_leases').set({ listens: false }).where('channel_id', '=', channel_id).execute()
    await keepCredentials(w, server.tools.secrets, { channel_id, credentials: { access_jwt: 'x' }, renews: 'no' })
    await grant(w, { person_id: bo_id, channel_id, reason: 'the test' })
  })
  await bo.call(inboxApi.reply, { id, text: 'We are sorry, a new one is on its way.', media_ids: [] })
  for (let i = 0; i < 100 && (await told(bo)).length === 0; i++) await new Promise((done) => setTimeout(done, 100))
  assert.deepEqual(await told(bo), [
    { reason: 'Your answer was not sent. Open it to see why, and try again.', path: `/inbox/${id}` },
  ])
  const [notice] = (await bo.call(notificationsApi.list, {})).notices
  assert.equal(notice?.about?.words, 'We are sorry, a new one is on its way.', 'the answer itself')
  assert.deepEqual(await told(cy), [])
})

test('N8 a channel that must be signed in again tells administrators and whoever fixes it, once', async () => {
  const [fixer, other] = [await house.colleague('agent', []), await house.colleague('agent', [])]
  const { channel_id } = house.channel
  const fixes_person_id = await idOf(fixer)
  await work(async (w) => {
    await w.db.updateTable('channels_channels').set({ fixes_person_id }).where('id', '=', channel_id).execute()
    await needsPerson(w, channel_id, 'Bluesky no longer accepts this sign-in.')
    await needsPerson(w, channel_id, 'Bluesky no longer accepts this sign-in.')
  })
  for (const who of [nora, fixer]) {
    const notices = (await told(who)).filter(({ path }) => path === `/channels/${channel_id}`)
    assert.equal(notices.length, 1)
    assert.match(notices[0]?.reason ?? '', /^Fernhill must be signed in again/)
  }
  assert.deepEqual(await told(other), [])
})

test('X4 whose hold somebody else released is told', async () => {
  const chief = await house.colleague('administrator', [])
  const mine = await chief.call(placeHold, { channel_id: null, reason: 'A storm.' })
  await chief.call(releaseHold, { id: mine.id })
  assert.deepEqual(await told(chief), [], 'their own')
  const hold = await chief.call(placeHold, { channel_id: null, reason: 'Another one.' })
  await nora.call(releaseHold, { id: hold.id })
  assert.deepEqual(await told(chief), [
    { reason: 'Nora Lindqvist released the hold that you placed.', path: '/channels' },
  ])
  const { notices } = await chief.call(notificationsApi.list, {})
  assert.deepEqual(notices[0]?.about, { name: 'All channels', network: null, words: 'Another one.' })
})
