/**
 * Answering. A person who may speak there writes; the words, the delivery and the new state are one commit, and the
 * delivery leaves after it, once. What comes of the delivery is told by its facts: only what left counts as an answer.
 */
import './tables.ts'
import { accountToAnswer } from '#areas/channels/answer-from.ts'
import { queueDelivery } from '#areas/channels/deliveries.ts'
import { standingHold } from '#areas/channels/holds.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { speakerFor } from '#areas/conduct/grants.ts'
import { picturesFor } from '#areas/media/outgoing.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { endDraft } from './drafts.ts'
import { addMessage } from './messages.ts'
import { refuseUnlessAllowed, update } from './ownership.ts'
import { type Conversation, type Message, NOBODY_WAITS } from './schema.ts'
import { lockConversation, personOf } from './visible.ts'

export interface ReplyInput {
  id: string
  text: string
  media_ids: string[]
  /** The last message that the writer had before them; an answer that came since is shown first. */
  seen_message_id?: string | undefined
}

export async function reply(work: Work, input: ReplyInput): Promise<Message> {
  const person = personOf(work)
  const conversation = await lockConversation(work, input.id)
  refuseUnlessAllowed(conversation, 'reply')
  await refuseIfAnswered(work, conversation, input.seen_message_id)
  const account = await accountToAnswer(work, conversation)
  if (!account.channel) refuse('conflict', 'nowhere_to_answer_from', account.problem)
  const message_id = newId(work.now)
  const delivery = await queueDelivery(work, await speakerFor(work, account.channel.id), {
    subject_kind: 'message',
    subject_id: message_id,
    outgoing: {
      ...(await answerTo(work, conversation)),
      text: input.text,
      lang: spoken(conversation.language),
      images: await picturesFor(work, input.media_ids, account.limits),
    },
  })
  const message = await addMessage(work, {
    conversation_id: conversation.id,
    id: message_id,
    kind: 'reply',
    text: input.text,
    delivery_id: delivery.id,
  })
  const hold = await standingHold(work, account.channel.id)
  await said(work, conversation, { message, person_id: person.id, held: hold !== undefined })
  await endDraft(work, { ...input, conversation_id: conversation.id, kind: 'reply' })
  return message
}

interface Said {
  message: Message
  person_id: string
  held: boolean
}

/** While it is on its way it waits for nobody here. Under a hold nothing leaves: it stays with whoever answers it, and waits on. */
async function said(work: Work, conversation: Conversation, { message, person_id, held }: Said): Promise<void> {
  await update(work, conversation, {
    ...(held ? { state: 'open', held_message_id: message.id } : { state: 'answered', ...NOBODY_WAITS }),
    assignee_id: conversation.assignee_id ?? person_id,
    snippet: message.text ?? '',
    message_count: conversation.message_count + 1,
    last_message_id: message.id,
    our_message_id: message.id,
    unsettled: null,
    last_message_at: work.now,
  })
  happened(work, 'inbox.message_changed', { conversation_id: conversation.id }, conversation.audience)
}

/** Two people answering at once: the second one is asked. */
async function refuseIfAnswered(work: Work, conversation: Conversation, seen: string | undefined): Promise<void> {
  if (!seen) return
  const since = await work.db
    .selectFrom('inbox_messages')
    .select('person_id')
    .where('conversation_id', '=', conversation.id)
    .where('id', '>', seen)
    .where('kind', 'in', ['reply', 'elsewhere'])
    .executeTakeFirst()
  if (since)
    refuse(
      'conflict',
      'answered_meanwhile',
      'Somebody has answered while you were writing. Read their answer, then send yours if it is still needed.',
    )
}

/** Under the last thing they said. */
async function answerTo(work: Work, conversation: Conversation) {
  const last = await work.db
    .selectFrom('inbox_messages')
    .select('id')
    .where('conversation_id', '=', conversation.id)
    .where('kind', '=', 'inbound')
    .orderBy('id', 'desc')
    .limit(5)
    .execute()
  const posts = await postsByIds(
    work,
    last.map((message) => message.id),
  )
  const post = last.map((message) => posts.get(message.id)).find((each) => each && !each.deleted_at)
  if (!post)
    refuse(
      'conflict',
      'nothing_to_answer',
      'What they wrote was deleted on the network. There is nothing left to answer under.',
    )
  return { reply_to: { native_id: post.native_id, thread_id: post.thread_id, handle: post.reply_handle ?? {} } }
}

/** We answer in their language; where that is unknown, nothing is claimed. */
const spoken = (language: string | null) => (language === 'und' ? null : language)
