/**
 * Spam is set aside, not thrown away: a conversation keeps its team, its holder and since when it waits, so that it comes
 * back as it was. Its mentions leave the figures with it, and return with it.
 */
import './tables.ts'
import { sql } from 'kysely'
import { postsByIds } from '#areas/channels/posts.ts'
import { setSpam } from '#areas/listening/set-aside.ts'
import { type Fact, happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { addMessage } from './messages.ts'
import { refuseUnlessAllowed, update } from './ownership.ts'
import type { Conversation, ConversationState } from './schema.ts'
import { lockConversation } from './visible.ts'

/** Further back a thread has been read by somebody. */
const MESSAGES_MOST = 500

export async function markSpam(work: Work, { id }: { id: string }): Promise<Conversation> {
  const before = await lockConversation(work, id)
  refuseUnlessAllowed(before, 'spam')
  await setSpam(work, await inboundOf(work, id), 'spam')
  return setAside(work, before)
}

export async function markNoSpam(work: Work, { id }: { id: string }): Promise<Conversation> {
  const before = await lockConversation(work, id)
  refuseUnlessAllowed(before, 'no_spam')
  await setSpam(work, await inboundOf(work, id), 'no spam')
  return bringBack(work, before)
}

async function setAside(work: Work, before: Conversation): Promise<Conversation> {
  const after = await update(work, before, { state: 'spam' })
  await addMessage(work, { conversation_id: before.id, kind: 'event', event: { what: 'marked_spam' } })
  happened(work, 'inbox.conversation_marked_spam', { conversation_id: before.id }, before.audience)
  return after
}

async function bringBack(work: Work, before: Conversation): Promise<Conversation> {
  const why = before.team_id
    ? {}
    : { why: 'It was set aside as spam, and somebody said that it is none. A person decides.' }
  const after = await update(work, before, { state: stateBefore(before), ...why })
  await addMessage(work, { conversation_id: before.id, kind: 'event', event: { what: 'marked_no_spam' } })
  happened(work, 'inbox.conversation_marked_no_spam', { conversation_id: before.id }, before.audience)
  return after
}

/** What it was is told by what it kept. */
const stateBefore = ({ closed_at, waiting_since, held_message_id }: Conversation): ConversationState =>
  closed_at ? 'closed' : waiting_since || held_message_id ? 'open' : 'answered'

async function inboundOf(work: Work, id: string): Promise<string[]> {
  const messages = await work.db
    .selectFrom('inbox_messages')
    .select('id')
    .where('conversation_id', '=', id)
    .where('kind', '=', 'inbound')
    .orderBy('id', 'desc')
    .limit(MESSAGES_MOST)
    .execute()
  return messages.map((message) => message.id)
}

/** Somebody said it of a mention. What we have answered is a conversation, whatever its mention is called. */
export async function followMentions(work: Work, facts: Fact<'listening.mention_set_aside'>[]): Promise<void> {
  const spam = facts.filter(({ detail }) => detail.why === 'spam').map(({ detail }) => detail.post_id)
  for (const conversation of await conversationsOfPosts(work, spam))
    if (conversation.state === 'open' && !conversation.our_message_id && !conversation.private)
      await setAside(work, conversation)
}

export async function followReturned(work: Work, facts: Fact<'listening.mention_returned'>[]): Promise<void> {
  const back = facts.filter(({ detail }) => detail.was === 'spam').map(({ detail }) => detail.post_id)
  for (const conversation of await conversationsOfPosts(work, back))
    if (conversation.state === 'spam') await bringBack(work, conversation)
}

async function conversationsOfPosts(work: Work, post_ids: readonly string[]): Promise<Conversation[]> {
  const posts = [...(await postsByIds(work, post_ids)).values()]
  if (posts.length === 0) return []
  const threads = posts.map(({ network, thread_id }) => sql`(${network}, ${thread_id})`)
  const { rows } = await sql<Conversation>`select * from inbox_conversations
    where (network, thread_id) in (${sql.join(threads)}) order by id for update`.execute(work.db)
  return rows
}
