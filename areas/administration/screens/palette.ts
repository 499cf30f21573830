import type { QueryClient } from '@tanstack/react-query'
import { mayRole } from '#platform/rights.ts'
import { type Command, rank } from '#web/commands.ts'
import { paths } from '#web/paths.ts'
import { sessionQuery } from '#web/session.ts'
import { shellWords, wordsFor } from '#web/words.ts'
import { accountWords } from './account/words.ts'
import { peopleWords } from './people/words.ts'
import { peopleQuery, teamsQuery } from './queries.ts'

/** Places that have no key of their own; and once something is typed, colleagues, for who may see them. */
export async function administrationCommands(query: string, queries: QueryClient): Promise<Command[]> {
  const shell = shellWords.en
  const people = wordsFor(peopleWords, navigator.language)
  const account = wordsFor(accountWords, navigator.language)
  const go = { group: shell.goTo, icon: 'people' } as const
  const colleagues = query.trim() ? await colleaguesOf(queries) : []
  return rank(
    [
      {
        ...go,
        id: 'account',
        label: account.title,
        icon: 'user',
        also: `${account.password} ${account.workspace}`,
        to: paths.account(),
      },
      { ...go, id: 'members', label: `${people.title}: ${people.members}`, to: paths.people({ tab: 'members' }) },
      { ...go, id: 'teams', label: `${people.title}: ${people.teams}`, to: paths.people({ tab: 'teams' }) },
      ...colleagues,
    ],
    query,
  )
}

const KEPT_MS = 60_000

async function colleaguesOf(queries: QueryClient): Promise<Command[]> {
  const { person: me } = await queries.ensureQueryData(sessionQuery)
  if (!mayRole(me.role, 'read')) return []
  const [people, teams] = await Promise.all([
    queries.fetchQuery({ ...peopleQuery, staleTime: KEPT_MS }),
    queries.fetchQuery({ ...teamsQuery, staleTime: KEPT_MS }),
  ])
  const names = new Map(teams.map(({ id, name }) => [id, name]))
  return people
    .filter((person) => !person.deactivated_at)
    .map(({ id, name, email, role, team_ids }) => ({
      id: `colleague-${id}`,
      label: name,
      note: [shellWords.en.roles[role], ...team_ids.flatMap((team) => names.get(team) ?? [])].join(', '),
      also: email,
      group: wordsFor(peopleWords, navigator.language).title,
      icon: 'user',
      to: paths.people({ tab: 'members' }),
    }))
}
