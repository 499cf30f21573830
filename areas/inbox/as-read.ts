/** What a conversation is about follows what its posts were read to say, once a person has put that right. */
import './tables.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { firstMessageId } from './messages.ts'
import { update } from './ownership.ts'
import type { Conversation } from './schema.ts'
import { visibleTo } from './visible.ts'

/** Null where its thread is no conversation, or none that one may see. */
export async function lockConversationOf(
  work: Work,
  { network, thread_id }: Pick<Post, 'network' | 'thread_id'>,
): Promise<Conversation | null> {
  const found = await work.db
    .selectFrom('inbox_conversations')
    .selectAll()
    .where('network', '=', network)
    .where('thread_id', '=', thread_id)
    .where(visibleTo(work))
    .forUpdate()
    .executeTakeFirst()
  return found ?? null
}

/** Objective and topic are those of what was said first, the feeling that of what they said last. */
export async function asRead(work: Work, conversation: Conversation): Promise<Conversation> {
  const [first, last] = [await firstMessageId(work, conversation.id), await lastInboundId(work, conversation.id)]
  const readings = await readingsByIds(work, [...new Set([first, last])])
  const [opening, latest] = [readings.get(first), readings.get(last)]
  if (!opening || !latest) return conversation
  const { objective, topics } = opening
  const now = { objective, topic: topics[0]?.topic ?? null, sentiment: latest.sentiment }
  const { objective: was, topic, sentiment } = conversation
  if (was === now.objective && topic === now.topic && sentiment === now.sentiment) return conversation
  const after = await update(work, conversation, now)
  happened(work, 'inbox.message_changed', { conversation_id: conversation.id }, conversation.audience)
  return after
}

/** What somebody outside said last in it; what was said first, where that is all. */
export async function lastInboundId(work: Work, conversation_id: string): Promise<string> {
  const found = await work.db
    .selectFrom('inbox_messages')
    .select('id')
    .where('conversation_id', '=', conversation_id)
    .where('kind', '=', 'inbound')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.id ?? firstMessageId(work, conversation_id)
}
