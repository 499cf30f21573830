/**
 * Channels that nobody listens to: what a person or a program brings stands under one for each network, made when it is
 * first needed. It has no lease, so no listener and no look after it ever takes it.
 */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import { NEW_CHANNEL } from './connecting.ts'
import type { HeldChannel } from './ports.ts'

export interface BroughtBy {
  network: string
  /** One per network and kind: `import`, `offline`. */
  native_id: string
  display_name: string
}

/** When something was brought last, for the list of channels. */
export async function heardNow(work: Work, channel_id: string): Promise<void> {
  await work.db.updateTable('channels_channels').set({ heard_at: work.now }).where('id', '=', channel_id).execute()
}

/** One that was retired is used again. */
const AGAIN = { state: 'well', retired_at: null, retired_by: null } as const

export type BroughtChannel = Omit<HeldChannel, 'brought'>

export async function channelFor(work: Work, { network, native_id, display_name }: BroughtBy): Promise<BroughtChannel> {
  const { workspace_id, now } = work
  const id = newId(now)
  await work.db
    .insertInto('channels_channels')
    .values({
      ...NEW_CHANNEL,
      ...{ workspace_id, id, network, native_id, display_name, handle: '', url: '', purpose: 'source' },
      ...{ settings: { brought: 'yes' }, abilities: null, probed_at: null, polled_at: now, created_at: now },
      created_by: work.by.kind === 'person' ? work.by.id : null,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'network', 'native_id']).doUpdateSet(AGAIN))
    .execute()
  const found = await work.db
    .selectFrom('channels_channels')
    .select('id')
    .where('network', '=', network)
    .where('native_id', '=', native_id)
    .executeTakeFirstOrThrow()
  if (found.id === id) happened(work, 'channels.channel_connected', { channel_id: id, network })
  return { workspace_id, channel_id: found.id, network, native_id, purpose: 'source', token: 0 }
}
