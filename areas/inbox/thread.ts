/** A conversation as a person reads it, in four steps: its ids, everything they name, what is allowed, the view. */
import './tables.ts'
import { peopleByIds } from '#areas/administration/people.ts'
import { type AnswerAccount, accountToAnswer, deliveriesByIds } from '#areas/channels/answer-from.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import type { Delivery } from '#areas/channels/schema.ts'
import { canSpeak } from '#areas/conduct/grants.ts'
import { contactOf } from '#areas/contacts/contacts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { oursIn, shownAs } from '#areas/contacts/posing.ts'
import type { Who } from '#areas/contacts/schema.ts'
import type { Work } from '#platform/work.ts'
import type { ConversationView, MessageView } from './api.ts'
import { asidesIn } from './asides.ts'
import { givenToMe } from './given.ts'
import { saidBy } from './said-by.ts'
import type { Conversation, Message } from './schema.ts'
import { findConversation, personOf } from './visible.ts'

const PAGE = 100

export async function readConversation(
  work: Work,
  input: { id: string; before?: string | undefined },
): Promise<ConversationView> {
  const conversation = await findConversation(work, input.id)
  const messages = await pageOf(work, input)
  const views = await viewsOf(work, messages)
  const who = await whoByIds(work, [conversation.identity_id])
  const account = await speakable(work, await accountToAnswer(work, conversation))
  return {
    conversation: {
      ...conversation,
      ...shownAs(await oursIn(work), who.get(conversation.identity_id)),
      unread: await isUnread(work, conversation),
      given: (await givenToMe(work, [conversation])).get(conversation.id) ?? null,
      said_by: (await saidBy(work, [conversation])).get(conversation.id) ?? null,
    },
    messages: views,
    earlier: messages.length === PAGE ? await countBefore(work, input.id, messages[0]?.id ?? '') : 0,
    contact: await contactOf(work, conversation.identity_id),
    drafts: await work.db.selectFrom('inbox_drafts').selectAll().where('conversation_id', '=', input.id).execute(),
    asides: await asidesIn(work, input.id),
    ...answerOf(account),
  }
}

/** The account, where this person may speak with it; else why they may not. */
async function speakable(work: Work, account: AnswerAccount): Promise<AnswerAccount> {
  if (!account.channel || (await canSpeak(work, account.channel.id))) return account
  return {
    channel: null,
    problem: `You may not speak as ${account.channel.handle}. An administrator can give you the right under Channels; until then write a note.`,
  }
}

function answerOf(account: AnswerAccount): Pick<ConversationView, 'answer_from' | 'answer_problem'> {
  if (!account.channel) return { answer_from: null, answer_problem: account.problem }
  const { id, handle } = account.channel
  return {
    answer_from: { channel_id: id, handle, limit: account.limits.text, unit: account.limits.unit },
    answer_problem: null,
  }
}

async function pageOf(work: Work, { id, before }: { id: string; before?: string | undefined }): Promise<Message[]> {
  let query = work.db.selectFrom('inbox_messages').selectAll().where('conversation_id', '=', id)
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(PAGE).execute()).reverse()
}

async function countBefore(work: Work, id: string, before: string): Promise<number> {
  const { many } = await work.db
    .selectFrom('inbox_messages')
    .select((row) => row.fn.countAll<number>().as('many'))
    .where('conversation_id', '=', id)
    .where('id', '<', before)
    .executeTakeFirstOrThrow()
  return many
}

async function isUnread(work: Work, conversation: Conversation): Promise<boolean> {
  const seen = await work.db
    .selectFrom('inbox_seen')
    .select('message_id')
    .where('person_id', '=', personOf(work).id)
    .where('conversation_id', '=', conversation.id)
    .executeTakeFirst()
  return !seen || seen.message_id < conversation.last_message_id
}

interface Named {
  posts: Map<string, Post>
  who: Map<string, Who>
  people: Map<string, { id: string; name: string }>
  deliveries: Map<string, Delivery>
}

export async function viewsOf(work: Work, messages: readonly Message[]): Promise<MessageView[]> {
  const ids = <K extends 'identity_id' | 'person_id' | 'delivery_id'>(name: K) =>
    messages.flatMap((message) => message[name] ?? [])
  const inbound = messages.filter((message) => message.text === null && message.event === null)
  const named: Named = {
    posts: await postsByIds(
      work,
      inbound.map((message) => message.id),
    ),
    who: await whoByIds(work, ids('identity_id')),
    people: await peopleByIds(work, ids('person_id')),
    deliveries: await deliveriesByIds(work, ids('delivery_id')),
  }
  return messages.map((message) => viewOf(message, named))
}

function viewOf(message: Message, named: Named): MessageView {
  const post = named.posts.get(message.id)
  const delivery = message.delivery_id ? named.deliveries.get(message.delivery_id) : undefined
  const person = message.person_id ? named.people.get(message.person_id) : undefined
  return {
    id: message.id,
    kind: message.kind,
    sent_at: message.sent_at,
    text: message.text ?? post?.text ?? '',
    title: post?.title ?? null,
    who: message.identity_id ? (named.who.get(message.identity_id) ?? null) : null,
    person: person ? { id: person.id, name: person.name } : null,
    url: post?.url ?? delivery?.url ?? null,
    lang: post?.lang ?? null,
    spans: post?.spans ?? [],
    media: post?.media ?? [],
    pictures: delivery?.outgoing.images.map(({ media_id, alt }) => ({ media_id, alt })) ?? [],
    counts: post?.counts ?? null,
    deleted_at: post?.deleted_at ?? null,
    delivery: delivery
      ? {
          id: delivery.id,
          state: delivery.state,
          url: delivery.url,
          problem: delivery.problem?.sentence ?? null,
          settled_at: delivery.settled_at,
        }
      : null,
    event: message.event,
  }
}

export async function see(work: Work, input: { id: string; message_id: string }): Promise<null> {
  const conversation = await findConversation(work, input.id)
  const row = {
    workspace_id: work.workspace_id,
    person_id: personOf(work).id,
    conversation_id: conversation.id,
    message_id: input.message_id,
  }
  await work.db
    .insertInto('inbox_seen')
    .values(row)
    .onConflict((same) =>
      same
        .columns(['workspace_id', 'person_id', 'conversation_id'])
        .doUpdateSet({ message_id: input.message_id })
        .where('inbox_seen.message_id', '<', input.message_id),
    )
    .execute()
  return null
}
