/** L3 A conversation goes the way of the mention that opened it, through HTTP: closed with it, or staying with whoever has it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import type { SetAsideWhy } from '#areas/listening/schema.ts'
import { eventOf } from '../arrivals.ts'
import { type Listened, openListened } from '../listened.ts'

let story: Listened
let brand = ''

before(async () => {
  story = await openListened()
  brand = await story.monitor({ name: 'Fern Hill' })
})
after(() => story?.stop())

const nobodys = async () => (await story.nora.call(inboxApi.counts, {})).nobody
const read = (id: string) => story.nora.call(inboxApi.read, { id })
const stateOf = async (id: string) => (await read(id)).conversation.state
const events = async (id: string) => (await read(id)).messages.flatMap(({ event }) => (event ? [event] : []))

async function heard(text: string): Promise<{ post_id: string; id: string }> {
  await story.say({ text })
  const found = (await story.stream()).find((one) => one.text === text)
  assert.ok(found?.conversation, `“${text}” is heard and opened a conversation`)
  return { post_id: found.post_id, id: found.conversation.id }
}

const aside = (post_id: string, why: SetAsideWhy, monitor_id = brand) =>
  story.nora.call(listeningApi.setAside, { monitor_id, post_id, why })
const back = (post_id: string, monitor_id = brand) => story.nora.call(listeningApi.bringBack, { monitor_id, post_id })

for (const why of ['irrelevant', 'hidden'] as const)
  test(`L3 a conversation that nobody touched closes with what opened it (${why}), and comes back with it`, async () => {
    const { post_id, id } = await heard(`Fern Hill is lovely in spring, we walked there, ${why}`)
    const waits = (await read(id)).conversation.waiting_since
    const many = await nobodys()
    assert.deepEqual(await aside(post_id, why), {
      conversations: [{ id, became: 'closed', because: null, holder_name: null }],
    })
    assert.equal(await stateOf(id), 'closed')
    assert.deepEqual(await events(id), [{ what: 'set_aside', why }])
    assert.equal(await nobodys(), many - 1)
    assert.deepEqual(await aside(post_id, why), { conversations: [] }, 'it is set aside already')
    await back(post_id)
    const again = (await read(id)).conversation
    assert.deepEqual([again.state, again.waiting_since], ['open', waits])
    assert.equal(await nobodys(), many)
    // Neither of both was work: it goes again.
    const { conversations } = await aside(post_id, why)
    assert.equal(conversations[0]?.became, 'closed')
  })

test('L3 what somebody has, wrote in, or closed by hand stays as it is, and whoever sets its mention aside is told', async () => {
  const { person } = await story.nora.call(administrationApi.session, {})
  const held = await heard('Fern Hill again, with a picnic')
  await story.nora.call(inboxApi.assign, { id: held.id, person_id: person.id })
  assert.deepEqual(await aside(held.post_id, 'irrelevant'), {
    conversations: [{ id: held.id, became: 'stays', because: 'held', holder_name: 'Nora Lindqvist' }],
  })
  const noted = await heard('Up Fern Hill in the fog')
  await story.nora.call(inboxApi.note, { id: noted.id, text: 'Is this ours?' })
  const { conversations } = await aside(noted.post_id, 'irrelevant')
  assert.deepEqual(
    conversations.map(({ became, because }) => [became, because]),
    [['stays', 'worked_in']],
  )
  const closed = await heard('Snow on Fern Hill, finally')
  await story.nora.call(inboxApi.close, { id: closed.id })
  assert.deepEqual(await aside(closed.post_id, 'hidden'), { conversations: [] })
  await back(closed.post_id)
  assert.deepEqual(
    [await stateOf(held.id), await stateOf(noted.id), await stateOf(closed.id)],
    ['open', 'open', 'closed'],
  )
})

test('L3 what another monitor still hears stays, and goes with the last of them, also when both are asked at once', async () => {
  const other = await story.monitor({ name: 'Arc kettle' })
  const one = await heard('Does the Fern Hill Arc kettle whistle at all?')
  const { conversations } = await aside(one.post_id, 'irrelevant')
  assert.deepEqual(conversations[0]?.because, 'heard')
  await back(one.post_id)
  await Promise.all([brand, other].map((monitor_id) => aside(one.post_id, 'hidden', monitor_id)))
  assert.equal(await stateOf(one.id), 'closed')
  await Promise.all([brand, other].map((monitor_id) => back(one.post_id, monitor_id)))
  assert.equal(await stateOf(one.id), 'open')
})

test('L3 a thread in which more was said stays with the rest of it', async () => {
  const text = 'Fern Hill, or is it Fernhill, who knows'
  const native_id = await story.say({ text })
  const { post_id, conversation } = (await story.stream()).find((one) => one.text === text) ?? {}
  assert.ok(post_id && conversation)
  const more = { native_id: `${native_id}-more`, thread_id: native_id, parent_id: native_id, author: 'bo' }
  await story.hear(eventOf({ ...more, text: '@fernhill.test what do you say?' }), { through: 'account' })
  const { conversations } = await aside(post_id, 'irrelevant')
  assert.deepEqual(
    conversations.map(({ became }) => became),
    ['stays'],
  )
  assert.equal(await stateOf(conversation.id), 'open')
})
