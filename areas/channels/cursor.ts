/** The cursor of a channel, kept in the Work that stores the events; a listener whose lease is gone cannot move it. */
import './tables.ts'
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
  const held = await work.db
    .selectFrom('channels_leases')
    .select('channel_id')
    .where('channel_id', '=', channel.channel_id)
    .where('token', '=', channel.token)
    .forShare()
    .executeTakeFirst()
  if (!held) throw new LeaseLost('another process listens to this channel by now')
  await work.db
    .updateTable('channels_channels')
    .set({
      cursor: batch.cursor,
      polled_at: work.now,
      behind_ms: batch.behind_ms === undefined ? null : Math.round(batch.behind_ms),
      ...(batch.events.length > 0 && { heard_at: work.now }),
    })
    .where('id', '=', channel.channel_id)
    .execute()
}
