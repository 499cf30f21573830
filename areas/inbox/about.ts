/** Whom a notice on a conversation is about: who began it, and the words by which every list names it; for who may see it. */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { whoByIds } from '#areas/contacts/identities.ts'
import { idsAmong } from '#areas/notifications/notices.ts'
import type { AboutOf } from '#areas/notifications/ports.ts'
import { uuids } from '#platform/columns.ts'
import { subjectOf } from './telling.ts'
import { visibleTo } from './visible.ts'

export const aboutConversations: AboutOf = async (work, subjects) => {
  const ids = idsAmong(subjects, 'conversation')
  if (ids.length === 0) return new Map()
  const found = await work.db
    .selectFrom('inbox_conversations')
    .select(['id', 'network', 'identity_id', 'snippet'])
    .where(sql<SqlBool>`id = any(${uuids(ids)}::uuid[])`)
    .where(visibleTo(work))
    .execute()
  const who = await whoByIds(
    work,
    found.map((each) => each.identity_id),
  )
  return new Map(
    found.map(({ id, network, identity_id, snippet }) => {
      const person = who.get(identity_id)
      return [subjectOf(id), { name: person?.name || person?.handle || '', network, words: snippet }]
    }),
  )
}
