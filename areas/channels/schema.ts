/** Our accounts on networks, what leaves through them, and what stops it. Shared with the screens. */
import { z } from 'zod'
import { ABILITIES, CONNECTOR_ERRORS } from '#connectors/connector.ts'

export const CHANNEL_STATES = ['well', 'waiting', 'needs_person', 'paused', 'retired'] as const
export type ChannelState = (typeof CHANNEL_STATES)[number]

/** As what a channel is shown and counted: its state; but where that is `well`, whether its network answers, and is asked. */
export const CHANNEL_SIGNS = [...CHANNEL_STATES, 'silent', 'not_asked'] as const
export type ChannelSign = (typeof CHANNEL_SIGNS)[number]

export const Ability = z.union([
  z.object({ may: z.literal('yes') }),
  z.object({ may: z.enum(['no', 'when']), because: z.string(), needs: z.literal('account').optional() }),
])
export const Abilities = z.record(z.enum(ABILITIES), Ability)

/** Who answers, who fixes, who signs: a person or a team each; both null is a gap, shown red. */
export const Duties = z.object({
  answers_person_id: z.uuid().nullable(),
  answers_team_id: z.uuid().nullable(),
  fixes_person_id: z.uuid().nullable(),
  fixes_team_id: z.uuid().nullable(),
  signs_person_id: z.uuid().nullable(),
  signs_team_id: z.uuid().nullable(),
})
export type Duties = z.infer<typeof Duties>
export const DUTIES = ['answers', 'fixes', 'signs'] as const
export type Duty = (typeof DUTIES)[number]
export const gapsIn = (duties: Duties): Duty[] =>
  DUTIES.filter((duty) => !duties[`${duty}_person_id`] && !duties[`${duty}_team_id`])

export const Channel = Duties.extend({
  id: z.uuid(),
  network: z.string(),
  native_id: z.string(),
  handle: z.string(),
  display_name: z.string(),
  url: z.string(),
  /** `account`: ours, it can speak. `source`: a feed or stream that is only heard. */
  purpose: z.enum(['account', 'source']),
  state: z.enum(CHANNEL_STATES),
  /** What is wrong and what to do, for people; null when well. */
  problem: z.string().nullable(),
  /** When `waiting`: the next try. */
  retry_at: z.date().nullable(),
  failures: z.int(),
  settings: z.record(z.string(), z.string()),
  abilities: Abilities.nullable(),
  probed_at: z.date().nullable(),
  /** The last event, and the last time the network answered at all. */
  heard_at: z.date().nullable(),
  polled_at: z.date().nullable(),
  /** When it is read now and then; null where it is listened to all the time. */
  next_read_at: z.date().nullable(),
  behind_ms: z.number().nullable(),
  cursor: z.string().nullable(),
  created_at: z.date(),
  created_by: z.uuid().nullable(),
  retired_at: z.date().nullable(),
  retired_by: z.uuid().nullable(),
})
export type Channel = z.infer<typeof Channel>

/** People and programs bring what is in it: it has no listener, no sign-in and nothing that leaves. */
export const isBrought = ({ settings }: Pick<Channel, 'settings'>): boolean => settings['brought'] === 'yes'

export const CHANNEL_MAY = {
  well: { listen: true, speak: true, pause: true, resume: false, reconnect: true },
  waiting: { listen: true, speak: true, pause: true, resume: true, reconnect: true },
  needs_person: { listen: false, speak: false, pause: true, resume: false, reconnect: true },
  paused: { listen: false, speak: false, pause: false, resume: true, reconnect: true },
  retired: { listen: false, speak: false, pause: false, resume: false, reconnect: true },
} as const satisfies Record<ChannelState, Record<string, boolean>>

export const DELIVERY_STATES = [
  'queued',
  'held',
  'sending',
  'sent',
  'refused',
  'unknown',
  'by_hand',
  'withdrawn',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** What a person may do with a delivery in each state; the server refuses by it, the screen disables by it. */
export const DELIVERY_MAY = {
  queued: { retry: false, resolve: false, release: false, withdraw: true },
  held: { retry: false, resolve: false, release: true, withdraw: true },
  sending: { retry: false, resolve: false, release: false, withdraw: false },
  sent: { retry: false, resolve: false, release: false, withdraw: false },
  refused: { retry: true, resolve: false, release: false, withdraw: true },
  unknown: { retry: false, resolve: true, release: false, withdraw: false },
  by_hand: { retry: false, resolve: true, release: false, withdraw: true },
  withdrawn: { retry: false, resolve: false, release: false, withdraw: false },
} as const satisfies Record<DeliveryState, Record<string, boolean>>

export const OutgoingImage = z.object({
  media_id: z.uuid(),
  mime: z.string(),
  alt: z.string(),
  width: z.int(),
  height: z.int(),
})

/** As it will be said; the bytes of images are read by their ids, which never change what they mean. */
export const StoredOutgoing = z.object({
  text: z.string(),
  lang: z.string().nullable(),
  reply_to: z
    .object({ native_id: z.string(), thread_id: z.string(), handle: z.record(z.string(), z.string()) })
    .nullable(),
  images: z.array(OutgoingImage),
})
export type StoredOutgoing = z.infer<typeof StoredOutgoing>

/** A stretch in which a channel was not heard, or not all of it. */
export const Silence = z.object({
  id: z.uuid(),
  channel_id: z.uuid(),
  why: z.enum(['paused', 'broken', 'retired', 'missed']),
  /** What the network or its connector said. */
  says: z.string().nullable(),
  from_at: z.coerce.date(),
  /** null while it lasts. */
  to_at: z.coerce.date().nullable(),
})
export type Silence = z.infer<typeof Silence>

export const PROBLEMS = [...CONNECTOR_ERRORS, 'hold', 'speaker_gone', 'guard', 'channel', 'in_review'] as const
export const Problem = z.object({ kind: z.enum(PROBLEMS), sentence: z.string() })
export type Problem = z.infer<typeof Problem>

export const Delivery = z.object({
  id: z.uuid(),
  /** What the network knows it by; made once, committed before the first call. */
  key: z.string(),
  channel_id: z.uuid(),
  subject_kind: z.enum(['message', 'publication']),
  subject_id: z.uuid(),
  grant_id: z.uuid(),
  person_id: z.uuid(),
  outgoing: StoredOutgoing,
  /** The instant the post carries; from then on nothing of it changes. */
  frozen_at: z.date().nullable(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  /** How often an unknown outcome was looked up. */
  looks: z.int(),
  /** Rises with every claim; who settles with an old one is fenced off. */
  token: z.int(),
  /** An unknown outcome that only a person can decide. */
  needs_person: z.boolean(),
  unknown_since: z.date().nullable(),
  /** The first call that may have reached the network with this key. */
  called_at: z.date().nullable(),
  native_id: z.string().nullable(),
  url: z.string().nullable(),
  reply_handle: z.record(z.string(), z.string()).nullable(),
  problem: Problem.nullable(),
  next_at: z.date().nullable(),
  created_at: z.date(),
  settled_at: z.date().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** Whom a delivery answers, and the conversation in which it does. */
export const Addressee = z.object({ name: z.string(), handle: z.string(), conversation_id: z.uuid() })
export type Addressee = z.infer<typeof Addressee>

/** As its reader sees it: whom it answers, and what its endpoints let this reader do, whatever its state. */
export const DeliveryView = Delivery.extend({
  to: Addressee.nullable(),
  /** Its reader may not see the conversation: its words and its place are withheld. */
  sealed: z.boolean(),
  may: z.object({
    /** Lets it leave, or says what became of it. */
    speak: z.boolean(),
    withdraw: z.boolean(),
  }),
})
export type DeliveryView = z.infer<typeof DeliveryView>

export const Hold = z.object({
  id: z.uuid(),
  scope: z.enum(['everything', 'channel']),
  channel_id: z.uuid().nullable(),
  reason: z.string(),
  placed_by: z.uuid().nullable(),
  placed_at: z.date(),
  released_by: z.uuid().nullable(),
  released_at: z.date().nullable(),
})
export type Hold = z.infer<typeof Hold>

/** What was done on the network beside speaking, by whom, and what came of it. `asked` that stays becomes `unknown`. */
export const DeedRecord = z.object({
  id: z.uuid(),
  channel_id: z.uuid(),
  person_id: z.uuid(),
  grant_id: z.uuid(),
  deed: z.enum(['like', 'hide', 'delete']),
  native_id: z.string(),
  reason: z.string().nullable(),
  state: z.enum(['asked', 'done', 'refused', 'unknown']),
  problem: Problem.nullable(),
  asked_at: z.date(),
  settled_at: z.date().nullable(),
})
export type DeedRecord = z.infer<typeof DeedRecord>
