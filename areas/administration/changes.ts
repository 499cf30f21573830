/** Changes to people: role, leaving and coming back, and what they set for themselves. A workspace keeps an administrator. */
import { happened } from '#platform/facts.ts'
import type { Visit } from '#platform/http.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Role } from '#platform/rights.ts'
import { endSessionsOfPerson } from '#platform/sign-in/sessions.ts'
import type { Work } from '#platform/work.ts'
import type { PersonView } from './api.ts'
import { type Door, whomOf } from './door.ts'
import { administrators, findPerson } from './people.ts'
import type { PersonRecord } from './schema.ts'
import { personView } from './views.ts'

export interface PersonChange {
  id: string
  role?: Role | undefined
  active?: boolean | undefined
}

/** Takes effect with the next request of that person; who is let go is signed out in the same commit. */
export function changePerson(door: Door, visit: Visit, input: PersonChange): Promise<PersonView> {
  const whom = whomOf(visit)
  return door.database.asPlatform(async (db, enter) => {
    if (input.active === false) await endSessionsOfPerson(db, { workspace_id: whom.workspace_id, person_id: input.id })
    const work = await enter(whom)
    work.afterwards.push(() => door.forget(input.id))
    await applyChange(work, input)
    return personView(work, input.id)
  })
}

export async function applyChange(work: Work, input: PersonChange): Promise<void> {
  const administrators = await lockAdministrators(work)
  const person = await findPerson(work, input.id)
  const stays = (input.active ?? !person.deactivated_at) && (input.role ?? person.role) === 'administrator'
  if (!stays && administrators.length === 1 && administrators[0] === person.id) {
    refuse(
      'conflict',
      'last_administrator',
      `${person.name} is the last administrator. Make somebody else administrator first.`,
    )
  }
  if (input.role && input.role !== person.role) await changeRole(work, person, input.role)
  if (input.active === false && !person.deactivated_at) await deactivate(work, person)
  if (input.active === true && person.deactivated_at) await reactivate(work, person)
}

/** Two who demote each other at the same instant wait for one another here. */
async function lockAdministrators(work: Work): Promise<string[]> {
  return (await administrators(work).forUpdate().execute()).map((row) => row.id)
}

async function changeRole(work: Work, person: PersonRecord, role: Role): Promise<void> {
  await updatePerson(work, person.id, { role })
  happened(work, 'administration.person_changed', { person_id: person.id, changed: ['role'] })
}

async function deactivate(work: Work, person: PersonRecord): Promise<void> {
  invariant(work.by.kind === 'person', 'a person is let go by a person')
  await updatePerson(work, person.id, { deactivated_at: work.now, deactivated_by: work.by.id })
  happened(work, 'administration.person_deactivated', { person_id: person.id })
}

async function reactivate(work: Work, person: PersonRecord): Promise<void> {
  await updatePerson(work, person.id, { deactivated_at: null, deactivated_by: null })
  happened(work, 'administration.person_reactivated', { person_id: person.id })
}

/** What people set for themselves. */
export async function changeMe(
  work: Work,
  input: { name?: string | undefined; locale?: string | undefined; time_zone?: string | undefined },
): Promise<PersonView> {
  invariant(work.by.kind === 'person', 'only a person has settings')
  const { id } = work.by
  const change = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  const changed = Object.keys(change)
  if (changed.length > 0) {
    await updatePerson(work, id, change)
    happened(work, 'administration.person_changed', { person_id: id, changed })
  }
  return personView(work, id)
}

async function updatePerson(work: Work, id: string, change: Partial<PersonRecord>): Promise<void> {
  await work.db.updateTable('administration_people').set(change).where('id', '=', id).execute()
}
