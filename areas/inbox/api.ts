import { z } from 'zod'
import { Medium, Span } from '#areas/channels/post-schema.ts'
import { ContactView, Who } from '#areas/contacts/schema.ts'
import { endpoint } from '#platform/endpoint.ts'
import { Aside, Conversation, Draft, LISTED, MESSAGE_KINDS, MessageEvent } from './schema.ts'

const id = z.uuid()
const text = (most: number) =>
  z.string().trim().min(1, 'Write something first.').max(most, `That is more than ${most} characters.`)

export const ConversationRow = Conversation.extend({
  who: Who.nullable(),
  /** A name of ours that theirs looks like, though they are none of our accounts. */
  poses_as: z.string().nullable(),
  unread: z.boolean(),
  /** Whose the last words are, where they are of somebody else than `who`, and not ours. */
  said_by: z.string().nullable(),
  /** Where it was given to the reader: by whom, and the giver's newest note in it. */
  given: z.object({ by: z.object({ id, name: z.string() }), note: z.string().nullable() }).nullable(),
})
export type ConversationRow = z.infer<typeof ConversationRow>

/** What the palette shows of a conversation that it found. */
export const FoundConversation = Conversation.pick({
  id: true,
  network: true,
  state: true,
  team_id: true,
  snippet: true,
  waiting_since: true,
  held_message_id: true,
  unsettled: true,
  our_message_id: true,
  last_message_id: true,
  last_message_at: true,
  closed_at: true,
}).extend({
  who: Who.nullable(),
  /** As in a list. */
  said_by: z.string().nullable(),
})
export type FoundConversation = z.infer<typeof FoundConversation>

export const ListInput = z.object({
  view: z.enum(['mine', 'team', 'nobody', 'all']).default('all'),
  team_id: id.optional(),
  state: z.enum(LISTED).default('open'),
  after: z
    .string()
    .regex(/^\d{1,14}_[0-9a-f-]{36}$/, 'is not a place in this list; take `next` of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListInput = z.infer<typeof ListInput>

/** A message as the screen shows it: whose words, where they stand on the network, how their delivery goes. */
export const MessageView = z.object({
  id,
  kind: z.enum(MESSAGE_KINDS),
  sent_at: z.coerce.date(),
  text: z.string(),
  title: z.string().nullable(),
  who: Who.nullable(),
  person: z.object({ id, name: z.string() }).nullable(),
  url: z.string().nullable(),
  lang: z.string().nullable(),
  spans: z.array(Span),
  media: z.array(Medium),
  /** Ours, as they leave with it: `/api/media/{media_id}`. */
  pictures: z.array(z.object({ media_id: id, alt: z.string() })),
  counts: z.object({ replies: z.number(), reposts: z.number(), likes: z.number() }).nullable(),
  deleted_at: z.coerce.date().nullable(),
  delivery: z
    .object({
      id,
      state: z.string(),
      url: z.string().nullable(),
      problem: z.string().nullable(),
      settled_at: z.coerce.date().nullable(),
    })
    .nullable(),
  event: MessageEvent.nullable(),
})
export type MessageView = z.infer<typeof MessageView>

export const ConversationView = z.object({
  conversation: ConversationRow,
  messages: z.array(MessageView),
  /** How many earlier ones there are before the first of these. */
  earlier: z.int(),
  contact: ContactView.nullable(),
  drafts: z.array(Draft),
  asides: z.array(Aside),
  /** The account an answer would leave from; null with the reason why none can. */
  answer_from: z.object({ channel_id: id, handle: z.string(), limit: z.int(), unit: z.string() }).nullable(),
  answer_problem: z.string().nullable(),
})
export type ConversationView = z.infer<typeof ConversationView>

/** `take_part` and `contribute` reach what is given to oneself; what is seen beyond that, `visible.ts` decides. */
export const inboxApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/conversations',
    who: 'take_part',
    does: 'Lists conversations, newest first, paged by key; `urgent` are those of what is open that press',
    input: ListInput,
    output: z.object({ conversations: z.array(ConversationRow), next: z.string().nullable() }),
  }),
  find: endpoint({
    method: 'GET',
    path: '/api/conversations/matches',
    who: 'take_part',
    does: 'Finds conversations by whom they are with or what was said last: open ones first, the longest wait first',
    input: z.object({ query: z.string().trim().min(1).max(100) }),
    output: z.object({ conversations: z.array(FoundConversation) }),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/api/conversations/counts',
    who: 'take_part',
    does: 'How many are open: mine, per team, and nobody’s (no team has them and no person)',
    input: z.object({}),
    output: z.object({ mine: z.int(), nobody: z.int(), teams: z.record(z.string(), z.int()) }),
  }),
  openInAll: endpoint({
    method: 'GET',
    path: '/api/conversations/open',
    who: 'read',
    does: 'How many are open in the whole house and held by nobody; null where a team is sealed for me',
    input: z.object({}),
    output: z.object({ open: z.int(), unheld: z.int() }).nullable(),
  }),
  fromAfar: endpoint({
    method: 'GET',
    path: '/api/conversations/waiting',
    who: 'read',
    does: 'What waits, of what I may see: how many, the longest, and the most urgent',
    input: z.object({}),
    output: z.object({
      open: z.int(),
      longest: ConversationRow.nullable(),
      urgent: z.array(ConversationRow),
      urgent_count: z.int(),
    }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/conversations/{id}',
    who: 'take_part',
    does: 'A conversation with its thread, the person, and what an answer would need',
    input: z.object({ id, before: id.optional() }),
    output: ConversationView,
  }),
  see: endpoint({
    method: 'PUT',
    path: '/api/conversations/{id}/reading',
    who: 'take_part',
    does: 'Remembers how far I have read',
    input: z.object({ id, message_id: id }),
    output: z.null(),
  }),
  reply: endpoint({
    method: 'POST',
    path: '/api/conversations/{id}/replies',
    who: 'contribute',
    does: 'Answers in public, once, under the last message',
    input: z.object({
      id,
      text: text(10_000),
      media_ids: z.array(id).max(10).default([]),
      seen_message_id: id.optional(),
    }),
    output: MessageView,
  }),
  note: endpoint({
    method: 'POST',
    path: '/api/conversations/{id}/notes',
    who: 'contribute',
    does: 'Writes a note that stays inside',
    input: z.object({ id, text: text(20_000) }),
    output: MessageView,
  }),
  assign: endpoint({
    method: 'PUT',
    path: '/api/conversations/{id}/assignee',
    who: 'answer',
    does: 'Gives it to a person; null lets go. With `held_by`, whom you saw hold it, refused where somebody else has it by now',
    input: z.object({ id, person_id: id.nullable(), held_by: id.nullable().optional() }),
    output: Conversation,
  }),
  handBack: endpoint({
    method: 'POST',
    path: '/api/conversations/{id}/hand-back',
    who: 'contribute',
    does: 'Gives back what was given to me, to whoever gave it: they have it again and are told. Where nobody did, to its team',
    input: z.object({ id, reason: z.string().trim().max(500, 'That is more than 500 characters.').default('') }),
    output: Conversation,
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/conversations/{id}/closure',
    who: 'answer',
    does: 'Closes it',
    input: z.object({ id }),
    output: Conversation,
  }),
  reopen: endpoint({
    method: 'DELETE',
    path: '/api/conversations/{id}/closure',
    who: 'answer',
    does: 'Opens it again',
    input: z.object({ id }),
    output: Conversation,
  }),
  markSpam: endpoint({
    method: 'PUT',
    path: '/api/conversations/{id}/spam',
    who: 'answer',
    does: 'Sets it aside as spam: it waits for nobody, and what was heard of it leaves the figures',
    input: z.object({ id }),
    output: Conversation,
  }),
  markNoSpam: endpoint({
    method: 'DELETE',
    path: '/api/conversations/{id}/spam',
    who: 'answer',
    does: 'Says that it is no spam: it comes back as it was',
    input: z.object({ id }),
    output: Conversation,
  }),
  saveDraft: endpoint({
    method: 'PUT',
    path: '/api/conversations/{id}/drafts/{kind}',
    who: 'contribute',
    does: 'Keeps what is being written; shared by all who may see the conversation. Words of another that it no longer holds are set aside until it holds them again',
    input: z.object({
      id,
      kind: z.enum(['reply', 'note']),
      text: z.string().max(20_000),
      media_ids: z.array(id).max(10).default([]),
      version: z.int().optional(),
    }),
    output: Draft.nullable(),
  }),
}
