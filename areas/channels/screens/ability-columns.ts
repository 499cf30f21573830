/** Accounts of a network that may do the same stand in one column: 212 feeds are one. */
import { ABILITIES, type AbilityName } from '#connectors/connector.ts'
import type { ShownChannel } from './channel-queries.ts'

export type ShownAbility = { may: 'yes' } | { may: 'no' | 'when'; because: string }
export type Probed = Pick<ShownChannel, 'id' | 'network' | 'handle' | 'state' | 'probed_at' | 'abilities'>

export interface AbilityColumn {
  key: string
  network: string
  handles: string[]
  probed_at: string | null
  abilities: Partial<Record<AbilityName, ShownAbility>> | null
}

export function columnsOf(channels: readonly Probed[]): AbilityColumn[] {
  const columns = new Map<string, AbilityColumn>()
  for (const { network, handle, probed_at, abilities } of channels) {
    const key = `${network} ${abilities ? ABILITIES.map((name) => JSON.stringify(abilities[name])).join() : ''}`
    const known = columns.get(key)
    if (known) known.handles.push(handle)
    else columns.set(key, { key, network, handles: [handle], probed_at, abilities })
  }
  return [...columns.values()]
}
