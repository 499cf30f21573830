/** The watch of a monitor goes on over what is stored: each slot once, nothing while nobody listened, and it says when it is unusual. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { instants, ints } from '#platform/columns.ts'
import { doDueOnce } from '#platform/due.ts'
import { insertRows } from '#platform/insert-rows.ts'
import { openEmptyStage, rehearse } from '#platform/rehearsal.ts'
import type { Person, Work } from '#platform/work.ts'
import { listUnusual } from '../analysis/unusual.ts'
import { keepFiguresTidy, TIDY } from '../counting/tidy.ts'
import { makeMonitor, pauseMonitor, resumeMonitor } from '../monitors.ts'
import { allAtOnce } from './deaf.ts'
import { DELAY_MS, SLOT_MS, WATCH, watchMonitors } from './running.ts'
import { daily, simulated } from './simulated.ts'

const nora: Person = { kind: 'person', id: randomUUID(), role: 'administrator', team_ids: [] }
const BEGUN = new Date('2026-01-05T00:00:00Z')
const DAY_MS = 86_400_000
const at = (days: number, ms = 0) => new Date(BEGUN.getTime() + days * DAY_MS + ms)
const nothing = { names: [], products: [], leave_out: [] }

async function furnish(work: Work): Promise<string> {
  await sql`insert into channels_channels (workspace_id, id, network, native_id, handle, display_name, url, purpose, state, created_at)
    values (${work.workspace_id}, ${randomUUID()}, 'bluesky', ${randomUUID()}, 'x', 'X', 'https://x.example', 'source', 'well', ${BEGUN})`.execute(
    work.db,
  )
  return (await makeMonitor(work, { ...nothing, name: 'Fernhill' })).id
}

async function heard(work: Work, monitor_id: string, series: readonly { at: Date; value: number }[]): Promise<void> {
  const some = series.filter(({ value }) => value > 0)
  await insertRows(work, 'listening_volumes', {
    ...{ workspace_id: work.workspace_id, monitor_id, network: 'bluesky', negative: 0 },
    from_at: [instants, some.map((one) => one.at)],
    mentions: [ints, some.map(({ value }) => value)],
  })
}

/** As the due rows call it, until nothing is left to look at. */
async function watchUntil(work: Work, now: Date): Promise<Work> {
  const later = { ...work, now }
  for (let turn = 0; turn < 20; turn += 1) {
    const { rows } = await sql<{ subject_id: string }>`
      delete from platform_due where kind = ${WATCH} and due_at <= ${now} returning subject_id`.execute(work.db)
    if (rows.length === 0) return later
    await watchMonitors(
      later,
      rows.map(({ subject_id }) => subject_id),
    )
  }
  throw new Error('the watch never catches up')
}

const watchOf = (work: Work, monitor_id: string) =>
  work.db.selectFrom('listening_watches').selectAll().where('monitor_id', '=', monitor_id).executeTakeFirstOrThrow()

test('a burst is told once, stands in the list while it lasts, and what was normal stands beside each hour', async () => {
  await rehearse(nora, BEGUN, async (work) => {
    const id = await furnish(work)
    const series = simulated({ days: 15, seed: 3, rate: daily(2) })
    const burst = series.map((one, nth) =>
      nth >= 14 * 288 && nth < 14 * 288 + 12 ? { ...one, value: one.value + 30 } : one,
    )
    await heard(work, id, burst)
    await watchUntil(work, at(14))
    assert.equal(work.facts.filter(({ name }) => name === 'listening.unusual_volume').length, 0)
    assert.deepEqual(await listUnusual(work), [])
    const later = await watchUntil(work, at(14, 40 * 60_000))
    const told = later.facts.filter(({ name }) => name === 'listening.unusual_volume')
    assert.equal(told.length, 1)
    const [unusual] = await listUnusual(later)
    assert.ok(unusual && unusual.mentions > unusual.high && unusual.since_at >= at(14), JSON.stringify(unusual))
    const norms = await work.db.selectFrom('listening_norms').selectAll().orderBy('from_at').execute()
    assert.ok(norms.length >= 11 * 24, `${norms.length} hours`)
    assert.ok(norms.every(({ low, expected, high }) => low <= expected && expected <= high))
    await watchUntil(work, at(14, 20 * 3_600_000))
    assert.deepEqual(await listUnusual(work), [], 'it is over after half a quiet day')
  })
})

test('what is called unusual lies beyond what is called usual, of a quiet name too', async () => {
  const said: string[] = []
  for (const extra of [3, 4, 5, 12]) {
    await rehearse(nora, BEGUN, async (work) => {
      const id = await furnish(work)
      const series = simulated({ days: 15, seed: 5, rate: daily(24 / 288) })
      const noon = 14 * 288 + 150
      await heard(
        work,
        id,
        series.map((one, nth) => (nth === noon ? { ...one, value: one.value + extra } : one)),
      )
      const later = await watchUntil(work, at(14, 150 * 300_000 + 20 * 60_000))
      const [unusual] = await listUnusual(later)
      said.push(unusual ? `${unusual.mentions > unusual.high}` : 'quiet')
    })
  }
  assert.deepEqual(said, ['quiet', 'quiet', 'quiet', 'true'])
})

test('each slot is looked at once, when it is over and late mentions had a moment', async () => {
  await rehearse(nora, BEGUN, async (work) => {
    const id = await furnish(work)
    await watchUntil(work, at(1))
    const first = await watchOf(work, id)
    assert.equal(first.watched_at.getTime(), at(1).getTime() - DELAY_MS - SLOT_MS)
    assert.equal(first.state.values, (DAY_MS - DELAY_MS) / SLOT_MS)
    await watchMonitors({ ...work, now: at(1) }, [id])
    assert.deepEqual(await watchOf(work, id), first, 'asked again at the same instant, nothing is looked at twice')
  })
})

test('what nobody listened to is no quiet hour: the watch does not learn from it', async () => {
  await rehearse(nora, BEGUN, async (work) => {
    const id = await furnish(work)
    await pauseMonitor({ ...work, now: at(1) }, { id })
    await resumeMonitor({ ...work, now: at(2) }, { id })
    await watchUntil(work, at(3))
    assert.equal((await watchOf(work, id)).state.values, 2 * 288 - 1)
  })
})

test('two processes at once look at each slot once', async () => {
  const { database } = await openEmptyStage()
  const workspace_id = randomUUID()
  const by = nora
  const id = await database.inWork({ workspace_id, by, now: BEGUN }, async (work) => {
    await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
    const made = await furnish(work)
    await heard(work, made, simulated({ days: 3, seed: 5, rate: daily(3) }))
    return made
  })
  const handlers = { [WATCH]: watchMonitors, [TIDY]: keepFiguresTidy }
  const process_ = async () => {
    while (await doDueOnce(database, handlers, at(3)));
  }
  await Promise.all([process_(), process_(), process_()])
  const watch = await database.inWork({ workspace_id, by }, (work) => watchOf(work, id))
  assert.equal(watch.state.values, (3 * DAY_MS - DELAY_MS) / SLOT_MS)
  await database.close()
})

test('old five minutes and hours go, days stay', async () => {
  await rehearse(nora, BEGUN, async (work) => {
    const id = await furnish(work)
    await heard(work, id, [{ at: BEGUN, value: 3 }])
    for (const step of ['hour', 'day'])
      await sql`insert into listening_counts values (${work.workspace_id}, ${id}, ${step}, 'all', ${BEGUN}, 'bluesky', 'en', '', 3, 0, 0, 0, 0)`.execute(
        work.db,
      )
    await keepFiguresTidy({ ...work, now: at(300) })
    const counts = await work.db.selectFrom('listening_counts').select('step').execute()
    assert.deepEqual(counts, [{ step: 'day' }])
    assert.deepEqual(await work.db.selectFrom('listening_volumes').selectAll().execute(), [])
  })
})

test('of days that are weeks old those stay who said most; the others are counted together, and the sum stays', async () => {
  await rehearse(nora, BEGUN, async (work) => {
    const id = await furnish(work)
    for (let nth = 0; nth < 130; nth += 1)
      await sql`insert into listening_authors values (${work.workspace_id}, ${id}, ${BEGUN}, ${randomUUID()}, 'bluesky', ${nth + 1}, 0, 1, 0, 10)`.execute(
        work.db,
      )
    const sums = async () =>
      (
        await sql<{ rows: number; mentions: number; reach: number }>`
          select count(*)::int as rows, sum(mentions)::int as mentions, sum(reach)::int as reach from listening_authors`.execute(
          work.db,
        )
      ).rows[0]
    await keepFiguresTidy({ ...work, now: at(20) })
    assert.deepEqual(await sums(), { rows: 130, mentions: (130 * 131) / 2, reach: 1300 })
    await keepFiguresTidy({ ...work, now: at(43) })
    await keepFiguresTidy({ ...work, now: at(44) })
    assert.deepEqual(await sums(), { rows: 101, mentions: (130 * 131) / 2, reach: 1300 })
  })
})

test('it is silent where every channel is silent at once', () => {
  const hour = (from: number, to: number | null) => ({
    from_at: new Date(from),
    to_at: to === null ? null : new Date(to),
  })
  const between = { from_at: new Date(0), to_at: new Date(100) }
  assert.deepEqual(allAtOnce([[hour(10, 50)], [hour(30, null)]], between), [hour(30, 50)])
  assert.deepEqual(allAtOnce([[hour(10, 50)], []], between), [])
  assert.deepEqual(allAtOnce([], between), [hour(0, 100)])
})
