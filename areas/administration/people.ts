/** Who works here, in which teams: what the other areas ask. Changes stand in changes.ts, teams.ts and membership.ts. */
import './tables.ts'
import { hotRead } from '#platform/hot-read.ts'
import { refuse } from '#platform/refusal.ts'
import type { Person, Work } from '#platform/work.ts'
import type { PersonRecord, TeamRecord } from './schema.ts'

/** The version (see platform/versions.ts) that is raised when teams or their members change. */
export const TEAMS = 'administration.teams'

export async function findPerson(work: Work, id: string): Promise<PersonRecord> {
  const person = await work.db.selectFrom('administration_people').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    person ?? refuse('not_found', 'person_not_found', 'Nobody here has this id. They may work in another workspace.')
  )
}

export async function peopleByIds(work: Work, ids: readonly string[]): Promise<Map<string, PersonRecord>> {
  if (ids.length === 0) return new Map()
  const people = await work.db.selectFrom('administration_people').selectAll().where('id', 'in', ids).execute()
  return new Map(people.map((person) => [person.id, person]))
}

/** By name; those who left too. */
export const listPeople = (work: Work): Promise<PersonRecord[]> =>
  work.db.selectFrom('administration_people').selectAll().orderBy('name').orderBy('id').execute()

/** Who is in a team and works here still. */
export async function membersOf(work: Work, team_id: string): Promise<PersonRecord[]> {
  return work.db
    .selectFrom('administration_people as p')
    .innerJoin('administration_members as m', 'm.person_id', 'p.id')
    .selectAll('p')
    .where('m.team_id', '=', team_id)
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.id')
    .execute()
}

const allTeams = hotRead((db) => db.selectFrom('administration_teams').selectAll().orderBy('name').orderBy('id'))
export const listTeams = (work: Work): Promise<TeamRecord[]> => allTeams(work, {})

const sealedTeams = hotRead((db) => db.selectFrom('administration_teams').select('id').where('sealed', '=', true))
export const sealedTeamIds = async (work: Work): Promise<string[]> =>
  (await sealedTeams(work, {})).map((team) => team.id)

/** Those that nobody who works here is in. */
export const emptyTeams = (work: Work): Promise<{ id: string; name: string }[]> =>
  work.db
    .selectFrom('administration_teams as team')
    .select(['team.id', 'team.name'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('administration_members as member')
            .innerJoin('administration_people as person', 'person.id', 'member.person_id')
            .select('member.person_id')
            .whereRef('member.team_id', '=', 'team.id')
            .where('person.deactivated_at', 'is', null),
        ),
      ),
    )
    .orderBy('team.name')
    .execute()

export const teamIds = async (work: Work): Promise<string[]> => (await listTeams(work)).map((team) => team.id)

export async function findTeam(work: Work, id: string): Promise<TeamRecord> {
  const team = await work.db.selectFrom('administration_teams').selectAll().where('id', '=', id).executeTakeFirst()
  return team ?? refuse('not_found', 'team_not_found', 'There is no team by this id. It may have been deleted.')
}

/** Names are compared without regard to case. */
export async function teamNamed(work: Work, name: string): Promise<TeamRecord | null> {
  const wanted = name.trim().toLowerCase()
  return (await listTeams(work)).find((team) => team.name.toLowerCase() === wanted) ?? null
}

export const findWorkspace = (work: Work) =>
  work.db.selectFrom('administration_workspaces').selectAll().executeTakeFirstOrThrow()

export async function teamIdsOf(work: Work, person_id: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('administration_members')
    .select('team_id')
    .where('person_id', '=', person_id)
    .orderBy('team_id')
    .execute()
  return rows.map((row) => row.team_id)
}

/** The person as an actor; null when they left. */
export async function actorOf(work: Work, person_id: string): Promise<Person | null> {
  const person = await work.db
    .selectFrom('administration_people')
    .select(['id', 'role'])
    .where('id', '=', person_id)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst()
  return person
    ? { kind: 'person', id: person.id, role: person.role, team_ids: await teamIdsOf(work, person_id) }
    : null
}

/** As actors, in any order; those who left are left out. */
export async function actorsByIds(work: Work, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const people = await work.db
    .selectFrom('administration_people')
    .select(['id', 'role'])
    .where('id', 'in', ids)
    .where('deactivated_at', 'is', null)
    .execute()
  const members = await work.db
    .selectFrom('administration_members')
    .select(['person_id', 'team_id'])
    .where('person_id', 'in', ids)
    .execute()
  const teams = Map.groupBy(members, (member) => member.person_id)
  return people.map(({ id, role }) => {
    const team_ids = (teams.get(id) ?? []).map((member) => member.team_id)
    return { kind: 'person', id, role, team_ids }
  })
}

/** In the order in which they are locked. */
export const administrators = (work: Work) =>
  work.db
    .selectFrom('administration_people')
    .select('id')
    .where('role', '=', 'administrator')
    .where('deactivated_at', 'is', null)
    .orderBy('id')

export async function administratorIds(work: Work): Promise<string[]> {
  return (await administrators(work).execute()).map((row) => row.id)
}

/** The members behind a duty: the people named, and all of the teams named; nobody who has left. */
export async function dutyMembers(
  work: Work,
  of: { person_ids: readonly string[]; team_ids: readonly string[] },
): Promise<{ person_id: string; role: PersonRecord['role'] }[]> {
  const byTeam = await Promise.all(of.team_ids.map((team_id) => membersOf(work, team_id)))
  const named = await peopleByIds(work, of.person_ids)
  const people = new Map([...named.values(), ...byTeam.flat()].map((person) => [person.id, person]))
  return [...people.values()]
    .filter((person) => !person.deactivated_at)
    .map((person) => ({ person_id: person.id, role: person.role }))
}
