/** Whom a notice on a conversation is about: who began it, and the words of the message it quotes; for who may see it. */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { postsByIds } from '#areas/channels/posts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { onlyOf } from '#areas/notifications/notices.ts'
import type { AboutOf, Told } from '#areas/notifications/ports.ts'
import { uuids } from '#platform/columns.ts'
import type { Work } from '#platform/work.ts'
import { snippetOf } from './snippet.ts'
import { visibleTo } from './visible.ts'

export const aboutConversations: AboutOf = async (work, all) => {
  const notices = onlyOf(all, 'conversation')
  if (notices.length === 0) return new Map()
  const found = await work.db
    .selectFrom('inbox_conversations')
    .select(['id', 'network', 'identity_id'])
    .where(sql<SqlBool>`id = any(${uuids(notices.map((notice) => notice.subject_id))}::uuid[])`)
    .where(visibleTo(work))
    .execute()
  const conversations = new Map(found.map((each) => [each.id, each]))
  const seen = notices.filter((notice) => conversations.has(notice.subject_id))
  const identities = found.map((each) => each.identity_id)
  const [who, words] = [await whoByIds(work, identities), await wordsQuoted(work, seen)]
  return new Map(
    seen.flatMap(({ id, subject_id, quotes_id }) => {
      const conversation = conversations.get(subject_id)
      if (!conversation) return []
      const person = who.get(conversation.identity_id)
      const name = person?.name || person?.handle || ''
      return [[id, { name, network: conversation.network, words: words.get(quotes_id ?? '') ?? '' }] as const]
    }),
  )
}

/** By message. Of a move its reason; what was deleted on the network says nothing any more. */
async function wordsQuoted(
  work: Work,
  notices: readonly (Told & { subject_id: string })[],
): Promise<Map<string, string>> {
  const ids = notices.flatMap((notice) => notice.quotes_id ?? [])
  if (ids.length === 0) return new Map()
  const messages = await work.db
    .selectFrom('inbox_messages')
    .select(['id', 'text', 'event'])
    .where(sql<SqlBool>`conversation_id = any(${uuids(notices.map((notice) => notice.subject_id))}::uuid[])`)
    .where(sql<SqlBool>`id = any(${uuids(ids)}::uuid[])`)
    .execute()
  const posts = await postsByIds(
    work,
    messages.flatMap(({ id, text, event }) => (text === null && event === null ? [id] : [])),
  )
  return new Map(
    messages.map(({ id, text, event }) => {
      const post = posts.get(id)
      if (event) return [id, ('reason' in event && event.reason) || '']
      return [id, post ? (post.deleted_at ? '' : snippetOf(post)) : snippetOf({ text: text ?? '', title: null })]
    }),
  )
}
