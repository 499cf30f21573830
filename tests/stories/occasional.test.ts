/** R6 The occasional contributor, through HTTP: sees what is given to them and nothing else, and says what they know. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type SqlBool, sql } from 'kysely'
import { administrationApi } from '#areas/administration/api.ts'
import { placeHold, releaseHold, withdrawDelivery } from '#areas/channels/api.ts'
import { findChannel, setState } from '#areas/channels/channels.ts'
import { grant } from '#areas/conduct/grants.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { assign } from '#areas/inbox/ownership.ts'
import { notificationsApi } from '#areas/notifications/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { system } from '#platform/work.ts'
import type { Program } from '../../program.ts'
import { arrive, type Furnished, furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { openServer } from '../server.ts'

let server: Program
let nora: Browsing
let house: Furnished
let lars: Browsing
let given: string
let other: string

before(async () => {
  server = await openServer()
  nora = browse(server.address)
  house = await furnish(server, nora)
  lars = await house.colleague('contributor', [house.teams['Logistics'] ?? ''])
  const parcel = { text: 'Where is my parcel? It has not arrived.', author: 'ruth' }
  await arrive(house, [
    { ...parcel, native_id: 'p1', thread_id: 'p1' },
    { ...parcel, native_id: 'p2', thread_id: 'p2', author: 'cem' },
  ])
  const ids = (await nora.call(inboxApi.list, {})).conversations.map(({ id }) => id)
  assert.equal(ids.length, 2)
  ;[given = '', other = ''] = ids
})
after(() => server?.stop())

const person = async (one: Browsing) => (await one.call(administrationApi.session, {})).person.id
const seenBy = async (one: Browsing, view: 'mine' | 'all' | 'nobody' = 'all') =>
  (await one.call(inboxApi.list, { view })).conversations.map(({ id }) => id)

test('R6 nothing is seen before it is given, not even of the own team', async () => {
  for (const view of ['mine', 'all', 'nobody'] as const) assert.deepEqual(await seenBy(lars, view), [])
  assert.deepEqual(await lars.call(inboxApi.counts, {}), { mine: 0, nobody: 0, teams: {} })
  await assert.rejects(lars.call(inboxApi.read, { id: given }), /404/)
  await assert.rejects(lars.call(inboxApi.note, { id: given, text: 'Let me guess.' }), /404/)
  await assert.rejects(lars.call(inboxApi.openInAll, {}), /403/)
})

test('R6 what is given is told, listed, read, and a note on it reaches the others', async () => {
  await nora.call(inboxApi.assign, { id: given, person_id: await person(lars) })
  assert.deepEqual(await seenBy(lars), [given])
  assert.equal((await lars.call(inboxApi.counts, {})).mine, 1)
  assert.match(await toldTo(lars), /Nora Lindqvist/)
  assert.equal((await lars.call(inboxApi.read, { id: given })).messages[0]?.kind, 'inbound')
  await lars.call(inboxApi.saveDraft, { id: given, kind: 'note', text: 'It stands in', media_ids: [] })
  await lars.call(inboxApi.note, { id: given, text: 'It stands in Venlo.' })
  const { messages } = await nora.call(inboxApi.read, { id: given })
  assert.equal(messages.at(-1)?.text, 'It stands in Venlo.')
  assert.match(await toldTo(nora), /^contributor 1 wrote a note on what you gave them\.$/)
  await assert.rejects(lars.call(inboxApi.read, { id: other }), /404/)
})

test('R6 C5 they speak in public by a grant alone, and move and close nothing', async () => {
  await assert.rejects(lars.call(inboxApi.reply, { id: given, text: 'Tomorrow.', media_ids: [] }), /403|409/)
  await assert.rejects(lars.call(inboxApi.close, { id: given }), /403/)
  await assert.rejects(lars.call(inboxApi.assign, { id: given, person_id: null }), /403/)
  const team_id = house.teams['Service'] ?? ''
  await assert.rejects(lars.call(routingApi.correct, { id: given, team_id, reason: 'Theirs' }), /403/)
})

test('R6 what was given says by whom, and their newest note', async () => {
  await nora.call(inboxApi.note, { id: given, text: '@contributor 1 does it stand in Venlo?' })
  const { conversations } = await lars.call(inboxApi.list, { view: 'mine' })
  const asked = conversations.find(({ id }) => id === given)?.given
  assert.deepEqual([asked?.by.name, asked?.note], ['Nora Lindqvist', '@contributor 1 does it stand in Venlo?'])
  assert.deepEqual((await lars.call(inboxApi.read, { id: given })).conversation.given, asked)
  assert.equal((await nora.call(inboxApi.read, { id: given })).conversation.given, null, 'it is not theirs')
})

test('R6 what is given can be handed back, with a reason or none: whoever gave it has it again and is told', async () => {
  const team_id = (await nora.call(inboxApi.read, { id: given })).conversation.team_id
  await assert.rejects(nora.call(inboxApi.handBack, { id: given, reason: 'Not mine' }), /403/)
  await nora.call(notificationsApi.readAll, {})
  const back = await lars.call(inboxApi.handBack, { id: given, reason: 'Ask the carrier, I am away.' })
  const to = await person(nora)
  assert.deepEqual([back.assignee_id, back.team_id, back.state], [to, team_id, 'open'])
  assert.deepEqual(await seenBy(lars), [])
  await assert.rejects(lars.call(inboxApi.read, { id: given }), /It was yours, and you handed it back on \d/)
  const { workspace_id } = house.channel
  const clockOf = (locale: string) =>
    server.tools.database.inWork({ workspace_id, by: system('test') }, async ({ db }) =>
      db.updateTable('administration_people').set({ locale }).where('name', '=', 'contributor 1').execute(),
    )
  await clockOf('en-US')
  await assert.rejects(lars.call(inboxApi.read, { id: given }), /handed it back on [A-Z][a-z]+ \d+, \d{4} at .*[AP]M\./)
  await clockOf('de-DE')
  await assert.rejects(
    lars.call(inboxApi.read, { id: given }),
    /handed it back on \d+ [A-Z][a-z]+ \d{4} at \d\d:\d\d\./,
  )
  const { messages } = await nora.call(inboxApi.read, { id: given })
  assert.deepEqual(messages.at(-1)?.event, { what: 'handed_back', to, reason: 'Ask the carrier, I am away.' })
  assert.match(await toldTo(nora), /^contributor 1 handed back what you gave them\./)
  await nora.call(inboxApi.assign, { id: given, person_id: await person(lars) })
  assert.equal((await lars.call(inboxApi.handBack, { id: given })).assignee_id, to)
  await nora.call(inboxApi.assign, { id: given, person_id: await person(lars) })
  await nora.call(inboxApi.assign, { id: given, person_id: to })
  await assert.rejects(lars.call(inboxApi.read, { id: given }), /It was with you until Nora Lindqvist took it/)
  await nora.call(inboxApi.assign, { id: given, person_id: await person(lars) })
})

test('R6 where nobody here gave it, handing back leaves it with its team', async () => {
  const person_id = await person(lars)
  const { workspace_id } = house.channel
  await server.tools.database.inWork({ workspace_id, by: system('test') }, (work) =>
    assign(work, { id: other, person_id }),
  )
  assert.equal((await lars.call(inboxApi.handBack, { id: other })).assignee_id, null)
  const { messages } = await nora.call(inboxApi.read, { id: other })
  assert.deepEqual(messages.at(-1)?.event, { what: 'handed_back', to: null, reason: '' })
})

test('R6 what was handed back before it was kept to whom is still read', async () => {
  const { workspace_id } = house.channel
  await server.tools.database.inWork({ workspace_id, by: system('test') }, (work) =>
    work.db
      .updateTable('inbox_messages')
      .set({ event: JSON.stringify({ what: 'handed_back', reason: 'Long ago.' }) })
      .where(sql<SqlBool>`event ->> 'what' = 'handed_back'`)
      .execute(),
  )
  const { messages } = await nora.call(inboxApi.read, { id: given })
  assert.ok(messages.some(({ event }) => event?.what === 'handed_back' && event.to === null))
})

test('R6 C5 who may speak takes back an answer of their own that is held', async () => {
  const { channel_id } = house.channel
  const person_id = await person(lars)
  const at = { workspace_id: house.channel.workspace_id, by: system('test') }
  await server.tools.database.inWork(at, async (work) => {
    await setState(work, await findChannel(work, channel_id), { state: 'well' })
    await work.db.updateTable('channels_leases').set({ listens: false }).where('channel_id', '=', channel_id).execute()
    await grant(work, { person_id, channel_id, reason: 'Parcels are his.' })
  })
  const hold = await nora.call(placeHold, { channel_id: null, reason: 'A recall.' })
  const { delivery } = await lars.call(inboxApi.reply, { id: given, text: 'Tomorrow.', media_ids: [] })
  const taken = await lars.call(withdrawDelivery, { id: delivery?.id ?? '' })
  assert.equal(taken.state, 'withdrawn')
  assert.equal((await lars.call(inboxApi.read, { id: given })).conversation.state, 'open')
  await nora.call(releaseHold, { id: hold.id })
})

test('R6 what was taken back is out of sight again, and an executive writes notes and answers nothing', async () => {
  await nora.call(inboxApi.assign, { id: given, person_id: null })
  assert.deepEqual(await seenBy(lars, 'mine'), [])
  await assert.rejects(lars.call(inboxApi.read, { id: given }), /404/)
  const boss = await house.colleague('executive', [])
  assert.equal((await seenBy(boss)).length, 2)
  await boss.call(inboxApi.note, { id: given, text: '@nora how is this going?' })
  const { messages, answer_from } = await boss.call(inboxApi.read, { id: given })
  assert.deepEqual([messages.at(-1)?.kind, answer_from], ['note', null])
  await assert.rejects(boss.call(inboxApi.reply, { id: given, text: 'Faster!', media_ids: [] }), /403/)
  await assert.rejects(
    boss.call(inboxApi.saveDraft, { id: given, kind: 'reply', text: 'Faster!', media_ids: [] }),
    /403/,
  )
  await boss.call(inboxApi.saveDraft, { id: given, kind: 'note', text: 'Also', media_ids: [] })
  const person_id = await person(boss)
  for (const moved of [
    boss.call(inboxApi.close, { id: given }),
    boss.call(inboxApi.assign, { id: given, person_id }),
    boss.call(inboxApi.handBack, { id: given, reason: 'Not mine' }),
  ])
    await assert.rejects(moved, /403/)
})

/** The newest notice, once the reaction has made it. */
async function toldTo(one: Browsing): Promise<string> {
  for (let i = 0; i < 100; i++) {
    const { notices } = await one.call(notificationsApi.list, {})
    if (notices[0] && !notices[0].read_at) return notices[0].reason
    await new Promise((done) => setTimeout(done, 100))
  }
  return ''
}
