/** In which conversation a post lies: that of its thread, where it is one of its messages, for who may see it. */
import './tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { texts, uuids } from '#platform/columns.ts'
import type { Work } from '#platform/work.ts'
import type { ConversationState } from './schema.ts'
import { visibleTo } from './visible.ts'

export async function conversationsOf(
  work: Work,
  posts: readonly Post[],
): Promise<Map<string, { id: string; state: ConversationState }>> {
  if (posts.length === 0) return new Map()
  const column = <K extends keyof Post>(name: K) => posts.map((post) => post[name])
  const { rows } = await sql<{ post_id: string; id: string; state: ConversationState }>`
    select p.post_id, c.id, c.state
    from unnest(${texts(column('network'))}::text[], ${texts(column('thread_id'))}::text[], ${uuids(column('id'))}::uuid[]) as p(network, thread_id, post_id),
    lateral (
      select id, state from inbox_conversations where network = p.network and thread_id = p.thread_id and ${visibleTo(work)} limit 1
    ) c
    where exists (select from inbox_messages m where m.conversation_id = c.id and m.id = p.post_id)`.execute(work.db)
  return new Map(rows.map(({ post_id, id, state }) => [post_id, { id, state }]))
}
