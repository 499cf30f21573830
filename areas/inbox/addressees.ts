/** Whom deliveries answer: who wrote the post, else who began the conversation; for who may see it. */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import type { AddresseesOf } from '#areas/channels/ports.ts'
import type { Addressee } from '#areas/channels/schema.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { uuids } from '#platform/columns.ts'
import { conversationsOfDeliveries } from './telling.ts'
import { visibleTo } from './visible.ts'

export const addresseesOf: AddresseesOf = async (work, answers) => {
  const all = await conversationsOfDeliveries(
    work,
    answers.map((answer) => answer.delivery_id),
  )
  const seen = await work.db
    .selectFrom('inbox_conversations')
    .select('id')
    .where(sql<SqlBool>`id = any(${uuids([...all.values()].map(({ id }) => id))}::uuid[])`)
    .where(visibleTo(work))
    .execute()
  const visible = new Set(seen.map(({ id }) => id))
  const whom = answers.flatMap(({ delivery_id, author_id }) => {
    const conversation = all.get(delivery_id)
    return conversation && visible.has(conversation.id)
      ? [{ delivery_id, conversation_id: conversation.id, identity_id: author_id ?? conversation.identity_id }]
      : []
  })
  const who = await whoByIds(
    work,
    whom.map(({ identity_id }) => identity_id),
  )
  const told = new Map<string, Addressee | 'sealed'>([...all.keys()].map((delivery_id) => [delivery_id, 'sealed']))
  for (const { delivery_id, conversation_id, identity_id } of whom) {
    const { name = '', handle = '' } = who.get(identity_id) ?? {}
    told.set(delivery_id, { name, handle, conversation_id })
  }
  return told
}
