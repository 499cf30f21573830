/** A conversation is messages that belong together, with one state and one owner. Its states and what each allows. */
import { z } from 'zod'

/** `spam` is set aside: it waits for nobody, and comes back as what it was. */
export const CONVERSATION_STATES = ['open', 'answered', 'closed', 'spam'] as const
export const ConversationState = z.enum(CONVERSATION_STATES)
export type ConversationState = z.infer<typeof ConversationState>

/** The one table of what a state allows: the server refuses by it, the screen disables by it, with the reason. */
export const ALLOWED: Record<
  ConversationState,
  Record<'reply' | 'note' | 'assign' | 'hand_over' | 'close' | 'reopen' | 'spam' | 'no_spam', true | string>
> = {
  open: {
    ...{ reply: true, note: true, assign: true, hand_over: true, close: true, reopen: 'It is open already.' },
    ...{ spam: true, no_spam: 'It is not set aside as spam.' },
  },
  answered: {
    ...{ reply: true, note: true, assign: true, hand_over: true, close: true, reopen: true },
    ...{ spam: true, no_spam: 'It is not set aside as spam.' },
  },
  closed: {
    reply: 'It is closed. Reopen it to answer.',
    note: true,
    assign: 'It is closed. Reopen it to give it to somebody.',
    hand_over: 'It is closed. Reopen it to hand it over.',
    close: 'It is closed already.',
    reopen: true,
    spam: true,
    no_spam: 'It is not set aside as spam.',
  },
  spam: {
    reply: 'It is set aside as spam. Say that it is none to answer.',
    note: true,
    assign: 'It is set aside as spam. Say that it is none to give it to somebody.',
    hand_over: 'It is set aside as spam. Say that it is none to hand it over.',
    close: 'It is set aside as spam, and waits for nobody.',
    reopen: 'It is set aside as spam. Say that it is none.',
    spam: 'It is set aside as spam already.',
    no_spam: true,
  },
}

export const Conversation = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  network: z.string(),
  channel_id: z.uuid(),
  /** The network's id of the thread's root. */
  thread_id: z.string(),
  /** Who began it with us. */
  identity_id: z.uuid(),
  /** Teams that may see it; null: everyone who reads. */
  audience: z.array(z.uuid()).nullable(),
  private: z.boolean(),
  state: ConversationState,
  team_id: z.uuid().nullable(),
  assignee_id: z.uuid().nullable(),
  objective: z.string(),
  topic: z.string().nullable(),
  language: z.string().nullable(),
  sentiment: z.number(),
  urgency: z.number(),
  /** Why it is where it is, in a sentence. */
  why: z.string(),
  /** The last words said, for lists. */
  snippet: z.string(),
  message_count: z.int(),
  opened_at: z.coerce.date(),
  last_message_id: z.uuid(),
  last_message_at: z.coerce.date(),
  /**
   * Since when somebody waits for us. One rule, wherever it is set: it counts from the oldest message, since our last
   * answer, of whoever began the thread; where they said nothing since, from the oldest of whoever else did. So a
   * bystander starts a clock where there is none, and the asker's own words set it to theirs.
   */
  waiting_since: z.coerce.date().nullable(),
  /** Whose message that is; null where it is of whoever began the thread. */
  waiting_identity_id: z.uuid().nullable(),
  /** Our answer that is held: until it has left, nobody was answered. */
  held_message_id: z.uuid().nullable(),
  /** Our newest answer was refused, or nobody knows whether it arrived. */
  unsettled: z.enum(['refused', 'unknown']).nullable(),
  /** Which message of ours is the newest that was not taken back; the last words are ours where it is the last of all. */
  our_message_id: z.uuid().nullable(),
  /** When the first answer had left the house. */
  first_answered_at: z.coerce.date().nullable(),
  closed_at: z.coerce.date().nullable(),
  closed_by: z.uuid().nullable(),
  version: z.int(),
})
export type Conversation = z.infer<typeof Conversation>

/** Where it stands in a list: by its last words, and once closed by when that was; the newest first. */
export const listedAt = <At>(row: { state: ConversationState; closed_at: At | null; last_message_at: At }): At =>
  row.state === 'closed' && row.closed_at !== null ? row.closed_at : row.last_message_at

/** Whether the last words are ours: held, refused or sent, open or closed. */
export const isOurs = ({ our_message_id, last_message_id }: Pick<Conversation, 'our_message_id' | 'last_message_id'>) =>
  our_message_id === last_message_id

/** From here on it is urgent: danger, or what is late or broken and says that it is pressing (understanding's `urgencyOf`). */
export const URGENT = 0.6
export const isUrgent = ({ state, urgency }: Pick<Conversation, 'state' | 'urgency'>) =>
  state === 'open' && urgency >= URGENT

/** What a list shows: a state, or of what is open only what is urgent. */
export const LISTED = ['open', 'urgent', 'answered', 'closed', 'spam'] as const
export type Listed = (typeof LISTED)[number]

/** What an answer or a closure sets. */
export const NOBODY_WAITS = { waiting_since: null, waiting_identity_id: null } as const

export const MESSAGE_KINDS = ['inbound', 'reply', 'elsewhere', 'note', 'event'] as const

/** What happened to a conversation, shown between its messages. */
export const MessageEvent = z.discriminatedUnion('what', [
  z.object({ what: z.literal('assigned'), to: z.uuid().nullable() }),
  /** Without a reason where a slip of the hand was undone. */
  z.object({ what: z.literal('handed_over'), to_team: z.uuid().nullable(), reason: z.string().nullable() }),
  /** To whoever gave it; null: to its team, as all were that were written before this was kept. */
  z.object({ what: z.literal('handed_back'), to: z.uuid().nullable().default(null), reason: z.string() }),
  z.object({ what: z.literal('closed') }),
  z.object({ what: z.literal('reopened') }),
  z.object({ what: z.literal('marked_spam') }),
  z.object({ what: z.literal('marked_no_spam') }),
  /** Closed and opened with the mention that it came of. */
  z.object({ what: z.literal('set_aside'), why: z.enum(['hidden', 'irrelevant']) }),
  z.object({ what: z.literal('brought_back') }),
])
export type MessageEvent = z.infer<typeof MessageEvent>

export const Message = z.object({
  workspace_id: z.uuid(),
  conversation_id: z.uuid(),
  /** An inbound message has the id of its post. */
  id: z.uuid(),
  /** `elsewhere`: our own account answered, but not through here. */
  kind: z.enum(MESSAGE_KINDS),
  identity_id: z.uuid().nullable(),
  person_id: z.uuid().nullable(),
  delivery_id: z.uuid().nullable(),
  /** null where the words are the post's. */
  text: z.string().nullable(),
  event: MessageEvent.nullable(),
  sent_at: z.coerce.date(),
})
export type Message = z.infer<typeof Message>

export const Draft = z.object({
  workspace_id: z.uuid(),
  conversation_id: z.uuid(),
  kind: z.enum(['reply', 'note']),
  text: z.string(),
  media_ids: z.array(z.uuid()),
  version: z.int(),
  updated_at: z.coerce.date(),
  updated_by: z.uuid(),
  /** A colleague's words that still stand in it, when who wrote last is another. */
  begun: z.object({ by: z.uuid(), at: z.string(), text: z.string() }).nullable(),
})
export type Draft = z.infer<typeof Draft>

/** What a colleague wrote in a draft and somebody else took out of it, with the pictures that went with it. */
export const Aside = Draft.pick({
  workspace_id: true,
  conversation_id: true,
  kind: true,
  text: true,
  media_ids: true,
}).extend({
  id: z.uuid(),
  written_by: z.uuid(),
  written_at: z.coerce.date(),
  set_by: z.uuid(),
  set_at: z.coerce.date(),
})
export type Aside = z.infer<typeof Aside>

export const SeenRecord = z.object({
  workspace_id: z.uuid(),
  person_id: z.uuid(),
  conversation_id: z.uuid(),
  message_id: z.uuid(),
})
export const CountRecord = z.object({
  workspace_id: z.uuid(),
  owner_kind: z.enum(['team', 'person']),
  owner_id: z.uuid(),
  open: z.int(),
})

/** Stands for nobody where a count needs an owner: no team has it, and no person. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
/** Stands for the team of what has none, but is held by a person. */
export const NO_TEAM = '00000000-0000-0000-0000-000000000001'
