/** The cursor of a channel, kept in the Work that stores the events; a listener whose lease is gone cannot move it. */
import './tables.ts'
import { sql } from 'kysely'
import type { Batch } from '#connectors/connector.ts'
import type { Work } from '#platform/work.ts'
import type { HeldChannel } from './ports.ts'

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** Throws LeaseLost, and with it undoes the Work, when somebody else listens to this channel by now. */
export async function keepCursor(
  work: Work,
  channel: Pick<HeldChannel, 'channel_id' | 'token'>,
  batch: Pick<Batch, 'cursor' | 'behind_ms'> & { events: readonly unknown[] },
): Promise<void> {
  const { rows } = await sql`
    with held as (
      select channel_id from channels_leases where channel_id = ${channel.channel_id} and token = ${channel.token} for share
    )
    update channels_channels c set cursor = ${batch.cursor}, polled_at = ${work.now},
      behind_ms = ${batch.behind_ms === undefined ? null : Math.round(batch.behind_ms)}::bigint,
      heard_at = case when ${batch.events.length > 0}::boolean then ${work.now}::timestamptz else c.heard_at end
    from held where c.id = held.channel_id returning c.id`.execute(work.db)
  if (rows.length === 0) throw new LeaseLost('another process listens to this channel by now')
}
