/** People, teams and invitations as the screens read them. Load everything, then join. */
import type { Work } from '#platform/work.ts'
import type { InvitationView, PersonView, TeamView } from './api.ts'
import { findPerson, findTeam, listPeople, listTeams } from './people.ts'
import type { InvitationRecord, MemberRecord, PersonRecord, TeamRecord } from './schema.ts'

export async function peopleView(work: Work): Promise<{ people: PersonView[] }> {
  const [people, members] = [await listPeople(work), await allMembers(work)]
  return { people: people.map((person) => personWith(person, members)) }
}

export const personView = async (work: Work, id: string): Promise<PersonView> =>
  personWith(await findPerson(work, id), await allMembers(work))

export async function teamsView(work: Work): Promise<{ teams: TeamView[] }> {
  const [teams, members] = [await listTeams(work), await allMembers(work)]
  return { teams: teams.map((team) => teamWith(team, members)) }
}

export const teamView = async (work: Work, id: string): Promise<TeamView> =>
  teamWith(await findTeam(work, id), await allMembers(work))

export function invitationView(record: InvitationRecord): InvitationView {
  const { workspace_id: _, secret_hash: __, ...view } = record
  return view
}

const allMembers = (work: Work): Promise<MemberRecord[]> =>
  work.db.selectFrom('administration_members').selectAll().orderBy('joined_at').orderBy('person_id').execute()

function personWith(person: PersonRecord, members: readonly MemberRecord[]): PersonView {
  const { workspace_id: _, account_id: __, ...view } = person
  return { ...view, team_ids: members.filter((m) => m.person_id === person.id).map((m) => m.team_id) }
}

function teamWith(record: TeamRecord, members: readonly MemberRecord[]): TeamView {
  const { workspace_id: _, ...team } = record
  return { ...team, member_ids: members.filter((m) => m.team_id === team.id).map((m) => m.person_id) }
}
