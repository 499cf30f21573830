/** How long before its fullest hour, and before volume was unusual, a topic was flagged. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import '../analysis/tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { rehearse } from '#platform/rehearsal.ts'
import { system, type Work } from '#platform/work.ts'
import { type Found, keepEmerging } from './keep.ts'
import { listEmerging } from './list.ts'

const MINUTE_MS = 60_000
const on = (clock: string) => new Date(`2026-11-20T${clock}:00Z`)
const [HEARS, HEARS_TOO, HEARS_NOT] = [randomUUID(), randomUUID(), randomUUID()]

/** So many that were said in the hour from here on, a minute apart. */
function saidFrom(clock: string, many: number): Found['posts'] {
  return Array.from({ length: many }, (_, nth) => ({
    ...{ post_id: randomUUID(), author_id: randomUUID(), said_at: new Date(on(clock).getTime() + nth * MINUTE_MS) },
    ...{ terms: [], tokens: tokenize('parcel lost', null), monitor_ids: [HEARS, HEARS_TOO] },
    post: { network: 'bluesky' } as Post,
    reading: { topics: [], language: 'en', sentiment_label: 'negative' } as unknown as ReadingRecord,
  }))
}

const foundOf = (...posts: Found['posts'][]): Found => ({
  ...{ name: 'parcel lost', terms: [7], people: 6, usual: 0.2, score: 9 },
  posts: posts.flat(),
})

const at = (work: Work, clock: string): Work => ({ ...work, now: on(clock) })

async function see(work: Work, found: Found): Promise<void> {
  await keepEmerging(work, [found], { monitors: [], ports: { teamFor: async () => null } })
}

async function isUnusual(work: Work, monitor_id: string, since: string): Promise<void> {
  await sql`insert into listening_watches (workspace_id, monitor_id, state, alarm, watched_at, unusual_since)
    values (${work.workspace_id}, ${monitor_id}, '{}', '{}', ${on(since)}, ${on(since)})
    on conflict (workspace_id, monitor_id) do update set unusual_since = excluded.unusual_since`.execute(work.db)
}

async function shownAt(work: Work, clock: string) {
  const { topics } = await listEmerging(at(work, clock), { days: 7 })
  assert.equal(topics.length, 1)
  const { before_peak_ms, before_unusual_ms, is_said, is_rising } = topics[0] ?? assert.fail('it is not shown')
  const minutes = (ms: number | null) => ms && ms / MINUTE_MS
  return { peak: minutes(before_peak_ms), unusual: minutes(before_unusual_ms), is_said, is_rising }
}

test('L8 a lead time is from the flag to the fullest hour and to unusual volume, and none where those were before', async () => {
  await rehearse(system('test'), on('12:00'), async (work) => {
    const early = saidFrom('10:05', 3)
    await isUnusual(work, HEARS, '09:00')
    await see(at(work, '12:00'), foundOf(early))
    assert.deepEqual(await shownAt(work, '12:10'), { peak: null, unusual: null, is_said: true, is_rising: false })

    const many = [early, saidFrom('13:10', 5)]
    await isUnusual(work, HEARS_NOT, '12:30')
    await isUnusual(work, HEARS, '13:40')
    await isUnusual(work, HEARS_TOO, '13:30')
    await see(at(work, '14:00'), foundOf(...many))
    assert.deepEqual(await shownAt(work, '14:10'), { peak: 60, unusual: 90, is_said: true, is_rising: true })
  })
})

test('L8 the fullest hour and the first unusual one stay, however it goes on', async () => {
  await rehearse(system('test'), on('12:00'), async (work) => {
    await see(at(work, '12:00'), foundOf(saidFrom('11:00', 4)))
    await isUnusual(work, HEARS, '13:30')
    await see(at(work, '14:00'), foundOf(saidFrom('13:00', 6)))
    await isUnusual(work, HEARS, '15:00')
    await see(at(work, '16:00'), foundOf(saidFrom('15:00', 4)))
    const shown = { peak: 60, unusual: 90 }
    assert.deepEqual(await shownAt(work, '16:10'), { ...shown, is_said: true, is_rising: false })
    assert.deepEqual(await shownAt(work, '17:10'), { ...shown, is_said: false, is_rising: false })
  })
})
