/** Who answers a channel may speak there: those who are in its team when it is named, and those who join later. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { setDuties } from '#areas/channels/api.ts'
import { listGrants, withdrawGrant } from '#areas/conduct/api.ts'
import { openStory, type Story } from '../arrivals.ts'
import type { Browsing } from '../over-http.ts'
import { reacted } from '../server.ts'

let house: Story
let nora: Browsing
let service = ''

before(async () => {
  house = await openStory()
  nora = house.nora
  service = house.teams['Service'] ?? ''
  const nobody = { answers_person_id: null, fixes_person_id: null, fixes_team_id: null }
  const duties = { ...nobody, answers_team_id: service, signs_person_id: null, signs_team_id: null }
  await nora.call(setDuties, { id: house.channel.channel_id, ...duties })
})
after(() => house?.server.stop())

async function speaks(who: Browsing): Promise<boolean> {
  await reacted(house.server)
  const { person } = await who.call(administrationApi.session, {})
  const { grants } = await nora.call(listGrants, { id: house.channel.channel_id })
  return grants.some(({ person_id }) => person_id === person.id)
}
const idOf = async (who: Browsing) => (await who.call(administrationApi.session, {})).person.id

test('who is invited into the team that answers may speak; who is invited elsewhere, or only contributes, may not', async () => {
  assert.equal(await speaks(await house.colleague('agent', [service])), true)
  assert.equal(await speaks(await house.colleague('agent', [house.teams['Sales'] ?? ''])), false)
  assert.equal(await speaks(await house.colleague('contributor', [service])), false)
})

test('who joins the team later may speak from then on, and who becomes an agent in it', async () => {
  const bo = await house.colleague('agent', [])
  assert.equal(await speaks(bo), false)
  await nora.call(administrationApi.addMember, { id: service, person_id: await idOf(bo) })
  assert.equal(await speaks(bo), true)
  const otto = await house.colleague('contributor', [service])
  await nora.call(administrationApi.changePerson, { id: await idOf(otto), role: 'agent' })
  assert.equal(await speaks(otto), true)
})

test('who left and comes back may speak again; from whom it was taken, it stays taken', async () => {
  const kim = await house.colleague('agent', [service])
  const id = await idOf(kim)
  assert.equal(await speaks(kim), true)
  const may = async () => {
    await reacted(house.server)
    const { grants } = await nora.call(listGrants, { id: house.channel.channel_id })
    return grants.find(({ person_id }) => person_id === id)
  }
  await nora.call(administrationApi.changePerson, { id, active: false })
  assert.equal(await may(), undefined)
  await nora.call(administrationApi.changePerson, { id, active: true })
  const again = await may()
  assert.match(again?.reason ?? '', /Joined those who answer/)
  await nora.call(withdrawGrant, { id: again?.id ?? '', reason: 'Moved to accounts.' })
  await nora.call(administrationApi.removeMember, { id: service, person_id: id })
  await nora.call(administrationApi.addMember, { id: service, person_id: id })
  assert.equal(await may(), undefined)
})
