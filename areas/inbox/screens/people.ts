/** The names of colleagues and teams, fetched once and kept for a while. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { administrationApi } from '#areas/administration/api.ts'
import { call } from '#web/call.ts'

const KEPT_MS = 5 * 60_000

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) => (await call(administrationApi.people, {}, { signal })).people,
  staleTime: KEPT_MS,
})

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => (await call(administrationApi.teams, {}, { signal })).teams,
  staleTime: KEPT_MS,
})

/** Names by id; undefined until they came, or where somebody is not known. */
export function useNames() {
  const people = useQuery(peopleQuery).data ?? []
  const teams = useQuery(teamsQuery).data ?? []
  return {
    people: people.filter((person) => !person.deactivated_at),
    teams,
    person: (id: string | null | undefined) => people.find((person) => person.id === id)?.name,
    team: (id: string | null | undefined) => teams.find((team) => team.id === id)?.name,
  }
}
