import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openEmptyStage } from '#platform/rehearsal.ts'
import { addChannel, openScene, type Scene } from '#tests/crash/stage.ts'
import { needsPerson, pauseChannel } from './channels.ts'
import { troublesOf } from './health.ts'

let scene: Scene
before(async () => {
  // Troubles are counted over all workspaces, so nobody else's may be there.
  scene = await openScene(await openEmptyStage())
})
after(() => scene.stage.database.close())

async function troubles(): Promise<string[]> {
  return (await troublesOf(scene.stage.database)).map(({ weight, what }) => `${weight}: ${what}`)
}

const listened = (id: string, set: ReturnType<typeof sql>) =>
  scene.work((work) => sql`update channels_leases set ${set} where channel_id = ${id}`.execute(work.db))
const AGO = sql`clock_timestamp() - interval '2 minutes'`

test('S6 a channel that nobody listens to for a minute is down; one that is listened to, or paused, is not', async () => {
  const id = await addChannel(scene, { class: 'F', address: 'http://127.0.0.1:1' })
  await listened(id, sql`next_at = ${AGO}, lease_until = clock_timestamp() + interval '20 seconds'`)
  assert.deepEqual(await troubles(), [])
  await listened(id, sql`lease_until = ${AGO}`)
  assert.deepEqual(await troubles(), ['down: Channels that nobody listens to: 1.'])
  await scene.work((work) => pauseChannel(work, id))
  assert.deepEqual(await troubles(), [])
})

test('S6 a channel that is broken for a minute is said, and not any more once a person paused it', async () => {
  const id = await addChannel(scene, { class: 'A', address: 'http://127.0.0.1:1' })
  await scene.work((work) => needsPerson(work, id, 'The network ended this sign-in.'))
  assert.deepEqual(await troubles(), [], 'it may pass')
  await listened(id, sql`broken_since = ${AGO}`)
  assert.deepEqual(await troubles(), ['late: Channels that do not work: 1.'])
  await scene.work((work) => pauseChannel(work, id))
  assert.deepEqual(await troubles(), [])
})
