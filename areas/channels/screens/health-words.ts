import type { HealthProps } from '#web/ui/Health.tsx'
import type { ChannelSign } from '../schema.ts'
import type { ShownChannel } from './channel-queries.ts'

export const SIGNS: Record<ChannelSign, HealthProps['state']> = {
  well: 'well',
  silent: 'soon',
  waiting: 'soon',
  needs_person: 'broken',
  paused: 'unknown',
  retired: 'unknown',
  not_asked: 'unknown',
}

/** The server's whole sentence where it says more than that all is well: the column beside says when it was heard. */
export const sentenceOf = ({ state, health }: Pick<ShownChannel, 'state' | 'health'>): string | null =>
  state === 'well' && health.startsWith('Well;') ? null : health
