/** Teams and who is in them. A team is deleted only when it owns nothing: those who keep what it may own are asked. */
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { raiseVersion } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import type { TeamView } from './api.ts'
import { findPerson, findTeam, TEAMS, teamNamed } from './people.ts'
import type { TeamRecord } from './schema.ts'
import { teamView } from './views.ts'

/** Why this team can't be deleted, as a sentence that says what to do; null when it can. Filled by later areas. */
export type TeamGuard = (work: Work, team_id: string) => Promise<string | null>

type NewTeam = Pick<TeamRecord, 'name' | 'purpose' | 'sealed'>

export async function makeTeam(work: Work, input: NewTeam): Promise<TeamView> {
  await refuseNameTaken(work, input.name)
  const team = { workspace_id: work.workspace_id, id: newId(work.now), ...input, created_at: work.now }
  const made = await work.db
    .insertInto('administration_teams')
    .values(team)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) nameTaken(input.name)
  await raiseVersion(work, TEAMS)
  happened(work, 'administration.team_created', { team_id: team.id })
  return teamView(work, team.id)
}

export async function changeTeam(
  work: Work,
  { id, ...input }: { id: string } & { [K in keyof NewTeam]?: NewTeam[K] | undefined },
): Promise<TeamView> {
  await lockTeam(work, id)
  const change = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  if (input.name !== undefined) await refuseNameTaken(work, input.name, id)
  if (Object.keys(change).length === 0) return teamView(work, id)
  await work.db.updateTable('administration_teams').set(change).where('id', '=', id).execute()
  await raiseVersion(work, TEAMS)
  happened(work, 'administration.team_changed', { team_id: id, changed: Object.keys(change) })
  return teamView(work, id)
}

export async function deleteTeam(work: Work, id: string, guards: readonly TeamGuard[]): Promise<void> {
  const { name } = await lockTeam(work, id)
  for (const guard of guards) {
    const reason = await guard(work, id)
    if (reason) refuse('conflict', 'team_owns_things', `${name} cannot be deleted yet: ${reason}`)
  }
  await work.db.deleteFrom('administration_teams').where('id', '=', id).execute()
  await raiseVersion(work, TEAMS)
  happened(work, 'administration.team_deleted', { team_id: id })
}

/** Idempotent, like its opposite. */
export async function addMember(work: Work, { id, person_id }: { id: string; person_id: string }): Promise<TeamView> {
  await lockTeam(work, id)
  const person = await findPerson(work, person_id)
  if (person.deactivated_at)
    refuse('conflict', 'person_left', `${person.name} no longer works here. Let them back in first.`)
  const [joined] = await joinTeams(work, person_id, [id])
  if (joined) happened(work, 'administration.member_added', { team_id: id, person_id })
  return teamView(work, id)
}

export async function removeMember(
  work: Work,
  { id, person_id }: { id: string; person_id: string },
): Promise<TeamView> {
  await lockTeam(work, id)
  await findPerson(work, person_id)
  const left = await work.db
    .deleteFrom('administration_members')
    .where('team_id', '=', id)
    .where('person_id', '=', person_id)
    .returning('team_id')
    .executeTakeFirst()
  if (left) {
    await raiseVersion(work, TEAMS)
    happened(work, 'administration.member_removed', { team_id: id, person_id })
  }
  return teamView(work, id)
}

/** Returns those that were joined now. */
export async function joinTeams(work: Work, person_id: string, team_ids: readonly string[]): Promise<string[]> {
  if (team_ids.length === 0) return []
  const rows = team_ids.map((team_id) => ({
    workspace_id: work.workspace_id,
    team_id,
    person_id,
    joined_at: work.now,
  }))
  const joined = await work.db
    .insertInto('administration_members')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('team_id')
    .execute()
  if (joined.length > 0) await raiseVersion(work, TEAMS)
  return joined.map((row) => row.team_id)
}

async function lockTeam(work: Work, id: string): Promise<TeamRecord> {
  await work.db.selectFrom('administration_teams').select('id').where('id', '=', id).forUpdate().execute()
  return findTeam(work, id)
}

async function refuseNameTaken(work: Work, name: string, except?: string): Promise<void> {
  const other = await teamNamed(work, name)
  if (other && other.id !== except) nameTaken(other.name)
}

function nameTaken(name: string): never {
  refuse('conflict', 'team_name_taken', `There is a team ${name} already. Choose another name.`)
}
