/** Our own account spoke, but not through here (somebody used the network's app): it stands in the thread and counts as answered. */
import './tables.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { addMessage } from './messages.ts'
import { update } from './ownership.ts'
import { inThreadOrder, lockKnown, threadKey } from './place.ts'
import { NOBODY_WAITS } from './schema.ts'
import { snippetOf } from './snippet.ts'

/**
 * Before a batch that holds both theirs and ours is filed: its threads are locked in the order in which `file` takes
 * them, so that two such batches wait for each other and never block each other.
 */
export async function lockThreads(work: Work, posts: readonly Pick<Post, 'network' | 'thread_id'>[]): Promise<void> {
  await lockKnown(work, inThreadOrder(new Map(posts.map((post) => [threadKey(post), post]))))
}

export async function fileElsewhere(work: Work, posts: readonly Post[]): Promise<void> {
  for (const post of posts) {
    const conversation = await work.db
      .selectFrom('inbox_conversations')
      .selectAll()
      .where('network', '=', post.network)
      .where('thread_id', '=', post.thread_id)
      .forUpdate()
      .executeTakeFirst()
    if (!conversation) continue
    await addMessage(work, {
      conversation_id: conversation.id,
      id: post.id,
      kind: 'elsewhere',
      identity_id: post.author_id,
    })
    await update(work, conversation, {
      ...(conversation.state === 'open' && { state: 'answered', ...NOBODY_WAITS }),
      first_answered_at: conversation.first_answered_at ?? work.now,
      snippet: snippetOf(post),
      message_count: conversation.message_count + 1,
      last_message_id: post.id,
      our_message_id: post.id,
      unsettled: null,
      last_message_at: post.posted_at,
    })
    happened(work, 'inbox.message_changed', { conversation_id: conversation.id }, conversation.audience)
  }
}
