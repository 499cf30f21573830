/** Stories of listening through HTTP: what is listened for is seen, changed, paused, removed and brought back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { listeningApi } from '#areas/listening/api.ts'
import type { Program } from '../../program.ts'
import { arrive, type Furnished, furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { openServer } from '../server.ts'

let server: Program
let nora: Browsing
let house: Furnished
let id = ''

before(async () => {
  server = await openServer()
  nora = browse(server.address)
  house = await furnish(server, nora)
  const input = { name: 'Ternwind', names: ['tern wind'], products: [], leave_out: ['Ternwind Lane'] }
  id = (await nora.call(listeningApi.makeMonitor, input)).id
})
after(() => server?.stop())

let posts = 0
/** How many mentions a post that names it makes. */
async function heardOf(text: string): Promise<number> {
  const many = async () => (await nora.call(listeningApi.mentions, { id, limit: 100 })).mentions.length
  const before_ = await many()
  posts += 1
  await arrive(house, [{ native_id: `l${posts}`, thread_id: `l${posts}`, text, author: 'ruth' }])
  return (await many()) - before_
}

test('a name is heard until it is paused or removed, and again after that is taken back', async () => {
  assert.equal(await heardOf('My Ternwind kettle leaks'), 1)
  assert.equal(await heardOf('Roadworks on Ternwind Lane'), 0)
  await nora.call(listeningApi.pauseMonitor, { id })
  assert.equal(await heardOf('Another Ternwind kettle leaks'), 0)
  await nora.call(listeningApi.resumeMonitor, { id })
  assert.equal(await heardOf('A third tern wind kettle leaks'), 1)
  await nora.call(listeningApi.removeMonitor, { id })
  assert.deepEqual(await nora.call(listeningApi.monitors, {}), [])
  const removed = async () => (await nora.call(listeningApi.removedMonitors, {})).map(({ name }) => name)
  assert.deepEqual(await removed(), ['Ternwind'], 'it can be found again')
  assert.equal(await heardOf('A fourth Ternwind kettle leaks'), 0)
  await assert.rejects(nora.call(listeningApi.changeMonitor, { id, name: 'Tern', names: [] }), /404/)
  await assert.rejects(nora.call(listeningApi.pauseMonitor, { id }), /404/)
  await nora.call(listeningApi.restoreMonitor, { id })
  assert.equal((await nora.call(listeningApi.monitors, {}))[0]?.name, 'Ternwind')
  assert.deepEqual(await removed(), [])
  assert.equal(await heardOf('A fifth Ternwind kettle leaks'), 1)
})

test('who only reads sees what is listened for and changes none of it', async () => {
  const agent = await house.colleague('agent', [])
  assert.equal((await agent.call(listeningApi.monitors, {})).length, 1)
  for (const deed of [listeningApi.removeMonitor, listeningApi.restoreMonitor, listeningApi.pauseMonitor] as const)
    await assert.rejects(agent.call(deed, { id }), /403/)
})

test('what is listened for cannot be left out as well: a longer phrase can', async () => {
  const kept = { name: 'Larkspur', names: [], products: ['Arc kettle'], leave_out: ['Larkspur Road'] }
  const refused = /“.+” is what you listen for and left out as well/
  for (const phrase of ['larkspur', 'LARKSPUR!', 'arc kettle'])
    await assert.rejects(nora.call(listeningApi.makeMonitor, { ...kept, leave_out: [phrase] }), refused)
  const made = await nora.call(listeningApi.makeMonitor, kept)
  await assert.rejects(
    nora.call(listeningApi.changeMonitor, { ...kept, id: made.id, leave_out: ['Larkspur'] }),
    refused,
  )
  await nora.call(listeningApi.removeMonitor, { id: made.id })
})

test('what is too long is refused in our words, with the name of the field, the limit and the mend', async () => {
  await assert.rejects(
    nora.call(listeningApi.makeMonitor, { name: 'x'.repeat(95), names: [] }),
    /Name: at most 80 letters, and these are 95; shorten it\./,
  )
})
