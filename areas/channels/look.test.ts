/** What is done about an outcome that nobody knows, when time has passed or something stands in the way. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type NetworkClass, StandIn } from '#tests/crash/network.ts'
import { addChannel, addressOf, deliverAll, openScene, type Scene, said, say, sendingOf } from '#tests/crash/stage.ts'
import { deliverNext } from './deliver.ts'
import { findDelivery } from './deliveries.ts'
import { troublesOf } from './health.ts'
import { placeHold, releaseHold } from './holds.ts'

let network: StandIn
let scene: Scene

before(async () => {
  network = new StandIn()
  await network.open()
  scene = await openScene()
})
after(async () => {
  network.close()
  await scene.stage.database.close()
})

/** Its first call ended without an answer, and the network did not do it. */
async function unknownOn(of: NetworkClass, text: string): Promise<string> {
  const channel_id = await addChannel(scene, { class: of, address: addressOf(network) })
  network.plans.set(text, { fault: 'error_500_not_done' })
  const { id } = await say(scene, channel_id, said(text))
  const sending = sendingOf(scene)
  while ((await deliveryOf(id)).state !== 'unknown') await deliverNext(sending)
  return id
}

const deliveryOf = (id: string) => scene.work((work) => findDelivery(work, id))

describe('an outcome that is not known', () => {
  test('is sent again within half the window of the network’s keys, not after it (class B)', async () => {
    const fresh = await unknownOn('B', 'within the window')
    await deliverAll(scene)
    assert.equal((await deliveryOf(fresh)).state, 'sent')
    assert.equal(network.publicWith('within the window').length, 1)
    const old = await unknownOn('B', 'after the window')
    const called_at = new Date(Date.now() - 301_000)
    await scene.work((work) =>
      work.db.updateTable('channels_deliveries').set({ called_at }).where('id', '=', old).execute(),
    )
    await deliverAll(scene)
    const asked = await deliveryOf(old)
    assert.deepEqual([asked.state, asked.needs_person], ['unknown', true])
    assert.equal(network.publicWith('after the window').length, 0)
  })

  test('is read twice and never sent again by itself (class C)', async () => {
    const id = await unknownOn('C', 'read twice')
    await deliverAll(scene)
    const asked = await deliveryOf(id)
    assert.deepEqual([asked.needs_person, asked.attempts, asked.looks], [true, 1, 2])
    assert.match(asked.problem?.sentence ?? '', /say where it is, or that it is not there/)
    const troubles = await troublesOf(scene.stage.database)
    assert.ok(troubles.some((trouble) => /only a person can say/.test(trouble.what)))
  })

  for (const [of, state, waits] of [
    ['A', 'held', 'to be released'],
    ['B', 'unknown', 'to be decided'],
  ] as const) {
    test(`under a hold and after it leaves only by a person (class ${of} waits ${waits})`, async () => {
      const text = `held, class ${of}`
      const id = await unknownOn(of, text)
      const hold = await scene.work((work) => placeHold(work, { channel_id: null, reason: 'Stop.' }))
      const sending = sendingOf(scene)
      for (const until_ms = Date.now() + 1_000; Date.now() < until_ms; ) {
        await deliverNext(sending)
        await sleep(10)
      }
      assert.equal((await deliveryOf(id)).state, state)
      assert.equal(network.publicWith(text).length, 0)
      await scene.work((work) => releaseHold(work, hold.id))
      await deliverAll(scene)
      const after_hold = await deliveryOf(id)
      assert.deepEqual([after_hold.state, after_hold.needs_person], [state, of === 'B'])
      assert.equal(network.publicWith(text).length, 0)
    })
  }

  test('that is late raises a trouble', async () => {
    const channel_id = await addChannel(scene, { class: 'A', address: addressOf(network) })
    const { id } = await say(scene, channel_id, { ...said('late'), send_at: new Date(Date.now() - 61_000) })
    const late = async () =>
      (await troublesOf(scene.stage.database)).some((trouble) => /more than a minute ago/.test(trouble.what))
    assert.equal(await late(), true)
    await deliverAll(scene)
    assert.equal((await deliveryOf(id)).state, 'sent')
  })
})
