/** Conversations that an import alone opened go with it; those in which anybody did anything stay as they are. */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { changeCounts } from './counts.ts'
import { inThreadOrder, lockKnown, threadKey } from './place.ts'
import type { Conversation } from './schema.ts'

export interface TakenBack {
  conversation_ids: string[]
  /** Keys of the threads that stay, by `threadKey`. */
  stayed: ReadonlySet<string>
}

/** `brought`: which of these posts came with what is taken back. */
export async function takeBackThreads(
  work: Work,
  posts: readonly Post[],
  brought: (post_ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<TakenBack> {
  const known = await lockKnown(work, inThreadOrder(new Map(posts.map((post) => [threadKey(post), post]))))
  if (known.size === 0) return { conversation_ids: [], stayed: new Set() }
  const staying = await stayingAmong(work, [...known.values()], brought)
  const stayed = new Set<string>()
  const gone = [...known].flatMap(([key, conversation]) => {
    const stays = staying.has(conversation.id)
    if (stays) stayed.add(key)
    return stays ? [] : [conversation]
  })
  const conversation_ids = gone.map(({ id }) => id)
  if (gone.length > 0) {
    await remove(work, conversation_ids)
    await changeCounts(
      work,
      gone.flatMap(({ state, team_id, assignee_id }) => (state === 'open' ? [{ team_id, assignee_id, by: -1 }] : [])),
    )
    happened(work, 'inbox.conversations_taken_back', { conversation_ids })
  }
  return { conversation_ids, stayed }
}

/** Somebody did something in them, or has them. */
export async function stayingAmong(
  work: Work,
  conversations: readonly Pick<Conversation, 'id' | 'assignee_id'>[],
  brought: (post_ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Set<string>> {
  if (conversations.length === 0) return new Set()
  const ids = conversations.map(({ id }) => id)
  const touched = await touchedAmong(work, ids, brought)
  const held = conversations.filter(({ assignee_id }) => assignee_id !== null)
  return touched.union(new Set(held.map(({ id }) => id)))
}

/** Somebody answered, noted, moved or drafted there, or something else arrived. What followed its mention was no work. */
export async function touchedAmong(
  work: Work,
  ids: readonly string[],
  brought: (post_ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Set<string>> {
  const messages = await work.db
    .selectFrom('inbox_messages')
    .select(['conversation_id', 'id'])
    .where('conversation_id', 'in', ids)
    .where(sql<SqlBool>`(event is null or event ->> 'what' not in ('set_aside', 'brought_back'))`)
    .execute()
  const theirs = await brought(messages.map(({ id }) => id))
  const drafts = await work.db
    .selectFrom('inbox_drafts')
    .select('conversation_id')
    .where('conversation_id', 'in', ids)
    .where('text', '<>', '')
    .execute()
  return new Set([...messages.filter(({ id }) => !theirs.has(id)), ...drafts].map((row) => row.conversation_id))
}

async function remove(work: Work, ids: readonly string[]): Promise<void> {
  for (const table of ['inbox_messages', 'inbox_drafts', 'inbox_asides', 'inbox_seen'] as const)
    await work.db.deleteFrom(table).where('conversation_id', 'in', ids).execute()
  await work.db.deleteFrom('inbox_conversations').where('id', 'in', ids).execute()
}
