/** Accounts of a network that may do the same stand in one column: 212 feeds are one. */
import { ABILITIES, type AbilityName } from '#connectors/connector.ts'
import type { ShownChannel } from './channel-queries.ts'

export type ShownAbility = { may: 'yes' } | { may: 'no' | 'when'; because: string; needs?: 'account' | undefined }
export type Probed = Pick<ShownChannel, 'id' | 'network' | 'handle' | 'state' | 'probed_at' | 'abilities' | 'purpose'>

export interface AbilityColumn {
  key: string
  network: string
  handles: string[]
  /** When its network was asked; null for a source, of which only what is known of its network is said. */
  probed_at: string | null
  abilities: Partial<Record<AbilityName, ShownAbility>> | null
}

export function columnsOf(channels: readonly Probed[]): AbilityColumn[] {
  const columns = new Map<string, AbilityColumn>()
  for (const { network, handle, purpose, abilities, ...channel } of channels) {
    const probed_at = purpose === 'account' ? channel.probed_at : null
    const key = `${network} ${purpose} ${abilities ? ABILITIES.map((name) => JSON.stringify(abilities[name])).join() : ''}`
    const known = columns.get(key)
    if (known) known.handles.push(handle)
    else columns.set(key, { key, network, handles: [handle], probed_at, abilities })
  }
  return [...columns.values()]
}
