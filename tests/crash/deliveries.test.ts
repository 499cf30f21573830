/**
 * A reply is public once: 12 kinds of fault at 9 points of a crash, for networks of the 4 classes. The short form
 * takes 36 replies and 9 kills; `script/node tests/crash/deliveries.test.ts 10000` the long one.
 */
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { releaseDelivery, resolveDelivery, retryDelivery } from '#areas/channels/deciding.ts'
import { findDelivery } from '#areas/channels/deliveries.ts'
import type { Delivery } from '#areas/channels/schema.ts'
import { POINTS } from '#areas/channels/sending.ts'
import { speakerFor } from '#areas/conduct/grants.ts'
import type { Work } from '#platform/work.ts'
import { FAULTS, type Fault, type NetworkClass, type Plan, StandIn } from './network.ts'
import { addChannel, addressOf, endWorker, endWorkers, openScene, type Scene, said, say, startWorker } from './stage.ts'

const REPLIES = Number(process.argv[2] ?? 36)
const CLASSES = ['A', 'B', 'C', 'D'] as const
const CRASHES = [...POINTS, 'mid_call'] as const

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

interface Reply {
  text: string
  class: NetworkClass
  fault: Fault
  point: (typeof CRASHES)[number]
  delivery_id: string
  shown: boolean
}

/** Each round: one point, one reply for each class, each with a fault of its own; over the rounds every pair comes. */
function* rounds(replies: number) {
  for (let round = 0; round * 4 < replies; round++) {
    const point = CRASHES[round % CRASHES.length] ?? 'mid_call'
    const turn = Math.floor(round / CRASHES.length)
    yield {
      point,
      replies: CLASSES.map((each, i) => ({
        class: each,
        point,
        fault: FAULTS[(turn + 3 * i + round) % 12] ?? FAULTS[0],
      })),
    }
  }
}

describe('P2 TRUST R2 a reply is public once', () => {
  test(`12 faults, 9 points of a crash, 4 classes, ${REPLIES} replies`, async () => {
    const replies: Reply[] = []
    for (const { point, replies: asked } of rounds(REPLIES)) {
      for (const each of asked) replies.push(await ask(each, replies.length))
      await killedAt(point, replies.slice(-4))
      if (replies.length % 400 === 0) console.log(`${replies.length} of ${REPLIES} replies, each worker killed`)
      // Nobody is asked about a network that is away for a while; for long, a person is (MOST_LOOKS).
      if (point === 'mid_call') await network.turnLate()
    }
    await network.openLate()
    const worker = await startWorker(scene)
    await untilSettled(replies)
    await endWorker(worker)
    judge(replies)
  })
})

async function ask(what: Pick<Reply, 'class' | 'fault' | 'point'>, nth: number): Promise<Reply> {
  const text = `reply ${nth}: ${what.class} ${what.fault} ${what.point}`
  const port = what.fault === 'never_connected' ? network.late_port : network.port
  const channel_id = await addChannel(scene, { class: what.class, address: addressOf(network, port) })
  network.plans.set(text, { fault: what.fault })
  const delivery = await say(scene, channel_id, said(text))
  return { ...what, text, delivery_id: delivery.id, shown: false }
}

/** The worker has ended itself at the point, or the network ends it in the middle of a call. */
async function killedAt(point: Reply['point'], replies: Reply[]): Promise<void> {
  let worker: ChildProcess | undefined
  if (point === 'mid_call') {
    for (const [i, { text, fault }] of replies.entries()) {
      const plan: Plan = { fault, midway: { when: i % 2 ? 'before' : 'after', strike: () => worker?.kill('SIGKILL') } }
      network.plans.set(text, plan)
    }
  }
  worker = await startWorker(scene, { point })
  const ended = once(worker, 'exit')
  if (worker.signalCode === null) await Promise.race([ended, sleep(5_000)])
  await endWorker(worker)
}

/** A person looks at the network and decides what only a person can. */
async function untilSettled(replies: Reply[]): Promise<void> {
  const deadline = Date.now() + 60_000 + replies.length * 100
  let open = [...replies]
  while (open.length > 0) {
    assert.ok(Date.now() < deadline, `not settled: ${open.map((reply) => reply.text).join('; ')}`)
    const left: Reply[] = []
    for (const reply of open) if ((await decide(reply)) !== 'sent') left.push(reply)
    open = left
    await sleep(100)
  }
}

async function decide(reply: Reply): Promise<Delivery['state']> {
  return scene.work(async (work) => {
    const delivery = await findDelivery(work, reply.delivery_id)
    const { id } = delivery
    if (delivery.state === 'refused' || delivery.state === 'held') await signInAgain(work, delivery.channel_id)
    const speaker = await speakerFor(work, delivery.channel_id)
    if (delivery.state === 'refused') await retryDelivery(work, speaker, id)
    if (delivery.state === 'held') await releaseDelivery(work, speaker, id)
    if (delivery.needs_person) {
      reply.shown = true
      const [there] = network.publicWith(reply.text)
      const resolution = there
        ? { outcome: 'there' as const, url: `http://127.0.0.1/${there.id}` }
        : { outcome: 'not_there_send_again' as const }
      await resolveDelivery(work, speaker, { id, resolution })
    }
    return delivery.state
  })
}

const signInAgain = (work: Work, id: string) =>
  work.db.updateTable('channels_channels').set({ state: 'well' }).where('id', '=', id).execute()

function judge(replies: Reply[]): void {
  const wrong = replies.filter((reply) => network.publicWith(reply.text).length !== 1)
  const shown = replies.filter((reply) => reply.shown).length
  const kills = Math.ceil(replies.length / 4)
  console.log(
    `${replies.length} replies, ${kills} kills, ${network.requests} requests, ${shown} shown to a person, ${wrong.length} wrong`,
  )
  assert.deepEqual(
    wrong.map((reply) => `${reply.text}: ${network.publicWith(reply.text).length} posts`),
    [],
  )
  // Where the network holds to a key, no person is needed.
  assert.deepEqual(
    replies.filter((reply) => reply.shown && 'AB'.includes(reply.class)).map((reply) => reply.text),
    [],
  )
}
