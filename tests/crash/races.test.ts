/** Sent twice at once, stopped in the last second, fenced off: what must not race. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { releaseDelivery, resolveDelivery } from '#areas/channels/deciding.ts'
import { deliverNext } from '#areas/channels/deliver.ts'
import { findDelivery, listDeliveries } from '#areas/channels/deliveries.ts'
import { recogniseOwn } from '#areas/channels/echo.ts'
import { placeHold, releaseHold } from '#areas/channels/holds.ts'
import type { Point } from '#areas/channels/sending.ts'
import { speakerFor, withdrawAllOf } from '#areas/conduct/grants.ts'
import { type NetworkClass, StandIn } from './network.ts'
import {
  addChannel,
  addressOf,
  deliverAll,
  endWorker,
  endWorkers,
  openScene,
  type Scene,
  said,
  say,
  sendingOf,
  startWorker,
} from './stage.ts'

const SENDS = Number(process.argv[2] ?? 1000)

let network: StandIn
let scene: Scene

before(async () => {
  network = new StandIn()
  await network.open()
  scene = await openScene()
})
after(async () => {
  await endWorkers()
  network.close()
  await scene.stage.database.close()
})

const channel = (of: NetworkClass) => addChannel(scene, { class: of, address: addressOf(network) })
const deliveryOf = (id: string) => scene.work((work) => findDelivery(work, id))

describe('TRUST R3 sending', () => {
  test(`${SENDS} double sends are one delivery and one post each`, async () => {
    const channels = await Promise.all(Array.from({ length: 20 }, () => channel('C')))
    const sends = Array.from({ length: SENDS }, (_, i) => said(`double ${i}`))
    for (let i = 0; i < SENDS; i += 20) {
      const both = sends
        .slice(i, i + 20)
        .flatMap((what, nth) => [0, 1].map(() => say(scene, channels[nth] ?? '', what)))
      const ids = (await Promise.all(both)).map((delivery) => delivery.id)
      assert.equal(new Set(ids).size, ids.length / 2)
    }
    const sending = sendingOf(scene)
    await Promise.all(Array.from({ length: 6 }, () => deliverAll(scene, sending)))
    const posts = Map.groupBy(network.posts, (post) => post.text)
    const wrong = sends.filter(({ outgoing }) => posts.get(outgoing.text)?.length !== 1)
    assert.deepEqual(wrong, [])
  })

  test('keeps the order of a channel, also when the first must be tried again', async () => {
    const id = await channel('A')
    const texts = ['first', 'second', 'third'].map((word) => `${word} ${randomUUID()}`)
    for (const text of texts) await say(scene, id, said(text))
    network.plans.set(texts[0] ?? '', { fault: 'error_429' })
    const sending = sendingOf(scene)
    await Promise.all([1, 2, 3, 4].map(() => deliverAll(scene, sending)))
    assert.deepEqual(
      network.posts.map((post) => post.text).filter((text) => texts.includes(text)),
      texts,
    )
  })

  test('does not wait behind one that is not due yet', async () => {
    const id = await channel('A')
    const later = await say(scene, id, { ...said(`later ${id}`), send_at: new Date(Date.now() + 3_600_000) })
    const now = await say(scene, id, said(`now ${id}`))
    while (await deliverNext(sendingOf(scene)));
    assert.equal((await deliveryOf(now.id)).state, 'sent')
    assert.equal((await deliveryOf(later.id)).state, 'queued')
    await scene.work((work) => work.db.deleteFrom('channels_turns').where('delivery_id', '=', later.id).execute())
  })
})

describe('X4 a hold', () => {
  test('stops what is due this second, and nothing floods after it', async () => {
    const id = await channel('A')
    const queued = await Promise.all([1, 2, 3].map((nth) => say(scene, id, said(`held ${nth} ${id}`))))
    const hold = await scene.work((work) => placeHold(work, { channel_id: null, reason: 'A fire at the depot.' }))
    assert.equal(hold.under_way, 0)
    await deliverAll(scene)
    for (const each of queued) {
      const delivery = await deliveryOf(each.id)
      assert.equal(delivery.state, 'held')
      assert.match(delivery.problem?.sentence ?? '', /A fire at the depot/)
    }
    const [first] = queued
    const release = () => scene.work(async (work) => releaseDelivery(work, await speakerFor(work, id), first?.id ?? ''))
    await assert.rejects(release(), /A hold stands/)
    await scene.work((work) => releaseHold(work, hold.id))
    await deliverAll(scene)
    assert.equal(network.posts.filter((post) => post.text.endsWith(id)).length, 0)
    await release()
    await deliverAll(scene)
    assert.deepEqual(
      network.posts.map((post) => post.text).filter((text) => text.endsWith(id)),
      [`held 1 ${id}`],
    )
  })

  test('placed while workers send at full speed lets nothing out that was not under way', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => channel('A')))
    for (let i = 0; i < 10; i++) await Promise.all(ids.map((id) => say(scene, id, said(`speed ${i} ${id}`))))
    const sending = sendingOf(scene)
    const workers = [1, 2, 3, 4].map(() => deliverAll(scene, sending))
    await sleep(60)
    const hold = await scene.work((work) => placeHold(work, { channel_id: null, reason: 'Stop.' }))
    const held_at = Date.now()
    await Promise.all(workers)
    const states = await scene.work((work) => listDeliveries(work, { limit: 200, state: 'sent' }))
    const too_late = states.filter((delivery) => (delivery.frozen_at?.getTime() ?? 0) > held_at)
    assert.deepEqual(too_late, [])
    const late = network.posts.filter((post) => post.text.startsWith('speed') && post.at_ms > held_at)
    assert.ok(late.length <= hold.under_way, `${late.length} left after the hold, ${hold.under_way} were under way`)
    await scene.work((work) => releaseHold(work, hold.id))
  })
})

describe('while a worker is claiming', () => {
  /** A worker that stands still inside its claim, before it commits, until it is let go. */
  async function claiming(text: string) {
    const id = await channel('A')
    network.plans.set(text, { fault: 'time_out_done' })
    await say(scene, id, said(text))
    const inside = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const reached = async (point: Point) => {
      if (point !== 'in_claim') return
      inside.resolve()
      await go.promise
    }
    const done = deliverNext({ ...sendingOf(scene), reached })
    await inside.promise
    return { letGo: go.resolve, done }
  }

  const isWaiting = async (what: Promise<unknown>) =>
    (await Promise.race([what.then(() => 'done'), sleep(200, 'waiting')])) === 'waiting'

  test('a hold waits for the claim and counts it as under way', async () => {
    const { letGo, done } = await claiming(`claimed ${randomUUID()}`)
    const placing = scene.work((work) => placeHold(work, { channel_id: null, reason: 'Now.' }))
    assert.ok(await isWaiting(placing))
    letGo()
    const hold = await placing
    assert.equal(hold.under_way, 1)
    await done
    await scene.work((work) => releaseHold(work, hold.id))
    await deliverAll(scene)
  })

  test('a withdrawal of the right waits for the claim', async () => {
    const { letGo, done } = await claiming(`granted ${randomUUID()}`)
    const leaving = scene.work((work) => withdrawAllOf(work, scene.anna.id, 'left the house'))
    assert.ok(await isWaiting(leaving))
    letGo()
    await leaving
    await done
    await deliverAll(scene)
  })
})

describe('a speaker', () => {
  test('who leaves takes along what has not left', async () => {
    const id = await channel('A')
    const delivery = await say(scene, id, said(`gone ${id}`))
    await scene.work((work) => withdrawAllOf(work, scene.anna.id, 'left the house'))
    await deliverAll(scene)
    assert.equal((await deliveryOf(delivery.id)).state, 'withdrawn')
    assert.equal(network.publicWith(`gone ${id}`).length, 0)
  })
})

describe('TRUST R7 a paused worker', () => {
  for (const how of ['A', 'C'] as const) {
    test(`that wakes after its lease sends nothing and settles nothing (class ${how})`, async () => {
      const id = await channel(how)
      const text = `paused ${how} ${id}`
      const stopped = await startWorker(scene, { point: 'before_call', how: 'SIGSTOP', loops: 1 })
      const { id: delivery_id } = await say(scene, id, said(text))
      await untilState(delivery_id, 'sending')
      await sleep(1_100)
      await deliverAll(scene)
      if (how === 'C') await decideNotThere(delivery_id)
      await deliverAll(scene)
      const settled = await deliveryOf(delivery_id)
      assert.equal(settled.state, 'sent')
      stopped.kill('SIGCONT')
      await sleep(1_000)
      assert.equal(network.publicWith(text).length, 1)
      assert.deepEqual(await deliveryOf(delivery_id), settled)
      await endWorker(stopped)
    })
  }
})

async function untilState(id: string, state: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await deliveryOf(id)).state === state) return
    await sleep(20)
  }
  assert.fail(`${id} did not become ${state}`)
}

const decideNotThere = (id: string) =>
  scene.work(async (work) => {
    const delivery = await findDelivery(work, id)
    assert.equal(delivery.needs_person, true)
    const speaker = await speakerFor(work, delivery.channel_id)
    await resolveDelivery(work, speaker, { id, resolution: { outcome: 'not_there_send_again' } })
  })

describe('C2 our own post that comes back', () => {
  test('settles what was not known where the network cannot be read (class D)', async () => {
    const id = await channel('D')
    const text = `echo ${id}`
    network.plans.set(text, { fault: 'time_out_done' })
    const { id: delivery_id } = await say(scene, id, said(text))
    await deliverAll(scene)
    assert.equal((await deliveryOf(delivery_id)).needs_person, true)
    const post = {
      native_id: 'n1',
      text,
      url: 'http://127.0.0.1/n1',
      parent_id: null,
      reply_handle: null,
      posted_at: new Date(),
    }
    const stranger = { ...post, native_id: 'n2', text: 'something else' }
    const known = await scene.work((work) => recogniseOwn(work, id, [stranger, post]))
    assert.deepEqual(known, new Map([['n1', delivery_id]]))
    const settled = await deliveryOf(delivery_id)
    assert.deepEqual([settled.state, settled.native_id, settled.needs_person], ['sent', 'n1', false])
    assert.deepEqual(await scene.work((work) => recogniseOwn(work, id, [post])), known)
  })
})
