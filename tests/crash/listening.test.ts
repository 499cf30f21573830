/** Whoever listens dies or stands still: somebody else takes over, nothing is heard twice or missed. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { findChannel } from '#areas/channels/channels.ts'
import { StandIn } from './network.ts'
import { addChannel, addressOf, endWorker, endWorkers, openScene, type Scene, startWorker } from './stage.ts'

let network: StandIn
let scene: Scene

before(async () => {
  network = new StandIn()
  await network.open()
  scene = await openScene()
  const owner = new pg.Client(scene.stage.direct_url)
  await owner.connect()
  await owner.query(`
    create table if not exists crash_heard (channel_id uuid, nth integer, primary key (channel_id, nth));
    grant select, insert on crash_heard to baton_app`)
  await owner.end()
})
after(async () => {
  await endWorkers()
  network.close()
  await scene.stage.database.close()
})

async function addFeed(mood: 'well' | 'hangs' | 401 | 500 = 'well'): Promise<string> {
  const id = await addChannel(scene, { class: 'F', address: addressOf(network) })
  network.feeds.set(id, { events: 20, mood })
  return id
}

const feed = (id: string) => network.feeds.get(id) ?? assert.fail('no such feed')
const listener = () => startWorker(scene, { entry: 'listener.ts' })
const stateOf = (id: string) => scene.work((work) => findChannel(work, id))

const heard = (id: string) =>
  scene.work(async (work) => {
    const { rows } = await sql<{
      nth: number
    }>`select nth from crash_heard where channel_id = ${id} order by nth`.execute(work.db)
    return rows.map((row) => row.nth)
  })

async function until(what: string, is: () => Promise<boolean>, within_ms: number): Promise<number> {
  const began_ms = performance.now()
  while (!(await is())) {
    if (performance.now() - began_ms > within_ms) assert.fail(`${what} did not come within ${within_ms} ms`)
    await sleep(25)
  }
  return performance.now() - began_ms
}

const heardAll = (id: string, many: number) => async () => (await heard(id)).length >= many
const upTo = (many: number) => Array.from({ length: many }, (_, i) => i + 1)

describe('TRUST R7 listening', () => {
  test('goes on in another process within the lease and 5 s after a kill', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => addFeed()))
    const first = await listener()
    const second = await listener()
    for (const id of ids) await until('20 events', heardAll(id, 20), 30_000)
    await endWorker(first)
    for (const id of ids) feed(id).events = 50
    const waits = await Promise.all(ids.map((id) => until('the first event after the kill', heardAll(id, 21), 6_000)))
    for (const id of ids) await until('50 events', heardAll(id, 50), 30_000)
    for (const id of ids) assert.deepEqual(await heard(id), upTo(50))
    console.log(`10 feeds handed over, the slowest after ${Math.round(Math.max(...waits))} ms (lease 1000 ms)`)
    await endWorker(second)
  })

  test('is fenced off where a stopped process wakes after its lease', async () => {
    const id = await addFeed()
    const first = await listener()
    await until('20 events', heardAll(id, 20), 30_000)
    first.kill('SIGSTOP')
    feed(id).events = 40
    const second = await listener()
    await until('40 events', heardAll(id, 40), 30_000)
    first.kill('SIGCONT')
    feed(id).events = 60
    await until('60 events', heardAll(id, 60), 30_000)
    await sleep(300)
    assert.deepEqual(await heard(id), upTo(60))
    await endWorker(first)
    await endWorker(second)
  })

  test('to a network that hangs or fails delays no other, and says what is wrong', async () => {
    const hanging = await addFeed('hangs')
    const failing = await addFeed(500)
    const strange = await addFeed(401)
    const fine = await addFeed()
    const process = await listener()
    await until('20 events beside one that hangs', heardAll(fine, 20), 10_000)
    await until('waiting', async () => (await stateOf(failing)).state === 'waiting', 30_000)
    await until('needing a person', async () => (await stateOf(strange)).state === 'needs_person', 30_000)
    assert.match((await stateOf(failing)).problem ?? '', /failed \(500\)/)
    assert.match((await stateOf(strange)).problem ?? '', /does not know us/)
    feed(failing).mood = 'well'
    feed(hanging).mood = 'well'
    await until('20 events after the failure', heardAll(failing, 20), 30_000)
    await until('20 events after hanging', heardAll(hanging, 20), 30_000)
    await until('being well again', async () => (await stateOf(failing)).state === 'well', 30_000)
    assert.equal((await stateOf(failing)).problem, null)
    await endWorker(process)
  })
})
