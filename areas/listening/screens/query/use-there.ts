import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { channelsQuery, networksQuery } from '#areas/channels/screens/queries.ts'
import { builtInTopicsQuery, topicsQuery } from '#areas/routing/screens/queries.ts'
import { BUILT_IN_TOPICS } from '#areas/understanding/schema.ts'
import { nameOfNetwork } from '#web/ui/network-marks.ts'
import { useShellWords } from '#web/words.ts'
import type { There } from '../../checks/query/known.ts'

export function useThere(): There {
  const networks = useNetworks()
  const topics = useTopics()
  return useMemo(() => ({ networks, topics }), [networks, topics])
}

/** Those that can be connected, and those of which something was brought. */
function useNetworks(): There['networks'] {
  const networks = useQuery(networksQuery).data
  const channels = useQuery(channelsQuery).data
  const shell = useShellWords()
  return useMemo(() => {
    if (!networks || !channels) return null
    const all = new Map(channels.map(({ network }) => [network, nameOfNetwork(network, shell)]))
    for (const { network, name } of networks) all.set(network, name)
    return [...all].map(([value, says]) => ({ value, says }))
  }, [networks, channels, shell])
}

/** Topics of the workspace's own first. */
function useTopics(): There['topics'] {
  const own = useQuery(topicsQuery).data
  const changes = useQuery(builtInTopicsQuery).data
  return useMemo(() => {
    if (!own || !changes) return null
    const off = new Set<string>(changes.flatMap(({ topic, switched_off }) => (switched_off ? [topic] : [])))
    return [
      ...own.map(({ name }) => ({ value: name, is: 'own' as const })),
      ...BUILT_IN_TOPICS.map((value) => ({ value, is: off.has(value) ? ('off' as const) : ('built_in' as const) })),
    ]
  }, [own, changes])
}
