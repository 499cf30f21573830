/** In which conversation a post lies: that of its thread, where it is one of its messages. */
import './tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { texts, uuids } from '#platform/columns.ts'
import type { Work } from '#platform/work.ts'
import type { ConversationState } from './schema.ts'
import { visibleTo } from './visible.ts'

interface Lying {
  id: string
  state: ConversationState
  assignee_id: string | null
  /** Who asks may see it; of the others nothing but how they stand is told. */
  seen: boolean
}

export async function conversationsOf(
  work: Work,
  posts: readonly Post[],
): Promise<Map<string, { id: string; state: ConversationState }>> {
  const all = [...(await lyingOf(work, posts))]
  return new Map(all.flatMap(([post_id, { id, state, seen }]) => (seen ? [[post_id, { id, state }]] : [])))
}

/** Whoever may see them. */
export async function lyingOf(work: Work, posts: readonly Post[]): Promise<Map<string, Lying>> {
  if (posts.length === 0) return new Map()
  const column = <K extends keyof Post>(name: K) => posts.map((post) => post[name])
  const { rows } = await sql<Lying & { post_id: string }>`
    select p.post_id, c.id, c.state, c.assignee_id, c.seen
    from unnest(${texts(column('network'))}::text[], ${texts(column('thread_id'))}::text[], ${uuids(column('id'))}::uuid[]) as p(network, thread_id, post_id),
    lateral (
      select id, state, assignee_id, coalesce(${visibleTo(work)}, false) as seen
      from inbox_conversations where network = p.network and thread_id = p.thread_id limit 1
    ) c
    where exists (select from inbox_messages m where m.conversation_id = c.id and m.id = p.post_id)`.execute(work.db)
  return new Map(rows.map(({ post_id, ...lying }) => [post_id, lying]))
}
