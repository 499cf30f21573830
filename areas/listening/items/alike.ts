/**
 * Those that say the same as a post that a person put right follow it, and so do those that come later. The first few in the
 * same Work, the rest stretch by stretch in a job, each in a Work of its own: nobody waits for thousands.
 */
import '../tables.ts'
import { sql } from 'kysely'
import { postsByIds } from '#areas/channels/posts.ts'
import { carry, putRightAmong } from '#areas/understanding/taught/carry.ts'
import type { Correction } from '#areas/understanding/taught/correct.ts'
import type { Database } from '#platform/database.ts'
import { addJob, type Jobs } from '#platform/jobs.ts'
import { system, type Work } from '#platform/work.ts'
import { recount } from '../counting/count.ts'
import { countedAs } from '../counting/counted.ts'
import type { Mention } from '../schema.ts'

const CARRY = 'listening.carry_corrections'
/** A fact of so many ids is still small. */
export const AT_ONCE = 150
/** What was on its way in, when it was put right, has arrived by then. */
export const ARRIVED_MS = 5_000

/** In the order of their ids; `after`: those behind it. */
export async function alikeOf(work: Work, post_id: string, after: string | null): Promise<string[]> {
  const behind = after === null ? sql`` : sql`and post_id > ${after}`
  const { rows } = await sql<{ post_id: string }>`
    select distinct post_id from listening_mentions
    where item_id = ${post_id} and set_aside is distinct from 'deleted' ${behind} order by post_id limit ${AT_ONCE}`.execute(
    work.db,
  )
  return rows.map((row) => row.post_id)
}

export async function manyAlike(work: Work, post_id: string): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(distinct post_id)::int as many from listening_mentions
    where item_id = ${post_id} and set_aside is distinct from 'deleted'`.execute(work.db)
  return rows[0]?.many ?? 0
}

/** The posts that it says the same as: one for each monitor at most. */
export async function firstsOf(work: Work, post_id: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('listening_mentions')
    .select('item_id')
    .distinct()
    .where('monitor_id', 'in', (of) => of.selectFrom('listening_monitors').select('id'))
    .where('post_id', '=', post_id)
    .where('item_id', 'is not', null)
    .orderBy('item_id')
    .execute()
  return rows.flatMap(({ item_id }) => item_id ?? [])
}

/** In one go, so that figures are locked in one order; each post once. */
export async function recountAs(work: Work, corrections: readonly Correction[]): Promise<void> {
  const ids = corrections.map(({ after }) => after.post_id)
  if (ids.length === 0) return
  const posts = await postsByIds(work, ids)
  const mentions = await work.db
    .selectFrom('listening_mentions')
    .select(['monitor_id', 'post_id', 'item_id', 'reach'])
    .where('monitor_id', 'in', (of) => of.selectFrom('listening_monitors').select('id'))
    .where('post_id', 'in', ids)
    .where('set_aside', 'is', null)
    .execute()
  const as = (when: keyof Correction) =>
    countedAs(mentions, { posts, readings: new Map(corrections.map((one) => [one[when].post_id, one[when]])) })
  await recount(work, as('before'), as('after'))
}

interface Payload {
  post_id: string
  /** Those alone; null for all. */
  copies: string[] | null
}

/** To all of them; at once where `in_ms` is null. */
export async function carryOn(work: Work, post_id: string, in_ms: number | null): Promise<void> {
  const at = in_ms === null ? {} : { at: new Date(work.now.getTime() + in_ms) }
  await addJob(work, CARRY, { payload: { post_id, copies: null } satisfies Payload, ...at })
}

/** What comes later, or was edited, is read like what it says the same as, where a person put that right. */
export async function carryToNew(work: Work, places: readonly Pick<Mention, 'post_id' | 'item_id'>[]): Promise<void> {
  const parts = places.filter(({ item_id }) => item_id !== null)
  const right = await putRightAmong(work, [...new Set(parts.map(({ item_id }) => item_id as string))])
  for (const post_id of right) {
    const copies = [...new Set(parts.filter(({ item_id }) => item_id === post_id).map((one) => one.post_id))]
    await addJob(work, CARRY, { payload: { post_id, copies } satisfies Payload })
  }
}

export const carryJobs = (database: Database): Jobs => ({
  [CARRY]: (payload: Payload & { workspace_id: string }) => carryAll(database, payload),
})

async function carryAll(
  database: Database,
  { workspace_id, post_id, copies }: Payload & { workspace_id: string },
): Promise<void> {
  const inWork = <T>(body: (work: Work) => Promise<T>) => database.inWork({ workspace_id, by: system(CARRY) }, body)
  for (let from = 0; copies !== null && from < copies.length; from += AT_ONCE)
    await inWork((work) => carrySome(work, post_id, copies.slice(from, from + AT_ONCE)))
  let after: string | null = null
  while (copies === null) {
    const some: string[] = await inWork(async (work) => {
      const next = await alikeOf(work, post_id, after)
      await carrySome(work, post_id, next)
      return next
    })
    if (some.length < AT_ONCE) return
    after = some.at(-1) ?? null
  }
}

const carrySome = async (work: Work, post_id: string, copies: readonly string[]) =>
  recountAs(work, await carry(work, post_id, copies))
