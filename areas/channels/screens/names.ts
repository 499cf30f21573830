/** Who is meant by an id: people and teams as they are called here. */
import { useQuery } from '@tanstack/react-query'
import { peopleQuery, teamsQuery } from '#areas/administration/screens/queries.ts'

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
