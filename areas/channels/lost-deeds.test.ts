import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Connector } from '#connectors/connector.ts'
import { doDueOnce } from '#platform/due.ts'
import { STANDINS } from '#tests/crash/connectors.ts'
import { addChannel, openScene, type Scene, sendingOf } from '#tests/crash/stage.ts'
import { deedsDue, doDeed, listDeeds } from './deeds.ts'
import { byNetwork, PACE } from './sending.ts'

let scene: Scene
before(async () => {
  scene = await openScene()
})
after(() => scene.stage.database.close())

/** A like that the network never answers: to the database that is the same as a process that died while it waited. */
async function likeUnanswered(channel_id: string) {
  const { promise: asked, resolve: reached } = Promise.withResolvers<void>()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const moderate: Connector['moderate'] = () => {
    reached()
    return answered
  }
  const connectors = byNetwork([{ ...(STANDINS[0] as Connector), moderate }])
  const connecting = { ...sendingOf(scene), pace: PACE, connectors, membersOf: async () => [], reachable_at: null }
  const whose = { workspace_id: scene.workspace_id, by: scene.anna }
  const ask = { deed: 'like', native_id: 'p1', reply_handle: null, id: channel_id, reason: null } as const
  const settled = doDeed(connecting, whose, ask)
  await asked
  return { settled, answer }
}

const last = async (id: string) => (await scene.work((work) => listDeeds(work, { id })))[0]

async function dueBy(now: Date): Promise<void> {
  while (await doDueOnce(scene.stage.database, deedsDue, now));
}

test('a deed whose process died is told as unknown, to be looked at; what comes to light later is believed', async () => {
  const id = await addChannel(scene, { class: 'A', address: 'http://127.0.0.1:1' })
  const { settled, answer } = await likeUnanswered(id)
  await dueBy(new Date())
  assert.equal((await last(id))?.state, 'asked', 'it may still be answered')
  await dueBy(new Date(Date.now() + 2 * PACE.call_ms + 1))
  const lost = await last(id)
  assert.equal(lost?.state, 'unknown')
  assert.match(lost?.problem?.sentence ?? '', /not known whether.+Look on the network/)
  answer()
  assert.equal((await settled).state, 'done')
  assert.deepEqual([(await last(id))?.state, (await last(id))?.problem], ['done', null])
})

test('a deed that was answered is not looked at again', async () => {
  const id = await addChannel(scene, { class: 'A', address: 'http://127.0.0.1:1' })
  const { settled, answer } = await likeUnanswered(id)
  answer()
  await settled
  const due = await scene.work((work) =>
    work.db.selectFrom('platform_due').select('subject_id').where('kind', 'like', 'channels.settle%').execute(),
  )
  assert.deepEqual(due, [])
})
