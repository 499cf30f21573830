/** A look back whose process dies, is stopped, or is taken over in the middle: none lost, none twice, and the figures are right. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { administration } from '#areas/administration/area.ts'
import { connectChannel } from '#areas/channels/connecting.ts'
import { type LookingBack, openLookingBack } from '#areas/channels/look-back.ts'
import type { Intake } from '#areas/channels/ports.ts'
import { byNetwork, PACE } from '#areas/channels/sending.ts'
import { takePostsBack } from '#areas/imports/take-back.ts'
import type { Connector, Outside } from '#connectors/connector.ts'
import { hackernews } from '#connectors/hackernews/connector.ts'
import type { Person, Work } from '#platform/work.ts'
import { openRiver } from '#river'
import { dyingIntake, GONE } from '#tests/dying-intake.ts'
import { type House, openHouse } from '#tests/house.ts'
import { openSite, type Site } from '#tests/stories/hacker-news-site.ts'
import { changeMonitor, makeMonitor, pauseMonitor, resumeMonitor } from '../monitors.ts'
import type { Monitor } from '../schema.ts'
import * as backfills from './backfills.ts'
import type { Backfill } from './schema.ts'
import { viewsOf } from './view.ts'
import { type LookingBackWorker, lookBackNext } from './worker.ts'

let house: House
let by: Person
let site: Site
let lookingBack: LookingBack
const outside: Outside = { fetch, now: () => new Date(), socket: () => assert.fail('no socket is opened') }
before(async () => {
  house = await openHouse({ areas: [(tools) => administration(tools, { teamGuards: [] })] })
  by = { kind: 'person', id: house.administrator.person_id, role: 'administrator', team_ids: [] }
  site = await openSite()
  const connectors = byNetwork([hackernews])
  const asking = { ...house.tools, outside, connectors, pace: { ...PACE, retry_ms: 1, most_ms: 5 } }
  lookingBack = openLookingBack(asking)
  const connecting = { ...asking, membersOf: async () => [], reachable_at: null }
  const address = `http://${site.host}`
  const ask = { network: 'hackernews', answers: { server: address, search: address }, duties: {} }
  await connectChannel(connecting, { workspace_id: house.workspace_id, by }, ask)
})
after(async () => {
  site?.close()
  await house?.close()
})

const inWork = <T>(body: (work: Work) => Promise<T>) =>
  house.database.inWork({ workspace_id: house.workspace_id, by }, body)

const MANY = 130
let words = 0

/** Each monitor means a word of its own, of which the site is full. */
async function begun(): Promise<{ monitor: Monitor; backfill: Backfill; said: string[] }> {
  words += 1
  const name = `zorb${'abcdefghij'[words]}`
  const said = Array.from({ length: MANY }, (_, nth) =>
    String(site.say({ ago_s: 4_000 + nth * 60, text: `${name} ${nth}` })),
  )
  const input = { name, kind: 'brand' as const, names: [], products: [], leave_out: [] }
  const monitor = await inWork((work) => makeMonitor(work, input))
  const backfill = await inWork((work) => backfills.beginBackfill(work, lookingBack, { id: monitor.id, days: 3 }))
  return { monitor, backfill, said }
}

const river = () => openRiver(house.database.inWork)

/** Its leases end at once, so that another takes over without waiting. */
const workerWith = (intake: Intake, more: Partial<LookingBackWorker> = {}): LookingBackWorker => ({
  ...{ ...house.tools, intake, lookingBack, takePostsBack, lease_ms: 0, pause_ms: 0 },
  ...more,
})

async function untilNothingIsDue(worker: LookingBackWorker): Promise<void> {
  for (let steps = 0; await lookBackNext(worker); steps += 1) assert.ok(steps < 200)
}

async function whole({ monitor, backfill, said }: Awaited<ReturnType<typeof begun>>): Promise<void> {
  const [view] = await inWork(async (work) => viewsOf(work, [await backfills.lockBackfill(work, backfill.id)]))
  assert.equal(view?.state, 'done')
  const { found, fits, kept } = view.parts.find(({ network }) => network === 'hackernews') ?? {}
  assert.deepEqual({ fits, kept }, { fits: MANY, kept: MANY })
  // The second in which a page ends is asked for again.
  assert.ok((found ?? 0) >= MANY && (found ?? 0) <= MANY + 4, `${found} found`)
  const { rows } = await inWork(({ db }) =>
    sql<{ native_id: string }>`select p.native_id from listening_mentions m join channels_posts p on p.id = m.post_id
      where m.monitor_id = ${monitor.id} order by p.native_id::int`.execute(db),
  )
  assert.deepEqual(
    rows.map(({ native_id }) => native_id),
    said,
  )
  const { rows: counted } = await inWork(({ db }) =>
    sql<{ n: number }>`select sum(mentions)::int as n from listening_counts
      where monitor_id = ${monitor.id} and step = 'hour' and dimension = 'all'`.execute(db),
  )
  assert.equal(counted[0]?.n, MANY, 'each counts once')
}

for (const when of ['before', 'after'] as const)
  test(`N5 killed ${when} each commit and taken up again, a look back hears each post once and counts it once`, async () => {
    const one = await begun()
    const dying = dyingIntake(river(), when)
    let deaths = 0
    for (let steps = 0; steps < 100; steps += 1) {
      const more = await lookBackNext(workerWith(dying)).catch(() => 'died' as const)
      if (more === 'died') deaths += 1
      if (more === false) break
    }
    assert.ok(deaths >= 3, `${deaths} deaths`)
    await whole(one)
  })

test('N5 who lost the turn to another stores nothing more', async () => {
  const one = await begun()
  const real = river()
  const { promise: taken_over, resolve: takeOver } = Promise.withResolvers<void>()
  const { promise: waiting, resolve: waits } = Promise.withResolvers<void>()
  let calls = 0
  const slow: Intake = async (channel, batch) => {
    calls += 1
    waits()
    await taken_over
    await real(channel, batch)
  }
  const first = untilNothingIsDue(workerWith(slow))
  await waiting
  await untilNothingIsDue(workerWith(river()))
  takeOver()
  await first
  assert.equal(calls, 1, 'it ended with the page that it could not store')
  await whole(one)
})

test('N5 stopped by a person it keeps what it found, stores nothing more, and goes on where it stood', async () => {
  const one = await begun()
  const { id } = one.backfill
  const real = river()
  let calls = 0
  const stopping: Intake = async (channel, batch) => {
    calls += 1
    if (calls === 2) await inWork((work) => backfills.stopBackfill(work, id))
    await real(channel, batch)
  }
  await untilNothingIsDue(workerWith(stopping))
  assert.equal(calls, 2)
  const { rows } = await inWork(({ db }) =>
    sql<{ n: number }>`select count(*)::int as n from listening_mentions where monitor_id = ${one.monitor.id}`.execute(
      db,
    ),
  )
  assert.equal(rows[0]?.n, 50, 'the page in hand was not stored')
  await inWork((work) => backfills.goOnWithBackfill(work, id))
  await untilNothingIsDue(workerWith(real))
  await whole(one)
})

test('N5 stopped and gone on with by another, the page that was in hand is not stored', async () => {
  const one = await begun()
  const { id } = one.backfill
  const real = river()
  const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let [calls, others] = [0, 0]
  const waiting: Intake = async (channel, batch) => {
    others += 1
    if (others === 2) {
      reached.resolve()
      await released.promise
    }
    await river()(channel, batch)
  }
  let other = Promise.resolve()
  const stopping: Intake = async (channel, batch) => {
    calls += 1
    if (calls !== 2) return real(channel, batch)
    await inWork((work) => backfills.stopBackfill(work, id))
    await inWork((work) => backfills.goOnWithBackfill(work, id))
    other = untilNothingIsDue(workerWith(waiting, { lease_ms: 60_000 }))
    await reached.promise
    await assert.rejects(real(channel, batch), { name: 'Fenced' }).finally(() => released.resolve())
    throw GONE
  }
  await untilNothingIsDue(workerWith(stopping)).catch((error: unknown) => assert.equal(error, GONE))
  await other
  await whole(one)
})

test('L3 taken back while it runs, nothing of it is left, also not of the page in hand', async () => {
  const one = await begun()
  const { id } = one.backfill
  const real = river()
  let calls = 0
  const undoing: Intake = async (channel, batch) => {
    calls += 1
    if (calls === 2) {
      await inWork((work) => backfills.takeBackfillBack(work, id))
      await untilNothingIsDue(workerWith(river()))
    }
    await real(channel, batch)
  }
  await untilNothingIsDue(workerWith(undoing))
  assert.equal((await inWork((work) => backfills.lockBackfill(work, id))).state, 'undone')
  const { rows } = await inWork(({ db }) =>
    sql<{
      n: number
    }>`select count(*)::int as n from channels_posts where native_id = any(${one.said}::text[])`.execute(db),
  )
  assert.equal(rows[0]?.n, 0)
})

test('N9 what a connector brings of another time, or twice, is left out, whatever it was told', async () => {
  const past = hackernews.lookBack
  assert.ok(past)
  const careless: Connector = {
    ...hackernews,
    lookBack: {
      ...past,
      async page(outside, account, asked) {
        const page = await past.page(outside, account, asked)
        const [first] = page.posts
        if (!first) return page
        const later = { ...first, native_id: '9000001', thread_id: '9000001', posted_at: asked.until_at }
        const sooner = {
          ...first,
          native_id: '9000002',
          thread_id: '9000002',
          posted_at: new Date(asked.since_at.getTime() - 1),
        }
        return { ...page, posts: [...page.posts, ...page.posts, later, sooner] }
      },
    },
  }
  const one = await begun()
  const asking = { ...house.tools, outside, connectors: byNetwork([careless]), pace: PACE }
  await untilNothingIsDue(workerWith(river(), { lookingBack: openLookingBack(asking) }))
  await whole(one)
})

test('L3 the last minutes, which the watch is still to look at, are left to listening where the monitor listened in them', async () => {
  const { monitor } = await begun()
  const untilOf = async () => {
    const backfill = await inWork((work) => backfills.beginBackfill(work, lookingBack, { id: monitor.id, days: 1 }))
    const [view] = await inWork((work) => viewsOf(work, [backfill]))
    await inWork((work) => backfills.stopBackfill(work, backfill.id))
    return Math.max(...(view?.parts ?? []).map(({ until_at }) => until_at.getTime()))
  }
  await untilNothingIsDue(workerWith(river()))
  const made_at = monitor.created_at.getTime()
  assert.ok((await untilOf()) <= made_at, 'of a new one up to when it was made')
  await inWork(({ db }) =>
    sql`update listening_monitors set created_at = created_at - interval '2 days' where id = ${monitor.id}`.execute(db),
  )
  assert.ok((await untilOf()) <= Date.now() - 10 * 60_000, 'of another ten minutes less')
})

test('N5 a monitor that is paused, removed or changed meanwhile looks back no further', async () => {
  const one = await begun()
  const { id } = one.monitor
  await inWork((work) => pauseMonitor(work, { id }))
  await untilNothingIsDue(workerWith(river()))
  const paused = await inWork((work) => backfills.lockBackfill(work, one.backfill.id))
  assert.deepEqual([paused.state, paused.problem], ['stopped', 'This monitor was paused. Resume it, then go on.'])
  await inWork((work) => resumeMonitor(work, { id }))
  await inWork((work) => backfills.goOnWithBackfill(work, one.backfill.id))
  await inWork((work) => changeMonitor(work, { id, name: 'zorbs', names: [], products: [], leave_out: [] }))
  await untilNothingIsDue(workerWith(river()))
  const changed = await inWork((work) => backfills.lockBackfill(work, one.backfill.id))
  assert.equal(changed.problem, 'This monitor listens for something else by now. Look back again.')
})
