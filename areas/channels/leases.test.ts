import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { processName } from '#platform/one-server.ts'
import { FEED } from '#tests/crash/connectors.ts'
import { addChannel, openScene, type Scene } from '#tests/crash/stage.ts'
import { findChannel, pauseChannel } from './channels.ts'
import { keepCursor, LeaseLost } from './cursor.ts'
import { freeLeasesOfTheGone, giveBackLease, type Holder, type Lease, renewLeases, takeLeases } from './leases.ts'
import { byNetwork } from './sending.ts'

let scene: Scene
let one: Holder
let two: Holder
before(async () => {
  scene = await openScene()
  const shared = { database: scene.stage.database, lease_ms: 60_000, connectors: byNetwork([FEED]) }
  one = { ...shared, holder: 'one' }
  two = { ...shared, holder: 'two' }
})
after(() => scene.stage.database.close())

const addFeed = () => addChannel(scene, { class: 'F', address: 'http://127.0.0.1:9' })
const runOut = (channel_id: string) =>
  scene.work((work) =>
    sql`update channels_leases set lease_until = clock_timestamp() - interval '1 second' where channel_id = ${channel_id}`.execute(
      work.db,
    ),
  )
const only = (leases: Lease[]): Lease => leases[0] ?? assert.fail('no lease')
const cursorOf = async (id: string) => (await scene.work((work) => findChannel(work, id))).cursor
const keep = (lease: Lease, cursor: string) => scene.work((work) => keepCursor(work, lease, { cursor, events: [{}] }))

describe('a lease', () => {
  test('is had by one, until it runs out or is given back', async () => {
    const id = await addFeed()
    const [first, second] = await Promise.all([takeLeases(one, 10), takeLeases(two, 10)])
    assert.equal(first.length + second.length, 1)
    const lease = only([...first, ...second])
    assert.deepEqual(await renewLeases(one, [lease]), new Set([id]))
    await giveBackLease(one, lease, 3_600_000)
    assert.deepEqual(await takeLeases(two, 10), [])
  })

  test('of a process that was killed on this machine is free at once, of a living one or elsewhere not', async () => {
    const [host, pid, began] = processName().split(' ')
    for (const [holder, is_gone] of [
      [`${host} ${pid} ${Number(began) - 1}`, true],
      [processName(), false],
      [`elsewhere ${pid} ${Number(began) - 1}`, false],
    ] as const) {
      await addFeed()
      const old = only(await takeLeases({ ...one, holder }, 10))
      await freeLeasesOfTheGone(one)
      const taken = await takeLeases(two, 10)
      assert.deepEqual(
        taken.map((lease) => lease.channel_id),
        is_gone ? [old.channel_id] : [],
      )
      for (const lease of [old, ...taken]) await giveBackLease(two, lease, 3_600_000)
    }
  })

  test('that ran out can move no cursor and is not renewed', async () => {
    const id = await addFeed()
    const old = only(await takeLeases(one, 10))
    await keep(old, '1')
    await runOut(id)
    const fresh = only(await takeLeases(two, 10))
    await assert.rejects(keep(old, '0'), LeaseLost)
    assert.equal(await cursorOf(id), '1')
    assert.deepEqual(await renewLeases(one, [old]), new Set())
    await giveBackLease(one, old, 0)
    assert.deepEqual(await takeLeases(one, 10), [])
    await keep(fresh, '2')
    assert.equal(await cursorOf(id), '2')
    await giveBackLease(two, fresh, 3_600_000)
  })

  test('of a channel that a person pauses is lost at the next renewal', async () => {
    const id = await addFeed()
    const lease = only(await takeLeases(one, 10))
    await scene.work((work) => pauseChannel(work, id))
    assert.deepEqual(await renewLeases(one, [lease]), new Set())
    await runOut(id)
    assert.deepEqual(await takeLeases(two, 10), [])
  })

  test('is for those who know the network', async () => {
    await addFeed()
    assert.deepEqual(await takeLeases({ ...two, connectors: new Map() }, 10), [])
    await giveBackLease(one, only(await takeLeases(one, 10)), 3_600_000)
  })
})
