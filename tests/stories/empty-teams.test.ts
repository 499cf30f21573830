/** What comes to a team that nobody is in is seen by nobody: whoever looks after the house is told. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { readStatus } from '#platform/status-api.ts'
import { arrive, openStory, type Story } from '../arrivals.ts'
import type { Browsing } from '../over-http.ts'

let house: Story
let nora: Browsing

before(async () => {
  house = await openStory()
  nora = house.nora
})
after(() => house?.server.stop())

const teams = async () => {
  const part = (await nora.call(readStatus, {})).parts.find(({ name }) => name === 'Teams')
  return [part?.state, part?.figures['open'], part?.says]
}
const CALM = ['well', 0, 'Nothing is open with a team that nobody is in.']

test('S6 what is open with an empty team stands on the status page, until somebody is in it, hands it over or closes it', async () => {
  assert.deepEqual(await teams(), CALM)
  await arrive(house, [{ native_id: 'e1', thread_id: 'e1', text: 'My kettle caught fire', author: 'ruth' }])
  const [conversation] = (await nora.call(inboxApi.list, {})).conversations
  const id = conversation?.id ?? ''
  const product = house.teams['Product'] ?? ''
  await nora.call(routingApi.correct, { id, team_id: product, reason: 'It burns.' })
  assert.deepEqual((await teams()).slice(0, 2), ['late', 1])
  assert.match(String((await teams())[2]), /nobody is in: Product \(1\)\. Add somebody/)
  const otto = await house.colleague('agent', [product])
  assert.deepEqual(await teams(), CALM)
  const { person } = await otto.call(administrationApi.session, {})
  await nora.call(administrationApi.changePerson, { id: person.id, active: false })
  assert.deepEqual((await teams()).slice(0, 2), ['late', 1], 'who left is nobody')
  await nora.call(inboxApi.close, { id })
  assert.deepEqual(await teams(), CALM)
})
