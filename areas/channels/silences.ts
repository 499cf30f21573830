/**
 * When a channel was not heard. Written where its state changes and where a network says that it no longer has all; who shows
 * figures reads it, so that a quiet day is told from a deaf one.
 */
import './tables.ts'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import type { Channel, ChannelState, Silence } from './schema.ts'

const WHY: Readonly<Record<ChannelState, Silence['why'] | null>> = {
  well: null,
  waiting: 'broken',
  needs_person: 'broken',
  paused: 'paused',
  retired: 'retired',
}
/** Shorter trouble loses nothing: what was said meanwhile is read when the network answers again. */
const HICCUP_MS = 5 * 60_000

export async function silenceChanged(work: Work, before: Channel, after: Channel): Promise<void> {
  const why = WHY[after.state]
  if (why === WHY[before.state]) return
  await work.db
    .updateTable('channels_silences')
    .set({ to_at: work.now })
    .where('channel_id', '=', after.id)
    .where('to_at', 'is', null)
    .execute()
  await sql`delete from channels_silences where channel_id = ${after.id} and why = 'broken' and to_at = ${work.now}
    and from_at > ${new Date(work.now.getTime() - HICCUP_MS)}`.execute(work.db)
  if (why) await noteSilence(work, { channel_id: after.id, why, says: after.problem, from_at: work.now, to_at: null })
}

export async function noteSilence(
  work: Work,
  silence: Pick<Silence, 'channel_id' | 'why' | 'says' | 'from_at' | 'to_at'>,
): Promise<void> {
  const { workspace_id } = work
  await work.db
    .insertInto('channels_silences')
    .values({ ...silence, workspace_id, id: newId(work.now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface Between {
  from_at: Date
  to_at: Date
}

const MOST = 500

/** The newest first; of all channels, or of one. */
export function silencesIn(work: Work, { from_at, to_at }: Between, channel_id?: string): Promise<Silence[]> {
  let query = work.db
    .selectFrom('channels_silences')
    .selectAll()
    .where('from_at', '<', to_at)
    .where((is) => is.or([is('to_at', 'is', null), is('to_at', '>', from_at)]))
  if (channel_id) query = query.where('channel_id', '=', channel_id)
  return query.orderBy('from_at', 'desc').limit(MOST).execute()
}
