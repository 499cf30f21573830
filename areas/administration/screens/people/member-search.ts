import type { Person, Team } from '../queries.ts'

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Those whose name, address or team holds every word that was typed. */
export function fitting(people: readonly Person[], teams: readonly Team[], query: string): Person[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...people]
  const teamNames = new Map(teams.map(({ id, name }) => [id, fold(name)]))
  return people.filter(({ name, email, team_ids }) => {
    const said = [fold(name), fold(email), ...team_ids.map((id) => teamNames.get(id) ?? '')].join(' ')
    return wanted.every((word) => said.includes(word))
  })
}
