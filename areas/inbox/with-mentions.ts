/**
 * A conversation goes the way of the mention that opened it: hidden, or said not to be about us, it waits for nobody, and comes
 * back with it. Where anybody did anything in it or more was said, it stays, and whoever set the mention aside is told why.
 */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { findPerson } from '#areas/administration/people.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import type { ConversationsWith } from '#areas/listening/ports.ts'
import type { ConversationWith } from '#areas/listening/schema.ts'
import { happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { addMessage } from './messages.ts'
import { update } from './ownership.ts'
import { type Conversation, type MessageEvent, NOBODY_WAITS } from './schema.ts'
import { touchedAmong } from './take-back.ts'
import { unansweredIn } from './unanswered.ts'
import { personOf, visibleTo } from './visible.ts'

type Unheard = Parameters<ConversationsWith['setAside']>[1]
type Why = Parameters<ConversationsWith['setAside']>[0]

/** Locked before the mentions are, as every deed of the inbox does; those that one may see. */
export async function conversationsWith(work: Work, posts: readonly Post[]): Promise<ConversationsWith> {
  const locked = await lockThose(work, posts)
  return {
    async setAside(why, unheard) {
      const open = locked.filter(({ state }) => state === 'open')
      const became: ConversationWith[] = []
      for (const conversation of open) became.push(await follow(work, conversation, { why, unheard }))
      return became
    },
    async bringBack() {
      for (const conversation of locked) if (await closedWithIt(work, conversation)) await openAgain(work, conversation)
    },
  }
}

async function lockThose(work: Work, posts: readonly Post[]): Promise<Conversation[]> {
  const opening = posts.filter(({ audience }) => audience === 'public')
  if (opening.length === 0) return []
  const threads = opening.map(({ network, thread_id }) => sql`(${network}, ${thread_id})`)
  const ids = opening.map(({ id }) => id)
  return work.db
    .selectFrom('inbox_conversations as c')
    .selectAll()
    .where(sql<SqlBool>`(network, thread_id) in (${sql.join(threads)})`)
    .where(visibleTo(work))
    .where((is) =>
      is.exists(
        is
          .selectFrom('inbox_messages as m')
          .select('m.id')
          .whereRef('m.conversation_id', '=', 'c.id')
          .where('m.id', 'in', ids),
      ),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}

async function follow(
  work: Work,
  conversation: Conversation,
  { why, unheard }: { why: Why; unheard: Unheard },
): Promise<ConversationWith> {
  const { id, assignee_id } = conversation
  const stays = (because: ConversationWith['because'], holder_name: string | null = null): ConversationWith => ({
    ...{ id, became: 'stays', because, holder_name },
  })
  if (assignee_id) return stays('held', (await findPerson(work, assignee_id)).name)
  let isHeard = false
  const touched = await touchedAmong(work, [id], async (message_ids) => {
    const gone = await unheard(message_ids)
    isHeard = gone.size === 0
    return gone
  })
  if (touched.size > 0) return stays(isHeard ? 'heard' : 'worked_in')
  await close(work, conversation, why)
  return { id, became: 'closed', because: null, holder_name: null }
}

async function close(work: Work, before: Conversation, why: Why): Promise<void> {
  const { id: conversation_id, audience } = before
  await update(work, before, {
    ...{ state: 'closed', closed_at: work.now, closed_by: personOf(work).id },
    ...NOBODY_WAITS,
  })
  await addMessage(work, { conversation_id, kind: 'event', event: { what: 'set_aside', why } })
  happened(work, 'inbox.conversation_closed', { conversation_id }, audience)
}

/** And nothing happened in it since. */
async function closedWithIt(work: Work, { id, state }: Conversation): Promise<boolean> {
  if (state !== 'closed') return false
  const last = await work.db
    .selectFrom('inbox_messages')
    .select('event')
    .where('conversation_id', '=', id)
    .where('kind', '=', 'event')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.event as MessageEvent | null | undefined)?.what === 'set_aside'
}

async function openAgain(work: Work, before: Conversation): Promise<void> {
  const { id: conversation_id, audience } = before
  const { waiting_since, waiting_identity_id } = await unansweredIn(work, before)
  await update(work, before, {
    ...{ state: 'open', closed_at: null, closed_by: null },
    ...{ waiting_since: waiting_since ?? work.now, waiting_identity_id },
  })
  await addMessage(work, { conversation_id, kind: 'event', event: { what: 'brought_back' } })
  happened(work, 'inbox.conversation_reopened', { conversation_id }, audience)
}
