/** How far a channel has been heard, stored in the commit of what was heard. A listener that lost its lease is fenced off here. */
import './tables.ts'
import type { Batch } from '#connectors/connector.ts'
import type { Work } from '#platform/work.ts'
import type { HeldChannel } from './ports.ts'

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

export async function keepCursor(work: Work, held: HeldChannel, batch: Batch): Promise<void> {
  const lease = await work.db
    .selectFrom('channels_leases')
    .select('token')
    .where('channel_id', '=', held.channel_id)
    .forShare()
    .executeTakeFirst()
  if (lease?.token !== held.token) throw new LeaseLost('another copy of the server listens to this channel now')
  await work.db
    .updateTable('channels_channels')
    .set({
      cursor: batch.cursor,
      polled_at: work.now,
      behind_ms: batch.behind_ms ?? null,
      ...(batch.events.length > 0 && { heard_at: work.now }),
    })
    .where('id', '=', held.channel_id)
    .execute()
}
