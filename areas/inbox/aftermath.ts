/** What the inbox does because of facts: a reply that did not leave waits for us again, one that left counts; what was deleted or edited shows so. */
import { texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { sql } from 'kysely'
import { deliveriesByIds } from '#areas/channels/answer-from.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { type Fact, happened } from '#platform/facts.ts'
import type { Reactions } from '#platform/reactions.ts'
import type { Work } from '#platform/work.ts'
import { lastWords } from './last-words.ts'
import { update } from './ownership.ts'
import type { Conversation } from './schema.ts'
import { snippetOf } from './snippet.ts'
import { followMentions, followReturned } from './spam.ts'
import { teachMonitors } from './teaching.ts'
import { leaveDeleted } from './team-guard.ts'
import {
  conversationsOfDeliveries,
  tellOfNotes,
  tellOfTheEnd,
  tellTheGiver,
  tellTheTeam,
  tellTheWriter,
  tellWhoHasIt,
} from './telling.ts'
import { unansweredIn } from './unanswered.ts'

type DeliveryFact = Fact<
  | 'channels.delivery_refused'
  | 'channels.delivery_unknown'
  | 'channels.delivery_sent'
  | 'channels.delivery_withdrawn'
  | 'channels.delivery_held'
  | 'channels.delivery_by_hand'
  | 'channels.delivery_queued'
>

export const reactions: Reactions = {
  'channels.delivery_queued': sentAgain,
  'channels.delivery_sent': inOrder(answered, tellOfTheEnd),
  'channels.delivery_held': inOrder(waitAgain, tellTheWriter),
  'channels.delivery_unknown': inOrder(waitAgain, tellTheWriter),
  'channels.delivery_by_hand': inOrder(waitAgain, tellTheWriter),
  'channels.delivery_refused': inOrder(waitAgain, tellTheWriter),
  'channels.delivery_withdrawn': inOrder<Fact<'channels.delivery_withdrawn'>>(
    takeBackWords,
    waitAgain,
    tellTheWriter,
    tellOfTheEnd,
  ),
  'inbox.conversation_assigned': tellWhoHasIt,
  'inbox.conversation_answered': teachMonitors,
  'inbox.conversation_handed_over': inOrder<Fact<'inbox.conversation_handed_over'>>(tellTheTeam, teachMonitors),
  'inbox.conversation_handed_back': tellTheGiver,
  'inbox.note_written': tellOfNotes,
  'administration.team_deleted': leaveDeleted,
  'channels.posts_deleted': retell,
  'channels.posts_edited': retell,
  'listening.mention_set_aside': followMentions,
  'listening.mention_returned': followReturned,
}

function inOrder<F>(...parts: readonly ((work: Work, facts: F[]) => Promise<void>)[]) {
  return async (work: Work, facts: F[]): Promise<void> => {
    for (const part of parts) await part(work, facts)
  }
}

async function conversationsOf(work: Work, facts: readonly DeliveryFact[]) {
  const ids = facts.map((fact) => fact.detail.delivery_id)
  const found = [...(await conversationsOfDeliveries(work, ids)).values()].map((conversation) => conversation.id)
  return found.length === 0
    ? []
    : work.db.selectFrom('inbox_conversations').selectAll().where('id', 'in', found).orderBy('id').forUpdate().execute()
}

/** What was taken back was never said: the words before it stand as the last again, and the row where they put it. */
async function takeBackWords(work: Work, facts: DeliveryFact[]): Promise<void> {
  for (const conversation of await conversationsOf(work, facts)) {
    const words = await lastWords(work, conversation)
    if (words) await update(work, conversation, words)
  }
}

/** What did not leave waits for us again; what is held is said. Pages that show it look again. */
async function waitAgain(work: Work, facts: DeliveryFact[]): Promise<void> {
  for (const conversation of await conversationsOf(work, facts)) {
    const { waiting_since, waiting_identity_id, held_message_id, unsettled, last_left } = await unansweredIn(
      work,
      conversation,
    )
    const isAnswered = conversation.state !== 'answered' || last_left
    await update(work, conversation, {
      held_message_id,
      unsettled,
      ...(!isAnswered && { state: 'open', waiting_since: waiting_since ?? work.now, waiting_identity_id }),
    })
    happened(work, 'inbox.message_changed', { conversation_id: conversation.id }, conversation.audience)
  }
}

/** What was refused or not known is on its way again: nothing of it is unsettled until its outcome. */
async function sentAgain(work: Work, facts: DeliveryFact[]): Promise<void> {
  for (const conversation of await conversationsOf(work, facts)) {
    if (conversation.unsettled === null) continue
    const { unsettled } = await unansweredIn(work, conversation)
    await update(work, conversation, { unsettled })
    happened(work, 'inbox.message_changed', { conversation_id: conversation.id }, conversation.audience)
  }
}

/** It left, so they are answered: also where it had been held, unless they wrote again or more is held. */
async function answered(work: Work, facts: DeliveryFact[]): Promise<void> {
  const deliveries = await deliveriesByIds(
    work,
    facts.map((fact) => fact.detail.delivery_id),
  )
  const answers = new Set([...deliveries.values()].map((delivery) => delivery.subject_id))
  for (const conversation of await conversationsOf(work, facts)) {
    const { waiting_since, waiting_identity_id, held_message_id, unsettled } = await unansweredIn(work, conversation)
    const isDone = !waiting_since && !held_message_id
    await update(work, conversation, {
      held_message_id,
      unsettled,
      first_answered_at: conversation.first_answered_at ?? work.now,
      ...(conversation.state === 'open' && { state: isDone ? 'answered' : 'open', waiting_since, waiting_identity_id }),
    })
    await tellHowLong(work, conversation, answers)
  }
}

async function tellHowLong(work: Work, conversation: Conversation, answers: ReadonlySet<string>): Promise<void> {
  const { id: conversation_id, audience } = conversation
  const messages = await work.db
    .selectFrom('inbox_messages')
    .select('id')
    .where('conversation_id', '=', conversation_id)
    .where('id', 'in', [...answers])
    .execute()
  for (const { id: message_id } of messages) {
    const { waiting_since } = await unansweredIn(work, conversation, message_id)
    const waited_ms = waiting_since ? work.now.getTime() - waiting_since.getTime() : null
    happened(work, 'inbox.conversation_answered', { conversation_id, message_id, waited_ms }, audience)
  }
}

/** Lists carry the last words; when those change or go on the network, they do here. */
async function retell(work: Work, facts: Fact<'channels.posts_deleted' | 'channels.posts_edited'>[]): Promise<void> {
  const posts = await postsByIds(
    work,
    facts.flatMap((fact) => fact.detail.post_ids),
  )
  const list = [...posts.values()]
  const { rows } = await sql<{ id: string; audience: string[] | null }>`
    update inbox_conversations c set snippet = case when c.last_message_id = p.id then p.snippet else c.snippet end
    from unnest(${texts(list.map((p) => p.network))}::text[], ${texts(list.map((p) => p.thread_id))}::text[], ${uuids(list.map((p) => p.id))}::uuid[],
      ${texts(list.map((p) => (p.deleted_at ? '' : snippetOf(p))))}::text[]) as p(network, thread_id, id, snippet)
    where c.network = p.network and c.thread_id = p.thread_id returning c.id, c.audience`.execute(work.db)
  for (const { id, audience } of rows) happened(work, 'inbox.message_changed', { conversation_id: id }, audience)
}
