import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { networksQuery } from '#areas/channels/screens/queries.ts'
import { useTopicChoices } from '#areas/routing/screens/queries.ts'
import type { Known } from '../../checks/query/complete.ts'

/** What this workspace knows, for the fields whose values cannot be guessed. */
export function useKnown(authors: readonly string[]): Known {
  const networks = useQuery(networksQuery).data
  const topics = useTopicChoices()
  return useMemo(
    () => ({
      networks: (networks ?? []).map(({ network, name }) => ({ value: network, says: name })),
      topics: topics.map(({ value }) => value),
      authors: [...new Set(authors)],
    }),
    [networks, topics, authors],
  )
}
