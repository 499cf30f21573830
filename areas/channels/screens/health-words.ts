import type { HealthProps } from '#web/ui/Health.tsx'
import type { ChannelState } from '../schema.ts'
import type { ShownChannel } from './channel-queries.ts'
import type { ChannelsWords } from './words.ts'

export const SIGNS: Record<ChannelState, HealthProps['state']> = {
  well: 'well',
  waiting: 'soon',
  needs_person: 'broken',
  paused: 'unknown',
  retired: 'unknown',
}

/** The server's whole sentence where it says more than that all is well: the column beside says when it was heard. */
export const sentenceOf = ({ state, health }: Pick<ShownChannel, 'state' | 'health'>): string | null =>
  state === 'well' && health.startsWith('Well;') ? null : health

export const shortOf = (channel: Pick<ShownChannel, 'state' | 'health'>, words: ChannelsWords): string =>
  words.states[channel.state]
