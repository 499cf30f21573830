/** What the inbox does because of facts: a reply that did not leave waits for us again; what was deleted or edited shows so. */
import { texts, uuids } from '#platform/columns.ts'
import './tables.ts'
import { sql } from 'kysely'
import { postsByIds } from '#areas/channels/posts.ts'
import { type Fact, happened } from '#platform/facts.ts'
import type { Reactions } from '#platform/reactions.ts'
import type { Work } from '#platform/work.ts'
import { update } from './ownership.ts'
import { snippetOf } from './snippet.ts'
import { conversationsOfDeliveries, tellOfNotes, tellTheTeam, tellTheWriter, tellWhoHasIt } from './telling.ts'

type DeliveryFact = Fact<
  | 'channels.delivery_refused'
  | 'channels.delivery_unknown'
  | 'channels.delivery_sent'
  | 'channels.delivery_withdrawn'
  | 'channels.delivery_held'
  | 'channels.delivery_by_hand'
>

export const reactions: Reactions = {
  'channels.delivery_sent': show,
  'channels.delivery_held': inOrder(show, tellTheWriter),
  'channels.delivery_unknown': inOrder(show, tellTheWriter),
  'channels.delivery_by_hand': inOrder(show, tellTheWriter),
  'channels.delivery_refused': inOrder(waitAgain, tellTheWriter),
  'channels.delivery_withdrawn': inOrder(waitAgain, tellTheWriter),
  'inbox.conversation_assigned': tellWhoHasIt,
  'inbox.conversation_handed_over': tellTheTeam,
  'inbox.note_written': tellOfNotes,
  'channels.posts_deleted': retell,
  'channels.posts_edited': retell,
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

/** Pages that show it look again. */
async function show(work: Work, facts: DeliveryFact[]): Promise<void> {
  for (const conversation of await conversationsOf(work, facts))
    happened(work, 'inbox.message_changed', { conversation_id: conversation.id }, conversation.audience)
}

async function waitAgain(work: Work, facts: DeliveryFact[]): Promise<void> {
  for (const conversation of await conversationsOf(work, facts)) {
    if (conversation.state === 'answered')
      await update(work, conversation, { state: 'open', waiting_since: conversation.waiting_since ?? work.now })
    happened(work, 'inbox.message_changed', { conversation_id: conversation.id }, conversation.audience)
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
