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

/** Who handed it back knows of it, and is told so. */
async function refuseUnseen(work: Work, id: string): Promise<never> {
  const at = await handedBackAt(work, id)
  if (at) refuse('not_found', 'conversation_handed_back', `It was yours, and you handed it back on ${at}.`)
  refuse('not_found', 'conversation_not_found', 'There is no such conversation, or it is not for your teams.')
}

async function handedBackAt(work: Work, id: string): Promise<string | null> {
  if (work.by.kind !== 'person') return null
  const back = await work.db
    .selectFrom('inbox_messages')
    .select('sent_at')
    .where('conversation_id', '=', id)
    .where('person_id', '=', work.by.id)
    .where(sql<SqlBool>`event ->> 'what' = 'handed_back'`)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!back) return null
  const { time_zone: timeZone } = await findPerson(work, work.by.id)
  return back.sent_at.toLocaleString('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'short' })
}
