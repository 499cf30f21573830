/** The names of colleagues and teams, fetched once and kept for a while. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { request } from '#web/call.ts'
import { useMay } from '#web/session.ts'

export interface Colleague {
  id: string
  name: string
  team_ids?: readonly string[]
  deactivated_at?: string | null
}
export interface Team {
  id: string
  name: string
}

const KEPT_MS = 5 * 60_000

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) =>
    ((await request({ method: 'GET', path: '/api/people' }, {}, { signal })) as { people: Colleague[] }).people,
  staleTime: KEPT_MS,
})

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) =>
    ((await request({ method: 'GET', path: '/api/teams' }, {}, { signal })) as { teams: Team[] }).teams,
  staleTime: KEPT_MS,
})

/** Names by id; undefined until they came, or where somebody is not known. */
export function useNames() {
  const may = useMay('read')
  const people = useQuery({ ...peopleQuery, enabled: may }).data ?? []
  const teams = useQuery({ ...teamsQuery, enabled: may }).data ?? []
  return {
    people: people.filter((person) => !person.deactivated_at),
    teams,
    person: (id: string | null | undefined) => people.find((person) => person.id === id)?.name,
    team: (id: string | null | undefined) => teams.find((team) => team.id === id)?.name,
  }
}
