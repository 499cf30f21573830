/** Grants and withdraws the right to speak, and answers who has it. People answer people: no machine ever gets one. */
import './tables.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type Grant, type Speaker, stands } from './schema.ts'

export interface NewGrant {
  person_id: string
  channel_id: string
  from_at?: Date | undefined
  until_at?: Date | null
  reason: string
}

/** Refused where they have it without an end already: another record of it would say nothing. */
export async function grant(work: Work, given: NewGrant): Promise<Grant> {
  const { from_at } = rowOf(work, given)
  const theirs = await grantsOf(work, given.channel_id, given.person_id)
  if (theirs.some((row) => row.until_at === null && row.from_at <= from_at))
    refuse('conflict', 'speaks_already', 'They may speak on this channel already, without an end.')
  const [row] = await grantMany(work, [given])
  return row as Grant
}

export async function grantMany(work: Work, given: readonly NewGrant[]): Promise<Grant[]> {
  if (given.length === 0) return []
  const rows = given.map((each) => rowOf(work, each))
  await work.db.insertInto('conduct_grants').values(rows).execute()
  for (const row of rows) happened(work, 'conduct.grant_given', ids(row))
  return rows
}

/** Grants it, without an end, to those of them who do not have it without an end already. */
export async function grantWhereMissing(
  work: Work,
  given: { channel_id: string; person_ids: readonly string[]; reason: string },
): Promise<void> {
  const endless = (await grantsOf(work, given.channel_id)).filter((row) => row.until_at === null)
  const have = new Set(endless.map((row) => row.person_id))
  const missing = [...new Set(given.person_ids)].filter((person_id) => !have.has(person_id))
  await grantMany(
    work,
    missing.map((person_id) => ({ person_id, channel_id: given.channel_id, reason: given.reason })),
  )
}

/** Those from whom a person took the right to speak there back. */
export async function takenBackFrom(work: Work, channel_id: string): Promise<Set<string>> {
  const rows = await work.db
    .selectFrom('conduct_grants')
    .select('person_id')
    .where('channel_id', '=', channel_id)
    .where('withdrawn_by', 'is not', null)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

/**
 * With every other grant of that person on that channel: whoever takes the right back means that they no longer speak.
 * Locks the grants, so a delivery that is being claimed under one is claimed before or stopped after, never between.
 */
export async function withdraw(work: Work, what: { id: string; reason: string }): Promise<Grant> {
  const known = await work.db
    .selectFrom('conduct_grants')
    .select(['person_id', 'channel_id'])
    .where('id', '=', what.id)
    .executeTakeFirst()
  if (!known) refuse('not_found', 'grant_not_found', 'There is no such grant. Load the list again.')
  const rows = await withdrawWhere(work, known, what.reason)
  const row = rows.find(({ id }) => id === what.id)
  if (!row) refuse('conflict', 'grant_withdrawn', 'This right has been withdrawn already.')
  return row
}

/** For a person who leaves: everything they might say stops. */
export async function withdrawAllOf(work: Work, person_id: string, reason: string): Promise<Grant[]> {
  return withdrawWhere(work, { person_id }, reason)
}

async function withdrawWhere(
  work: Work,
  of: { person_id: string; channel_id?: string },
  reason: string,
): Promise<Grant[]> {
  let query = work.db
    .updateTable('conduct_grants')
    .set({
      withdrawn_at: work.now,
      withdrawn_by: work.by.kind === 'person' ? work.by.id : null,
      withdrawn_reason: reason,
    })
    .where('withdrawn_at', 'is', null)
    .where('person_id', '=', of.person_id)
  if (of.channel_id) query = query.where('channel_id', '=', of.channel_id)
  const rows = await query.returningAll().execute()
  for (const row of rows) happened(work, 'conduct.grant_withdrawn', ids(row))
  return rows
}

/** The actor's right to speak on a channel now; refuses with what to do. The only place where a Speaker is made. */
export async function speakerFor(work: Work, channel_id: string): Promise<Speaker> {
  const { by } = work
  if (by.kind !== 'person')
    refuse('not_allowed', 'people_answer_people', 'Only a person may speak in public. Let somebody press Send.')
  const rows = await grantsOf(work, channel_id, by.id)
  const held = rows.find((row) => stands(row, work.now))
  if (held) return { person_id: by.id, channel_id, grant_id: held.id }
  const next = rows.find((row) => row.from_at > work.now)
  refuse(
    'not_allowed',
    'may_not_speak',
    next
      ? `Your right to speak on this channel begins at ${next.from_at.toISOString()}. Ask an administrator if it should be earlier.`
      : 'You may not speak on this channel. Ask an administrator to grant you the right, under Channels.',
  )
}

export async function canSpeak(work: Work, channel_id: string): Promise<boolean> {
  if (work.by.kind !== 'person') return false
  const rows = await grantsOf(work, channel_id, work.by.id)
  return rows.some((row) => stands(row, work.now))
}

/** The channels on which the actor may speak now. */
export async function channelsSpokenOn(work: Work): Promise<Set<string>> {
  if (work.by.kind !== 'person') return new Set()
  const rows = await work.db
    .selectFrom('conduct_grants')
    .select(['channel_id', 'from_at', 'until_at', 'withdrawn_at'])
    .where('person_id', '=', work.by.id)
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Set(rows.filter((row) => stands(row, work.now)).map((row) => row.channel_id))
}

/** Which of these grants stand now; locked against withdrawal until the Work ends. */
export async function standing(work: Work, grant_ids: readonly string[]): Promise<Set<string>> {
  if (grant_ids.length === 0) return new Set()
  const rows = await work.db
    .selectFrom('conduct_grants')
    .select(['id', 'from_at', 'until_at', 'withdrawn_at'])
    .where('id', 'in', grant_ids)
    .forShare()
    .execute()
  return new Set(rows.filter((row) => stands(row, work.now)).map((row) => row.id))
}

/** Those not withdrawn, standing now or later. */
async function grantsOf(work: Work, channel_id: string, person_id?: string): Promise<Grant[]> {
  let query = work.db
    .selectFrom('conduct_grants')
    .selectAll()
    .where('channel_id', '=', channel_id)
    .where('withdrawn_at', 'is', null)
    .where((or) => or.or([or('until_at', 'is', null), or('until_at', '>', work.now)]))
  if (person_id) query = query.where('person_id', '=', person_id)
  return query.orderBy('from_at').execute()
}

export async function listGrants(work: Work, of: { channel_id: string; past: 'yes' | 'no' }): Promise<Grant[]> {
  if (of.past === 'no') return grantsOf(work, of.channel_id)
  return work.db
    .selectFrom('conduct_grants')
    .selectAll()
    .where('channel_id', '=', of.channel_id)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
}

function rowOf(work: Work, { person_id, channel_id, from_at, until_at = null, reason }: NewGrant) {
  const from = from_at ?? work.now
  if (until_at && until_at <= from)
    refuse('invalid', 'ends_before_it_begins', 'The right must end after it begins. Choose a later end.')
  return {
    workspace_id: work.workspace_id,
    id: newId(work.now),
    person_id,
    channel_id,
    from_at: from,
    until_at,
    reason,
    granted_by: work.by.kind === 'person' ? work.by.id : null,
    granted_at: work.now,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
  }
}

const ids = ({ id, person_id, channel_id }: Grant) => ({ grant_id: id, person_id, channel_id })
