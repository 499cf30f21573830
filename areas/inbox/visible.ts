/**
 * Who may see a conversation: everyone who reads, unless its audience says which teams; its assignee and administrators
 * always. Who only takes part sees what is given to them. One place, used by lists, the thread, counts and every deed.
 */
import './tables.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { findPerson } from '#areas/administration/people.ts'
import { refuse } from '#platform/refusal.ts'
import { mayRole } from '#platform/rights.ts'
import type { Person, Work } from '#platform/work.ts'
import type { Conversation } from './schema.ts'

export function visibleTo(work: Work): RawBuilder<SqlBool> {
  if (work.by.kind === 'system' || work.by.role === 'administrator') return sql`true`
  if (!readsAll(work)) return sql`assignee_id = ${work.by.id}`
  return sql`(audience is null or audience && ${[...work.by.team_ids]}::uuid[] or assignee_id = ${work.by.id})`
}

/** Whether lists and figures go beyond what is given to oneself. */
export const readsAll = ({ by }: Work): boolean => by.kind === 'system' || mayRole(by.role, 'read')

export function personOf(work: Work): Person {
  if (work.by.kind !== 'person') refuse('not_allowed', 'people_only', 'Only a person may do this.')
  return work.by
}

/** What a person may not see does not exist for them. */
export async function findConversation(work: Work, id: string): Promise<Conversation> {
  const found = await work.db
    .selectFrom('inbox_conversations')
    .selectAll()
    .where('id', '=', id)
    .where(visibleTo(work))
    .executeTakeFirst()
  return found ?? refuseUnseen(work, id)
}

export async function lockConversation(work: Work, id: string): Promise<Conversation> {
  const found = await work.db
    .selectFrom('inbox_conversations')
    .selectAll()
    .where('id', '=', id)
    .where(visibleTo(work))
    .forUpdate()
    .executeTakeFirst()
  return found ?? refuseUnseen(work, id)
}

/** Whoever had it knows of it, and is told where it went. */
async function refuseUnseen(work: Work, id: string): Promise<never> {
  const me = work.by.kind === 'person' ? work.by.id : null
  const last = me && (await lastMoveAfterMe(work, id, me))
  if (!last)
    refuse('not_found', 'conversation_not_found', 'There is no such conversation, or it is not for your teams.')
  const { locale, time_zone: timeZone } = await findPerson(work, me)
  // The sentence is English; where the person's English has a region, it has a clock too.
  const at = last.sent_at.toLocaleString(locale.startsWith('en-') ? locale : 'en-GB', {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  })
  if (last.person_id === me && last.what === 'handed_back')
    refuse('not_found', 'conversation_handed_back', `It was yours, and you handed it back on ${at}.`)
  if (last.person_id === me) refuse('not_found', 'conversation_given_on', `It was yours, and you gave it on, on ${at}.`)
  const { name } = await findPerson(work, last.person_id)
  refuse('not_found', 'conversation_taken', `It was with you until ${name} took it or gave it on, on ${at}.`)
}

/** The last move of a conversation that was given to this person once. */
async function lastMoveAfterMe(work: Work, id: string, me: string) {
  const moves = work.db
    .selectFrom('inbox_messages')
    .where('conversation_id', '=', id)
    .where('kind', '=', 'event')
    .where(sql<SqlBool>`event ->> 'what' in ('assigned', 'handed_over', 'handed_back')`)
  const mine = moves.select('id').where(sql<SqlBool>`event ->> 'to' = ${me}`)
  const last = await moves
    .select(['person_id', 'sent_at', sql<string>`event ->> 'what'`.as('what')])
    .where((is) => is.exists(mine))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.person_id ? { ...last, person_id: last.person_id } : null
}
