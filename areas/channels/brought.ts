/**
 * Channels that nobody listens to: what a person or a program brings stands under one for each network, made when it is
 * first needed. It has no lease, so no listener and no look after it ever takes it.
 */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { invariant } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { setState } from './channels.ts'
import { NEW_CHANNEL } from './connecting.ts'
import type { HeldChannel } from './ports.ts'
import type { Channel } from './schema.ts'

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

/** One that was retired, or paused when that was possible, is used again. */
const AGAIN = { state: 'well', problem: null, retired_at: null, retired_by: null } as const

export type BroughtChannel = Omit<HeldChannel, 'brought'>

export async function channelFor(work: Work, brought: BroughtBy): Promise<BroughtChannel> {
  const { network, native_id } = brought
  const channel = (await madeBefore(work, brought)) ?? (await make(work, brought))
  if (channel.state !== 'well') await setState(work, channel, AGAIN)
  return { workspace_id: work.workspace_id, channel_id: channel.id, network, native_id, purpose: 'source', token: 0 }
}

function madeBefore(work: Work, { network, native_id }: BroughtBy): Promise<Channel | undefined> {
  return work.db
    .selectFrom('channels_channels')
    .selectAll()
    .where('network', '=', network)
    .where('native_id', '=', native_id)
    .executeTakeFirst()
}

/** Where two bring the first post at once, both use the one that came first. */
async function make(work: Work, brought: BroughtBy): Promise<Channel> {
  const { workspace_id, now } = work
  const { network, native_id, display_name } = brought
  const made = await work.db
    .insertInto('channels_channels')
    .values({
      ...NEW_CHANNEL,
      ...{ workspace_id, id: newId(now), network, native_id, display_name, handle: '', url: '', purpose: 'source' },
      ...{ settings: { brought: 'yes' }, abilities: null, probed_at: null, polled_at: now, created_at: now },
      created_by: work.by.kind === 'person' ? work.by.id : null,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'network', 'native_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (made) happened(work, 'channels.channel_connected', { channel_id: made.id, network })
  const channel = made ?? (await madeBefore(work, brought))
  invariant(channel, 'somebody else has just made it')
  return channel
}
