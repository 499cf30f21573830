import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openEmptyStage } from '#platform/rehearsal.ts'
import { addChannel, openScene, type Scene } from '#tests/crash/stage.ts'
import { findChannel, needsPerson, pauseChannel, viewOf } from './channels.ts'
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

test('S6 a channel that its network or nobody answers for is not well: it is silent, and says which of the two', async () => {
  const id = await addChannel(scene, { class: 'F', address: 'http://127.0.0.1:1' })
  const shown = () =>
    scene.work(async (work) => {
      const { sign, state, health } = await viewOf(work, await findChannel(work, id))
      assert.equal(state, 'well')
      return [sign, health]
    })
  const answered = (minutes: number) =>
    scene.work((work) =>
      work.db
        .updateTable('channels_channels')
        .set({ polled_at: new Date(work.now.getTime() - minutes * 60_000), heard_at: work.now })
        .where('id', '=', id)
        .execute(),
    )
  await listened(id, sql`next_at = ${AGO}, lease_until = clock_timestamp() + interval '20 seconds'`)
  await answered(10)
  assert.deepEqual(await shown(), ['well', 'Well; last heard just now.'])
  await answered(25)
  assert.deepEqual(await shown(), ['silent', 'Connected, but the network last answered 25 min ago.'])
  await answered(3)
  await listened(id, sql`lease_until = ${AGO}`)
  const nobody = 'Nobody listens at the moment; the network last answered 3 min ago. Status says why.'
  assert.deepEqual(await shown(), ['silent', nobody])
  await listened(id, sql`next_at = 'infinity'`)
  assert.deepEqual(await shown(), ['not_asked', 'Nobody listens here: it is not asked.'])
  await scene.work((work) => pauseChannel(work, id))
})

test('a source that is read now and then is well until its turn is over, and what is brought always', async () => {
  const id = await addChannel(scene, { class: 'F', address: 'http://127.0.0.1:1' })
  const signOfIt = (set: ReturnType<typeof sql>) =>
    scene.work(async (work) => {
      await sql`update channels_channels set polled_at = ${AGO} - interval '1 hour', ${set} where id = ${id}`.execute(
        work.db,
      )
      return (await viewOf(work, await findChannel(work, id))).sign
    })
  assert.equal(await signOfIt(sql`next_read_at = clock_timestamp() + interval '1 hour'`), 'well')
  assert.equal(await signOfIt(sql`next_read_at = ${AGO}`), 'silent')
  assert.equal(await signOfIt(sql`settings = '{"brought": "yes"}'`), 'well')
})
