/**
 * Holds stop what leaves, at once. A claim takes the workspace's lock of speech shared, a hold takes it alone: when
 * the hold is answered, every later claim sees it, and every earlier one is known to be under way.
 */
import './tables.ts'
import { sql } from 'kysely'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { HoldView } from './api.ts'
import type { Hold } from './schema.ts'

const SPEECH = 22_450

const personId = ({ by }: Work): string | null => (by.kind === 'person' ? by.id : null)

export async function lockSpeechShared(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${work.workspace_id}, ${SPEECH}))`.execute(work.db)
}

async function lockSpeechAlone(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${work.workspace_id}, ${SPEECH}))`.execute(work.db)
}

/** `under_way` counts what was with the network already when the hold took hold. */
export async function placeHold(
  work: Work,
  what: { channel_id: string | null; reason: string },
): Promise<Hold & { under_way: number }> {
  await lockSpeechAlone(work)
  const hold: Hold = {
    id: newId(work.now),
    scope: what.channel_id ? 'channel' : 'everything',
    channel_id: what.channel_id,
    reason: what.reason,
    placed_by: personId(work),
    placed_at: work.now,
    released_by: null,
    released_at: null,
  }
  await work.db
    .insertInto('channels_holds')
    .values({ ...hold, workspace_id: work.workspace_id })
    .execute()
  happened(work, 'channels.hold_placed', { hold_id: hold.id, channel_id: hold.channel_id })
  return { ...hold, under_way: await underWay(work, what.channel_id) }
}

async function underWay(work: Work, channel_id: string | null): Promise<number> {
  let query = work.db
    .selectFrom('channels_deliveries')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('state', '=', 'sending')
  if (channel_id) query = query.where('channel_id', '=', channel_id)
  return (await query.executeTakeFirstOrThrow()).count
}

export async function releaseHold(work: Work, id: string): Promise<Hold> {
  const released = await work.db
    .updateTable('channels_holds')
    .set({ released_at: work.now, released_by: personId(work) })
    .where('id', '=', id)
    .where('released_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!released) refuse('conflict', 'hold_not_standing', 'This hold does not stand any more. Load the list again.')
  happened(work, 'channels.hold_released', { hold_id: id, channel_id: released.channel_id })
  return released
}

const SLIP_MS = 60_000

/**
 * Takes a release back: the hold stands again as it was, with who placed it and since when. Nothing that it stopped
 * leaves by a release alone, so a slip costs nothing; what a person sent meanwhile has left.
 */
export async function takeReleaseBack(work: Work, id: string): Promise<Hold> {
  await lockSpeechAlone(work)
  const back = await work.db
    .updateTable('channels_holds')
    .set({ released_at: null, released_by: null })
    .where('id', '=', id)
    .where('released_at', '>', new Date(work.now.getTime() - SLIP_MS))
    .where('released_by', '=', personId(work))
    .returningAll()
    .executeTakeFirst()
  if (!back) refuse('conflict', 'released_long_ago', 'It was released a while ago, or by somebody else. Hold it anew.')
  happened(work, 'channels.hold_placed', { hold_id: id, channel_id: back.channel_id })
  return back
}

/** The hold that stops this channel now, if any. */
export async function standingHold(work: Work, channel_id: string): Promise<Hold | undefined> {
  return work.db
    .selectFrom('channels_holds')
    .selectAll()
    .where('released_at', 'is', null)
    .where((or) => or.or([or('scope', '=', 'everything'), or('channel_id', '=', channel_id)]))
    .orderBy('placed_at')
    .limit(1)
    .executeTakeFirst()
}

export async function listHolds(work: Work, which: { past: 'yes' | 'no' }): Promise<HoldView[]> {
  let query = work.db.selectFrom('channels_holds').selectAll()
  if (which.past === 'no') query = query.where('released_at', 'is', null)
  const holds = await query.orderBy('id', 'desc').limit(100).execute()
  const stopped = holds.some((hold) => hold.released_at === null) ? await stoppedNow(work) : []
  return holds.map((hold) => ({ ...hold, ...sumOf(hold, stopped) }))
}

interface Stopped {
  channel_id: string
  held: number
  queued: number
  oldest_held_at: Date | null
}

/** What waits to leave, by channel. What is queued under a hold is not due yet: its turn would have held it. */
async function stoppedNow(work: Work): Promise<Stopped[]> {
  const { rows } = await sql<Stopped>`
    select channel_id, count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'queued')::int as queued,
      min(created_at) filter (where state = 'held') as oldest_held_at
    from channels_deliveries where state in ('held', 'queued') group by channel_id`.execute(work.db)
  return rows
}

function sumOf(hold: Hold, stopped: readonly Stopped[]): Omit<Stopped, 'channel_id'> {
  if (hold.released_at) return { held: 0, queued: 0, oldest_held_at: null }
  const by_it = stopped.filter((each) => hold.scope === 'everything' || each.channel_id === hold.channel_id)
  const times = by_it.flatMap(({ oldest_held_at }) => oldest_held_at?.getTime() ?? [])
  return {
    held: by_it.reduce((sum, each) => sum + each.held, 0),
    queued: by_it.reduce((sum, each) => sum + each.queued, 0),
    oldest_held_at: times.length > 0 ? new Date(Math.min(...times)) : null,
  }
}
