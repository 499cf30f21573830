/** Who is signed in, as the screens read it. */
import { mayRole, RIGHTS } from '#platform/rights.ts'
import type { Work } from '#platform/work.ts'
import type { SessionView } from './api.ts'
import { findPerson, findWorkspace, listTeams, teamIdsOf } from './people.ts'

export async function sessionView(work: Work, person_id: string): Promise<SessionView> {
  const { id, name, email, role, locale, time_zone } = await findPerson(work, person_id)
  const workspace = await findWorkspace(work)
  const mine = new Set(await teamIdsOf(work, person_id))
  const teams = (await listTeams(work)).filter((team) => mine.has(team.id))
  return {
    person: { id, name, email, role, locale, time_zone },
    workspace: { id: workspace.workspace_id, name: workspace.name },
    teams: teams.map((team) => ({ id: team.id, name: team.name })),
    rights: RIGHTS.filter((right) => mayRole(role, right)),
  }
}
