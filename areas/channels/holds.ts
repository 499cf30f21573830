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
import type { Hold } from './schema.ts'

const SPEECH = 22_450

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
    placed_by: work.by.kind === 'person' ? work.by.id : null,
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
    .set({ released_at: work.now, released_by: work.by.kind === 'person' ? work.by.id : null })
    .where('id', '=', id)
    .where('released_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!released) refuse('conflict', 'hold_not_standing', 'This hold does not stand any more. Load the list again.')
  happened(work, 'channels.hold_released', { hold_id: id, channel_id: released.channel_id })
  return released
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

export async function listHolds(work: Work, which: { past: 'yes' | 'no' }): Promise<Hold[]> {
  let query = work.db.selectFrom('channels_holds').selectAll()
  if (which.past === 'no') query = query.where('released_at', 'is', null)
  return query.orderBy('id', 'desc').limit(100).execute()
}
