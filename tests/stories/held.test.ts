/** An answer that is held, through HTTP and the real reactions: nothing left the house, so nobody was answered yet. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { administrationApi } from '#areas/administration/api.ts'
import {
  listDeliveries,
  listHolds,
  placeHold,
  releaseDelivery,
  releaseHold,
  resolveDelivery,
  retryDelivery,
  takeReleaseBack,
  withdrawDelivery,
} from '#areas/channels/api.ts'
import { findChannel, setState } from '#areas/channels/channels.ts'
import { findDelivery } from '#areas/channels/deliveries.ts'
import { applyOutcome, type Outcome } from '#areas/channels/outcome.ts'
import { grant } from '#areas/conduct/grants.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { notificationsApi } from '#areas/notifications/api.ts'
import { system, type Work } from '#platform/work.ts'
import type { Program } from '../../program.ts'
import { arrive, type Furnished, furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { openServer } from '../server.ts'

let server: Program
let nora: Browsing
let house: Furnished
let me: string
const ASKED_AT = new Date(Date.now() - 3_600_000)

before(async () => {
  server = await openServer()
  nora = browse(server.address)
  house = await furnish(server, nora)
  me = (await nora.call(administrationApi.session, {})).person.id
  const { channel_id } = house.channel
  await work(async (w) => {
    await setState(w, await findChannel(w, channel_id), { state: 'well' })
    await w.db.updateTable('channels_leases').set({ listens: false }).where('channel_id', '=', channel_id).execute()
    await grant(w, { person_id: me, channel_id, reason: 'She runs service.' })
  })
})
after(() => server?.stop())

const work = <T>(body: (work: Work) => Promise<T>) =>
  server.tools.database.inWork({ workspace_id: house.channel.workspace_id, by: system('test') }, body)
const read = async (id: string) => (await nora.call(inboxApi.read, { id })).conversation
const mine = async () =>
  (await nora.call(inboxApi.list, { view: 'mine', state: 'open' })).conversations.map(({ id }) => id)

async function asked(native_id: string): Promise<string> {
  const text = `My kettle ${native_id} arrived broken`
  await arrive(house, [{ native_id, thread_id: native_id, text, author: native_id, posted_at: ASKED_AT }])
  const { conversations } = await nora.call(inboxApi.list, {})
  return conversations.find(({ snippet }) => snippet === text)?.id ?? ''
}

const answer = async (id: string) =>
  (await nora.call(inboxApi.reply, { id, text: 'A new one is on its way.', media_ids: [] })).delivery?.id ?? ''

async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await is()) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`it never came to this: ${what}`)
}
const deliveryIs = (id: string, state: string) =>
  until(`the delivery is ${state}`, async () => (await work((w) => findDelivery(w, id))).state === state)
/** As the worker settles what it took to the network. */
const settle = (id: string, outcome: Outcome) =>
  work(async (w) => {
    await w.db.updateTable('channels_deliveries').set({ frozen_at: w.now }).where('id', '=', id).execute()
    await applyOutcome(w, await findDelivery(w, id), outcome)
  })
const sent = (id: string) =>
  settle(id, { state: 'sent', found: { native_id: id, url: null, reply_handle: null }, problem: null })
const PROBLEM = { kind: 'invalid' as const, sentence: 'The network refused it.' }
const listed = async () => (await nora.call(inboxApi.list, { limit: 100 })).conversations.map(({ id }) => id)
const answeredFacts = async () =>
  (
    await work((w) =>
      sql<{ waited_ms: number | null }>`
        select (detail->>'waited_ms')::float as waited_ms from platform_facts where name = 'inbox.conversation_answered'`.execute(
        w.db,
      ),
    )
  ).rows

test('X4 an answer under a hold keeps its conversation open with its owner, waiting as long as before, and says that it is held', async () => {
  const id = await asked('k1')
  const hold = await nora.call(placeHold, { channel_id: null, reason: 'A recall.' })
  const delivery_id = await answer(id)
  for (const moment of ['at once', 'when the worker has held it']) {
    const conversation = await read(id)
    assert.equal(conversation.state, 'open', moment)
    assert.equal(conversation.assignee_id, me, moment)
    assert.equal(conversation.waiting_since, ASKED_AT.toISOString(), moment)
    assert.equal(conversation.held_message_id, conversation.last_message_id, moment)
    assert.equal(conversation.first_answered_at, null, moment)
    assert.ok((await mine()).includes(id), moment)
    await deliveryIs(delivery_id, 'held')
  }
  assert.deepEqual(await answeredFacts(), [])
  await nora.call(releaseHold, { id: hold.id })
  await sent(delivery_id)
  await until('it is answered', async () => (await read(id)).state === 'answered')
  const { held_message_id, waiting_since, first_answered_at } = await read(id)
  assert.deepEqual([held_message_id, waiting_since], [null, null])
  assert.ok(first_answered_at)
  const facts = await answeredFacts()
  assert.equal(facts.length, 1)
  assert.ok((facts[0]?.waited_ms ?? 0) > 3_600_000, 'counted from their message to its leaving')
})

test('X4 a hold that comes while the answer is on its way brings the conversation back, with its clock as it was', async () => {
  const id = await asked('k2')
  const delivery_id = await answer(id)
  // The channel has no credentials here, so the worker holds it: as a hold would.
  await deliveryIs(delivery_id, 'held')
  await until('it is open again', async () => (await read(id)).state === 'open')
  assert.equal((await read(id)).waiting_since, ASKED_AT.toISOString())
  assert.ok((await read(id)).held_message_id)
})

test('X4 they wrote again before the held answer left: it left, and they still wait', async () => {
  const id = await asked('k3')
  const hold = await nora.call(placeHold, { channel_id: null, reason: 'A recall.' })
  const delivery_id = await answer(id)
  await deliveryIs(delivery_id, 'held')
  const again = new Date(ASKED_AT.getTime() + 60_000)
  await arrive(house, [{ native_id: 'k3b', thread_id: 'k3', text: 'Hello?', author: 'k3', posted_at: again }])
  await nora.call(releaseHold, { id: hold.id })
  await sent(delivery_id)
  await until('nothing is held', async () => (await read(id)).held_message_id === null)
  assert.deepEqual([(await read(id)).state, (await read(id)).waiting_since], ['open', again.toISOString()])
})

test('X4 a held answer that is taken back is no longer said to be held, and they wait on', async () => {
  const id = await asked('k4')
  const hold = await nora.call(placeHold, { channel_id: null, reason: 'A recall.' })
  const delivery_id = await answer(id)
  await deliveryIs(delivery_id, 'held')
  await nora.call(withdrawDelivery, { id: delivery_id })
  await until('nothing is held', async () => (await read(id)).held_message_id === null)
  assert.deepEqual([(await read(id)).state, (await read(id)).waiting_since], ['open', ASKED_AT.toISOString()])
  await nora.call(releaseHold, { id: hold.id })
})

test('X4 who was told that their answer is held is told how that ended, and by opening it that it is read', async () => {
  const hold = await nora.call(placeHold, { channel_id: null, reason: 'A recall.' })
  const newsOf = async (id: string) =>
    (await nora.call(notificationsApi.list, { limit: 100 })).notices
      .filter(({ subject }) => subject === `conversation/${id}`)
      .map(({ reason, read_at }) => [reason, read_at ? 'read' : 'unread'])
  const heldAt = async (native_id: string) => {
    const id = await asked(native_id)
    const delivery_id = await answer(id)
    await until('it is told', async () => (await newsOf(id)).length > 0)
    assert.match(String(await newsOf(id)), /^Your answer is held\. Send it .*,unread$/)
    return { id, delivery_id }
  }
  const [back, left, seen] = [await heldAt('n1'), await heldAt('n2'), await heldAt('n3')]
  const saw = await read(seen.id)
  await nora.call(inboxApi.see, { id: seen.id, message_id: saw.last_message_id })
  assert.match(String(await newsOf(seen.id)), /is held.*,read$/)
  await nora.call(withdrawDelivery, { id: back.delivery_id })
  await nora.call(withdrawDelivery, { id: seen.delivery_id })
  await sent(left.delivery_id)
  for (const { id } of [back, seen])
    await until('it is told', async () => /^Your answer was taken back .*,read$/.test(String(await newsOf(id))))
  await until('it is told', async () => /^Your answer has left by now\.,read$/.test(String(await newsOf(left.id))))
  await nora.call(releaseHold, { id: hold.id })
})

test('X4 an answer that was taken back was never said: its conversation shows and stands by the words before it', async () => {
  const id = await asked('k7')
  await asked('k8')
  const asked_ = await read(id)
  assert.equal(asked_.our_message_id, null)
  const order = await listed()
  const hold = await nora.call(placeHold, { channel_id: null, reason: 'A recall.' })
  const delivery_id = await answer(id)
  const said = await read(id)
  assert.deepEqual([said.our_message_id, said.snippet], [said.last_message_id, 'A new one is on its way.'])
  await deliveryIs(delivery_id, 'held')
  await nora.call(withdrawDelivery, { id: delivery_id })
  await until('the words are theirs again', async () => (await read(id)).last_message_id === asked_.last_message_id)
  const { snippet, last_message_at, our_message_id } = await read(id)
  assert.deepEqual([snippet, last_message_at, our_message_id], [asked_.snippet, asked_.last_message_at, null])
  assert.deepEqual(await listed(), order)
  await nora.call(releaseHold, { id: hold.id })
})

test('our words stay ours when they are refused, and when the conversation is closed', async () => {
  const id = await asked('k9')
  const delivery_id = await answer(id)
  await deliveryIs(delivery_id, 'held')
  await settle(delivery_id, { state: 'refused', problem: PROBLEM })
  await until('nothing is held', async () => (await read(id)).held_message_id === null)
  for (const moment of ['refused', 'closed']) {
    const { our_message_id, last_message_id } = await read(id)
    assert.equal(our_message_id, last_message_id, moment)
    if (moment === 'refused') await nora.call(inboxApi.close, { id })
  }
})

test('an answer that was refused or is not known to have arrived says so until it is settled', async () => {
  const id = await asked('k10')
  const delivery_id = await answer(id)
  await deliveryIs(delivery_id, 'held')
  await settle(delivery_id, { state: 'refused', problem: PROBLEM })
  await until('it was not sent', async () => (await read(id)).unsettled === 'refused')
  // Tried again, it is on its way; without credentials the worker holds it.
  await nora.call(retryDelivery, { id: delivery_id })
  await until('it is on its way', async () => (await read(id)).unsettled === null)
  await deliveryIs(delivery_id, 'held')
  await settle(delivery_id, { state: 'asks_person', problem: PROBLEM })
  await until('nobody knows', async () => (await read(id)).unsettled === 'unknown')
  await nora.call(resolveDelivery, { id: delivery_id, outcome: 'there', url: 'https://bsky.example/k10' })
  await until('it is answered', async () => (await read(id)).state === 'answered')
  assert.equal((await read(id)).unsettled, null)
})

test('X4 what a network refused is not sent again under a hold, and keeps why it was refused', async () => {
  const id = await answer(await asked('too-long'))
  const problem = { kind: 'too_long', sentence: 'It is too long.' } as const
  await work(async (w) => {
    await w.db.deleteFrom('channels_turns').where('delivery_id', '=', id).execute()
    await w.db
      .updateTable('channels_deliveries')
      .set({ state: 'refused', problem, frozen_at: w.now })
      .where('id', '=', id)
      .execute()
  })
  const hold = await nora.call(placeHold, { channel_id: null, reason: 'A recall.' })
  await assert.rejects(nora.call(retryDelivery, { id }), /A hold stands: A recall\./)
  assert.deepEqual((await work((w) => findDelivery(w, id))).problem, problem)
  await nora.call(releaseHold, { id: hold.id })
})

test('a delivery says whom it answers and what its reader may do with it, and the server refuses the rest', async () => {
  const conversation_id = await asked('whom')
  await arrive(house, [{ native_id: 'bystander', thread_id: 'whom', text: 'Mine too', author: 'bystander' }])
  const id = await answer(conversation_id)
  const reader = await house.colleague('executive', [])
  const shown = async (who: Browsing) =>
    (await who.call(listDeliveries, {})).deliveries.find((delivery) => delivery.id === id)
  const to = { name: 'bystander', handle: 'bystander.test', conversation_id }
  assert.deepEqual((await shown(nora))?.to, to)
  assert.deepEqual((await shown(nora))?.may, { speak: true, withdraw: true })
  assert.deepEqual((await shown(reader))?.to, to)
  assert.deepEqual((await shown(reader))?.may, { speak: false, withdraw: false })
  for (const ask of [
    () => reader.call(withdrawDelivery, { id }),
    () => reader.call(retryDelivery, { id }),
    () => reader.call(releaseDelivery, { id }),
    () => reader.call(resolveDelivery, { id, outcome: 'not_there_give_up' }),
  ])
    await assert.rejects(ask(), /^Error: 403 /)
  await work((w) =>
    w.db
      .updateTable('inbox_conversations')
      .set({ audience: [house.teams['Human resources'] ?? ''] })
      .where('id', '=', conversation_id)
      .execute(),
  )
  const sealed = await shown(reader)
  assert.deepEqual([sealed?.to, sealed?.outgoing.text], [null, ''], 'what is sealed keeps its name and words to itself')
  assert.ok(sealed?.sealed)
  assert.equal((await shown(nora))?.outgoing.text, 'A new one is on its way.', 'but not from whoever said it')
})

test('X4 a hold says how many answers it stops and since when, and a release can be taken back for a moment', async () => {
  const id = await asked('k5')
  const { held: before_ = 0 } = (await work((w) => heldNow(w))).rows[0] ?? {}
  const hold = await nora.call(placeHold, { channel_id: null, reason: 'A storm.' })
  const delivery_id = await answer(id)
  await deliveryIs(delivery_id, 'held')
  const shown = (await nora.call(listHolds, {})).holds[0]
  assert.deepEqual([shown?.id, shown?.held, shown?.queued], [hold.id, before_ + 1, 0])
  assert.ok(shown?.oldest_held_at)
  await nora.call(releaseHold, { id: hold.id })
  const other = await house.colleague('administrator', [])
  await assert.rejects(other.call(takeReleaseBack, { id: hold.id }), /409|Hold it anew/)
  const back = await nora.call(takeReleaseBack, { id: hold.id })
  assert.deepEqual([back.reason, back.placed_at, back.released_at], [hold.reason, hold.placed_at, null])
  await deliveryIs(await answer(await asked('k6')), 'held')
  await nora.call(releaseHold, { id: hold.id })
  await work((w) =>
    w.db
      .updateTable('channels_holds')
      .set({ released_at: new Date(Date.now() - 120_000) })
      .where('id', '=', hold.id)
      .execute(),
  )
  await assert.rejects(nora.call(takeReleaseBack, { id: hold.id }), /409|Hold it anew/)
})

const heldNow = (w: Work) =>
  sql<{ held: number }>`select count(*)::int as held from channels_deliveries where state = 'held'`.execute(w.db)
