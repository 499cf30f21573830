/** What the inbox adds to the shell: its figure in the navigation, its part of Home, its commands. Loaded with the shell. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fillCount } from '#web/frame/counts.ts'
import { useLive } from '#web/live.ts'
import { useMay, useSession } from '#web/session.ts'
import { fill, fillPalette } from '#web/slots.tsx'
import { soon } from '#web/soon.ts'
import { commandsFor } from './commands.ts'
import { countsQuery } from './queries.ts'

const GATHER_MS = 500

/** What waits where I can take it: with my teams and with nobody; without a team, and for who reads no others, what is mine. */
function useInboxCount() {
  const reads = useMay('read')
  const { teams } = useSession()
  const queries = useQueryClient()
  const counts = useQuery(countsQuery).data
  useLive(['inbox.', 'routing.'], () =>
    soon('inbox counts', GATHER_MS, () => void queries.invalidateQueries({ queryKey: countsQuery.queryKey })),
  )
  if (!counts) return undefined
  if (!reads) return { count: counts.mine }
  const ours = teams.reduce((sum, team) => sum + (counts.teams[team.id] ?? 0), 0)
  return { count: teams.length > 0 ? ours + counts.nobody : counts.mine + counts.nobody }
}

fillCount('inbox', useInboxCount)
fillPalette('inbox', commandsFor)
fillPalette('inbox.teams', async (query, _, queries) => (await import('./find-lists.ts')).findLists(query, queries))
fillPalette('inbox.people', async (...asked) => (await import('./find-people.ts')).findPeople(...asked))
fill('home.section', { id: 'inbox.needs', order: 0, load: async () => (await import('./home/Needs.tsx')).Needs })
fill('home.section', {
  id: 'inbox.first-steps',
  order: 20,
  load: async () => (await import('./home/FirstSteps.tsx')).FirstSteps,
})
fill('home.section', { id: 'inbox.mine', order: 30, load: async () => (await import('./home/Mine.tsx')).Mine })
fill('home.section', { id: 'inbox.nobody', order: 40, load: async () => (await import('./home/Nobodys.tsx')).Nobodys })
fill('home.section', { id: 'inbox.teams', order: 50, load: async () => (await import('./home/Teams.tsx')).Teams })
