/** A conversation of a mention that opened none by itself, as if it had: filed, with its team. Asked twice it is one. */

import { sql } from 'kysely'
import { postsByIds } from '#areas/channels/posts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { conversationsOf } from '#areas/inbox/of-posts.ts'
import { markAnswered } from '#areas/listening/marks.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { intoConversations } from './into-conversations.ts'
import { loadTable } from './table.ts'

export async function openFromMention(
  work: Work,
  { post_id }: { post_id: string },
): Promise<{ conversation_id: string; opened: boolean }> {
  const post = (await postsByIds(work, [post_id])).get(post_id)
  if (post?.audience !== 'public') refuse('not_found', 'mention_not_found', 'There is no such mention.')
  if (post.deleted_at)
    refuse('conflict', 'mention_deleted', 'Whoever said it has deleted it. There is nothing left to answer.')
  // Who presses at the same moment waits here, and finds the conversation there.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${work.workspace_id} ${post.network} ${post.thread_id}`}, 0))`.execute(
    work.db,
  )
  const there = (await conversationsOf(work, [post])).get(post_id)
  if (there) return { conversation_id: there.id, opened: false }
  const reading = (await readingsByIds(work, [post_id])).get(post_id)
  if (!reading) refuse('not_found', 'mention_not_found', 'There is no such mention.')
  const followers = (await whoByIds(work, [post.author_id])).get(post.author_id)?.followers ?? null
  // Somebody wants it answered: whatever it reads like, it is no spam to them.
  const arriving = { post, reading: { ...reading, is_spam: false, terms: [] }, followers }
  const [conversation_id] = await filed(work, arriving)
  await markAnswered(work, [post_id])
  if (!conversation_id) refuse('conflict', 'not_opened', 'It could not be opened. Try again.')
  return { conversation_id, opened: true }
}

async function filed(work: Work, arriving: Parameters<typeof intoConversations>[1][number]): Promise<string[]> {
  try {
    const how = { table: await loadTable(work), expect: 'known_too' } as const
    return (await intoConversations(work, [arriving], how)).ids
  } catch (error) {
    // The network brought more of the thread at this very moment.
    if ((error as { code?: unknown }).code === '23505')
      refuse('conflict', 'opened_meanwhile', 'It was opened at this moment by what came in. Look again.')
    throw error
  }
}
