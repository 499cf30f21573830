import type { QueryClient } from '@tanstack/react-query'
import { mayRole } from '#platform/rights.ts'
import { type Command, rank } from '#web/commands.ts'
import { sessionQuery } from '#web/session.ts'
import { shellWords, wordsFor } from '#web/words.ts'
import { teamsQuery } from './people.ts'
import { hrefOf } from './place.ts'

/** The palette's lists of teams: my teams' at once, those of all others once something is typed. */
export async function findLists(query: string, queries: QueryClient): Promise<Command[]> {
  const { person, teams: mine } = await queries.ensureQueryData(sessionQuery)
  if (!mayRole(person.role, 'read')) return []
  const shell = wordsFor(shellWords, navigator.language)
  const teams = query.trim() ? await queries.ensureQueryData(teamsQuery) : mine
  const lists = teams.map(({ id, name }) => ({
    id: `inbox-team-${id}`,
    label: `${shell.inbox}: ${name}`,
    group: shell.goTo,
    icon: 'inbox' as const,
    to: hrefOf({ view: 'team', team_id: id, state: 'open', id: null, pane: null }),
  }))
  return rank(lists, query)
}
