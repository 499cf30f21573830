/** Stories of the inbox through HTTP where more than one has a part: two who take at once, and bystanders who speak. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { arrive, openStory, type Story } from '../arrivals.ts'
import type { Browsing } from '../over-http.ts'

let house: Story
let nora: Browsing

before(async () => {
  house = await openStory()
  nora = house.nora
})
after(() => house?.server.stop())

const openOnes = async () => (await nora.call(inboxApi.list, {})).conversations
const idOf = async (who: Browsing) => (await who.call(administrationApi.session, {})).person.id

test('of two who take one at once the second is told who has it, and may still take it over knowing that', async () => {
  await arrive(house, [{ native_id: 'b3', thread_id: 'b3', text: 'both of us', author: 'una' }])
  const id = (await openOnes()).find((c) => c.snippet === 'both of us')?.id ?? ''
  const tom = await house.colleague('agent', [])
  const [me, his] = [await idOf(nora), await idOf(tom)]
  const [first, second] = [
    () => nora.call(inboxApi.assign, { id, person_id: me, held_by: null }),
    () => tom.call(inboxApi.assign, { id, person_id: his, held_by: null }),
  ]
  await first()
  const refused = /409 taken_meanwhile: Nora Lindqvist took it a moment ago\./
  await assert.rejects(second(), refused)
  await assert.rejects(tom.call(inboxApi.assign, { id, person_id: null, held_by: his }), refused)
  assert.equal((await first()).assignee_id, me, 'who has it already has it')
  assert.equal((await tom.call(inboxApi.assign, { id, person_id: his, held_by: me })).assignee_id, his)
  await assert.rejects(nora.call(inboxApi.assign, { id, person_id: null, held_by: me }), /409.* took it a moment ago/)
  await nora.call(inboxApi.assign, { id, person_id: me, held_by: his })
  await nora.call(inboxApi.assign, { id, person_id: his, held_by: me })
  await assert.rejects(nora.call(inboxApi.assign, { id, person_id: me, held_by: null }), /was given it a moment ago/)
  assert.equal(
    (await nora.call(inboxApi.assign, { id, person_id: me })).assignee_id,
    me,
    'who says nothing is not asked',
  )
  await nora.call(inboxApi.assign, { id, person_id: null })
})

test('words by somebody else than whom it is with bear their name, in lists, when found and in the thread', async () => {
  const at = (s: number) => new Date(Date.now() - s * 1000)
  const thread = { thread_id: 'w1', author: 'cem', posted_at: at(9) }
  await arrive(house, [{ ...thread, native_id: 'w1', text: 'Nobody answers my sprocket mail' }])
  const named = async (by: string | null) => {
    const row = (await openOnes()).find(({ who }) => who?.name === 'cem')
    const [found] = (await nora.call(inboxApi.find, { query: 'sprocket' })).conversations
    const read = (await nora.call(inboxApi.read, { id: row?.id ?? '' })).conversation
    assert.deepEqual([row?.said_by, found?.said_by, read.said_by], [by, by, by])
    return row?.id ?? ''
  }
  await named(null)
  const oonagh = { ...thread, parent_id: 'w1', author: 'oonagh', posted_at: at(5) }
  await arrive(house, [{ ...oonagh, native_id: 'w2', text: 'They answered my sprocket mail within an hour' }])
  await named('oonagh')
  await arrive(house, [{ ...thread, parent_id: 'w1', native_id: 'w3', text: 'My sprocket not', posted_at: at(1) }])
  await nora.call(inboxApi.close, { id: await named(null) })
})
