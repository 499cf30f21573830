import { useQuery } from '@tanstack/react-query'
import { useNames } from './people.ts'
import { betterTeamsQuery } from './queries.ts'
import type { ConversationRow } from './shown.ts'

/** The teams it could be handed to, the likeliest first; until that is known, by name. */
export function useOtherTeams(row: Pick<ConversationRow, 'id' | 'team_id'>) {
  const { teams } = useNames()
  const query = useQuery(betterTeamsQuery(row.id))
  const place = new Map(query.data?.map((id, at) => [id, at]))
  const others = teams
    .filter((team) => team.id !== row.team_id)
    .toSorted((a, b) => (place.get(a.id) ?? place.size) - (place.get(b.id) ?? place.size))
  return { others, isPending: query.isPending }
}
