/** What people and programs bring stands under a channel that nobody listens to: what only a listener has is refused there. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as channelsApi from '#areas/channels/api.ts'
import { channelFor } from '#areas/channels/brought.ts'
import { system, type Work } from '#platform/work.ts'
import { openStory, type Story } from '../arrivals.ts'

let story: Story
let inWork: <T>(body: (work: Work) => Promise<T>) => Promise<T>
let id = ''
const IMPORTED = { network: 'import', native_id: 'import', display_name: 'Imported posts' }

before(async () => {
  story = await openStory()
  inWork = (body) =>
    story.server.tools.database.inWork({ workspace_id: story.channel.workspace_id, by: system('test') }, body)
  id = (await inWork((work) => channelFor(work, IMPORTED))).channel_id
})
after(() => story?.server.stop())

const shown = async () =>
  (await story.nora.call(channelsApi.listChannels, { retired: 'yes' })).channels.find((one) => one.id === id)
const silences = async () =>
  (await story.nora.call(channelsApi.listSilences, { id })).silences.map(({ why, to_at }) => [why, to_at !== null])

test('N10 what is brought cannot be paused, retired, signed in to, asked or held, and each says what to do instead', async () => {
  const { nora } = story
  const refused = (call: Promise<unknown>, says: RegExp) =>
    assert.rejects(call, (error: Error) => {
      assert.match(error.message, /^409 channel_brought: /)
      assert.match(error.message, says)
      return true
    })
  await refused(nora.call(channelsApi.pauseChannel, { id }), /close its address under Channels, Imports/)
  await refused(nora.call(channelsApi.resumeChannel, { id }), /nothing to resume/)
  await refused(nora.call(channelsApi.retireChannel, { id }), /remove their import under Channels, Imports/)
  await refused(nora.call(channelsApi.reconnectChannel, { id, answers: {} }), /use Channels, Imports/)
  await refused(nora.call(channelsApi.probeChannel, { id }), /no network behind this channel/)
  const hold = { channel_id: id, reason: 'A recall' }
  await refused(nora.call(channelsApi.placeHold, hold), /Hold the account that speaks, or everything/)
  assert.equal((await shown())?.state, 'well')
  assert.deepEqual((await nora.call(channelsApi.listHolds, {})).holds, [])
  assert.deepEqual(await silences(), [])
  const { channels } = await nora.call(channelsApi.listAbilities, {})
  assert.ok(!channels.some((one) => one.id === id), 'there is nothing it may do')
})

/** As they were left where that was possible. */
async function leave(state: 'paused' | 'retired'): Promise<void> {
  await inWork(async ({ db, now }) => {
    await sql`delete from channels_silences where channel_id = ${id}`.execute(db)
    await sql`update channels_channels set state = ${state}, retired_at = ${state === 'retired' ? now : null} where id = ${id}`.execute(
      db,
    )
    await sql`insert into channels_silences (workspace_id, id, channel_id, why, from_at)
      values (${story.channel.workspace_id}, gen_random_uuid(), ${id}, ${state}, ${now})`.execute(db)
  })
}

async function migrate(): Promise<void> {
  const file = new URL('../../areas/channels/migrations/2026-12-10-brought-not-paused.sql', import.meta.url)
  const statements = (await readFile(file, 'utf8')).split(/;\s*$/m).filter((each) => /^(update|delete)/m.test(each))
  assert.equal(statements.length, 2)
  await story.server.tools.database.asOperator(async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db)
  })
}

test('N10 one that was paused before is shown as brought again, with nothing missing; a retired one waits for its next post', async () => {
  await leave('paused')
  assert.equal((await shown())?.sign, 'paused')
  await migrate()
  const { sign, health } = (await shown()) ?? {}
  assert.deepEqual([sign, health], ['well', 'Nothing was brought yet.'])
  assert.deepEqual(await silences(), [])
  await leave('retired')
  await migrate()
  assert.equal((await shown())?.sign, 'retired')
  assert.deepEqual(await silences(), [['retired', false]])
  assert.equal((await inWork((work) => channelFor(work, IMPORTED))).channel_id, id)
  assert.equal((await shown())?.sign, 'well')
  assert.deepEqual(await silences(), [['retired', true]], 'it is over')
})
