/** On the status page: what is open with a team that nobody is in, where nobody would ever see it. */
import { emptyTeams } from '#areas/administration/people.ts'
import type { StatusPart } from '#platform/status-api.ts'
import type { Work } from '#platform/work.ts'
import { teamCounts } from './counts.ts'

export async function statusOf(work: Work): Promise<StatusPart[]> {
  const [empty, counts] = [await emptyTeams(work), await teamCounts(work)]
  const waiting = empty.flatMap(({ id, name }) => (counts[id] ? [{ name, open: counts[id] }] : []))
  const open = waiting.reduce((sum, team) => sum + team.open, 0)
  const told = waiting.map((team) => `${team.name} (${team.open})`).join(', ')
  const says =
    open > 0
      ? `Open with a team that nobody is in: ${told}. Add somebody to it under People, or hand them over.`
      : 'Nothing is open with a team that nobody is in.'
  return [{ name: 'Teams', state: open > 0 ? 'late' : 'well', says, figures: { open } }]
}
