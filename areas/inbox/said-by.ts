/** Whose the last words are, where they are of somebody else than whom the conversation is with: a list names them. */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { whoByIds } from '#areas/contacts/identities.ts'
import type { Who } from '#areas/contacts/schema.ts'
import { uuids } from '#platform/columns.ts'
import { type At, hotRead } from '#platform/hot-read.ts'
import type { Work } from '#platform/work.ts'
import { type Conversation, isOurs } from './schema.ts'

const authorsAmong = hotRead((db, at: At<{ conversations: Buffer; messages: Buffer }>) =>
  db
    .selectFrom('inbox_messages')
    .select(['conversation_id', 'identity_id'])
    .where(sql<SqlBool>`conversation_id = any(${at('conversations')}::uuid[])`)
    .where(sql<SqlBool>`id = any(${at('messages')}::uuid[])`),
)

/** Names by conversation. Of what has one message it is known without looking. */
export async function saidBy(work: Work, among: readonly Conversation[]): Promise<Map<string, string>> {
  const asked = among.filter((one) => one.message_count > 1 && !isOurs(one))
  if (asked.length === 0) return new Map()
  const authors = await authorsAmong(work, {
    conversations: uuids(asked.map((one) => one.id)),
    messages: uuids(asked.map((one) => one.last_message_id)),
  })
  const author = new Map(authors.map((row) => [row.conversation_id, row.identity_id]))
  const others = asked.flatMap((one) => {
    const said = author.get(one.id)
    return said && said !== one.identity_id ? [{ id: one.id, with_id: one.identity_id, said }] : []
  })
  const who = await whoByIds(
    work,
    others.flatMap(({ with_id, said }) => [with_id, said]),
  )
  return new Map(others.flatMap((one) => nameOf(one.id, who.get(one.said), who.get(one.with_id))))
}

/** The same person may have two accounts. */
const nameOf = (id: string, said: Who | undefined, other: Who | undefined): [string, string][] =>
  said && said.contact_id !== other?.contact_id ? [[id, said.name || said.handle]] : []
