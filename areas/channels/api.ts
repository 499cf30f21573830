import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import {
  Abilities,
  CHANNEL_SIGNS,
  CHANNEL_STATES,
  Channel,
  DELIVERY_STATES,
  DeedRecord,
  Delivery,
  DeliveryView,
  Duties,
  Hold,
  Silence,
} from './schema.ts'

const id = z.uuid()
const one = z.object({ id })
const reason = z.string().trim().min(1).max(500)
const Answers = z.record(z.string().max(60), z.string().max(100_000))

/** A channel as people see it; what only the listener needs stays inside. */
export const ChannelView = Channel.omit({ cursor: true, failures: true }).extend({
  /** How it is, in words, and as what it is shown. */
  health: z.string(),
  sign: z.enum(CHANNEL_SIGNS),
  gaps: z.array(z.enum(['answers', 'fixes', 'signs'])),
})
export type ChannelView = z.infer<typeof ChannelView>

/** One field of the form that connects; the screens make the form of these. */
export const Question = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'secret', 'url', 'lines', 'choice']),
  help: z.string(),
  placeholder: z.string().optional(),
  required: z.boolean(),
  /** Of a choice; the first is meant where nothing is chosen and nothing has to be. */
  choices: z
    .array(z.object({ value: z.string(), label: z.string(), note: z.string().optional() }))
    .readonly()
    .optional(),
  /** Asked only where another question is asked and has one of these answers. */
  only_with: z.object({ name: z.string(), values: z.array(z.string()).readonly() }).optional(),
  /** How it usually looks: an answer of another form is warned of before it is sent, and taken all the same. */
  expects: z
    .object({
      form: z.string(),
      where: z.object({ name: z.string(), form: z.string() }).optional(),
      warning: z.string(),
    })
    .optional(),
})
export type Question = z.infer<typeof Question>

export const Network = z.object({
  network: z.string(),
  name: z.string(),
  asks: z.array(Question),
  /** What is asked for listening without an account; null where the network has nothing open. */
  source_asks: z.array(Question).nullable(),
  limits: z.object({
    text: z.number(),
    unit: z.enum(['graphemes', 'characters', 'bytes']),
    images: z.number(),
    image_bytes: z.number(),
    alt_text: z.number(),
  }),
  delivery_class: z.enum(['A', 'B', 'C', 'D']),
  /** Whether it can speak at all, or is only heard. */
  speaks: z.boolean(),
})
export type Network = z.infer<typeof Network>

/** What stood in a post before it was edited. */
export const Version = z.object({ text: z.string(), replaced_at: z.coerce.date() })
export type Version = z.infer<typeof Version>

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/posts/{id}/versions',
  who: 'read',
  does: 'The earlier words of a public post, newest first',
  input: z.object({ id }),
  output: z.array(Version),
})

export const listNetworks = endpoint({
  method: 'GET',
  path: '/api/networks',
  who: 'take_part',
  does: 'Lists the networks that can be connected: what each asks for, and its limits.',
  input: z.object({}),
  output: z.object({ networks: z.array(Network) }),
})

export const listAbilities = endpoint({
  method: 'GET',
  path: '/api/abilities',
  who: 'take_part',
  does: 'The table of abilities: what each channel may do, by its last probe, with the reason for each no.',
  input: z.object({}),
  output: z.object({
    channels: z.array(
      Channel.pick({ id: true, network: true, handle: true, state: true, probed_at: true, purpose: true }).extend({
        abilities: Abilities.nullable(),
      }),
    ),
  }),
})

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/channels',
  who: 'take_part',
  does: 'Lists the channels with their health in words and the gaps in who answers, fixes and signs.',
  input: z.object({ retired: z.enum(['yes', 'no']).default('no') }),
  output: z.object({ channels: z.array(ChannelView) }),
})

export const connectChannel = endpoint({
  method: 'POST',
  path: '/api/channels',
  who: 'administer',
  does: 'Signs in on a network and keeps the account as a channel. An account that was connected before keeps its history.',
  input: Duties.partial().extend({
    network: z.string().max(60),
    /** `source`: only heard, without an account. */
    purpose: z.enum(['account', 'source']).optional(),
    answers: Answers,
  }),
  output: ChannelView.extend({
    /** How it stood before; null: it is new. */
    was: z.enum(CHANNEL_STATES).nullable(),
  }),
})

export const reconnectChannel = endpoint({
  method: 'POST',
  path: '/api/channels/{id}/reconnection',
  who: 'administer',
  does: 'Signs in again as the same account; id and history stay.',
  input: z.object({ id, answers: Answers }),
  output: ChannelView,
})

export const pauseChannel = endpoint({
  method: 'POST',
  path: '/api/channels/{id}/pause',
  who: 'administer',
  does: 'Stops listening and speaking on a channel until it is resumed.',
  input: one,
  output: ChannelView,
})

export const resumeChannel = endpoint({
  method: 'DELETE',
  path: '/api/channels/{id}/pause',
  who: 'administer',
  does: 'Resumes a paused channel, or tries a waiting one at once.',
  input: one,
  output: ChannelView,
})

export const retireChannel = endpoint({
  method: 'POST',
  path: '/api/channels/{id}/retirement',
  who: 'administer',
  does: 'Ends the work on a channel and forgets its credentials; its history stays.',
  input: one,
  output: ChannelView,
})

export const setDuties = endpoint({
  method: 'PUT',
  path: '/api/channels/{id}/duties',
  who: 'administer',
  does: 'Names who answers, who fixes and who signs; who answers is granted the right to speak.',
  input: Duties.extend({ id }),
  output: ChannelView,
})

export const probeChannel = endpoint({
  method: 'POST',
  path: '/api/channels/{id}/probe',
  who: 'administer',
  does: 'Asks the network now what this channel may do.',
  input: one,
  output: ChannelView,
})

export const doDeed = endpoint({
  method: 'POST',
  path: '/api/channels/{id}/deeds',
  who: 'take_part',
  does: 'Likes, hides or deletes a post on the network; recorded with who and when. Takes the right to speak.',
  input: z.object({
    id,
    deed: z.enum(['like', 'hide', 'delete']),
    native_id: z.string().min(1).max(2000),
    reply_handle: z.record(z.string(), z.string()).nullable().default(null),
    reason: reason.nullable().default(null),
  }),
  output: DeedRecord,
})

export const listSilences = endpoint({
  method: 'GET',
  path: '/api/channels/{id}/silences',
  who: 'take_part',
  does: 'Lists when a channel was not heard in the last 90 days: paused, broken, or more than the network still had.',
  input: one,
  output: z.object({ silences: z.array(Silence) }),
})

export const listDeeds = endpoint({
  method: 'GET',
  path: '/api/channels/{id}/deeds',
  who: 'take_part',
  does: 'Lists what was liked, hidden and deleted through a channel, the newest first.',
  input: z.object({ id, native_id: z.string().max(2000).optional(), before: z.uuid().optional() }),
  output: z.object({ deeds: z.array(DeedRecord) }),
})

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/deliveries',
  who: 'take_part',
  does: 'Lists deliveries with whom they answer, the newest first; `needs_person` narrows to those that only a person can decide.',
  input: z.object({
    state: z.enum(DELIVERY_STATES).optional(),
    channel_id: z.uuid().optional(),
    subject_id: z.uuid().optional(),
    needs_person: z.enum(['yes']).optional(),
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ deliveries: z.array(DeliveryView) }),
})

const StuckDeliveries = z.object({ held: z.int(), needs_person: z.int(), refused: z.int() })
export type StuckDeliveries = z.infer<typeof StuckDeliveries>

export const countStuckDeliveries = endpoint({
  method: 'GET',
  path: '/api/deliveries/stuck',
  who: 'read',
  does: 'How many deliveries are held, and how many only a person can decide.',
  input: z.object({}),
  output: StuckDeliveries,
})

export const retryDelivery = endpoint({
  method: 'POST',
  path: '/api/deliveries/{id}/retry',
  who: 'take_part',
  does: 'Sends a refused delivery again, the same words under the same key. Takes the right to speak.',
  input: one,
  output: Delivery,
})

export const resolveDelivery = endpoint({
  method: 'POST',
  path: '/api/deliveries/{id}/resolution',
  who: 'take_part',
  does: 'A person who has looked says whether an unknown delivery is there (with its address), or not there: send again, or give up.',
  input: z.object({
    id,
    outcome: z.enum(['there', 'not_there_send_again', 'not_there_give_up']),
    /** Where it is; needed with `there`. */
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
  }),
  output: Delivery,
})

export const releaseDelivery = endpoint({
  method: 'POST',
  path: '/api/deliveries/{id}/release',
  who: 'take_part',
  does: 'Lets a held delivery go, after the hold is over. Takes the right to speak.',
  input: one,
  output: Delivery,
})

export const withdrawDelivery = endpoint({
  method: 'POST',
  path: '/api/deliveries/{id}/withdrawal',
  who: 'take_part',
  does: 'Takes back what has not left yet.',
  input: one,
  output: Delivery,
})

/** A hold with what it stops: what is held waits for a person each, what is queued leaves in its turn. */
export const HoldView = Hold.extend({ held: z.int(), queued: z.int(), oldest_held_at: z.date().nullable() })
export type HoldView = z.infer<typeof HoldView>

export const listHolds = endpoint({
  method: 'GET',
  path: '/api/holds',
  who: 'take_part',
  does: 'Lists the holds that stand, or with `all` the last hundred, with how many answers each stops.',
  input: z.object({ all: z.enum(['yes', 'no']).default('no') }),
  output: z.object({ holds: z.array(HoldView) }),
})

export const placeHold = endpoint({
  method: 'POST',
  path: '/api/holds',
  who: 'read',
  does: 'Stops everything, or one channel, at once: what is due this second stays in.',
  input: z.object({ channel_id: z.uuid().nullable().default(null), reason }),
  output: Hold.extend({
    /** Deliveries that were already on their way to the network; their outcome is still recorded. */
    under_way: z.int(),
  }),
})

export const releaseHold = endpoint({
  method: 'DELETE',
  path: '/api/holds/{id}',
  who: 'administer',
  does: 'Ends a hold. What it stopped waits for a person, one by one.',
  input: one,
  output: Hold,
})

export const takeReleaseBack = endpoint({
  method: 'DELETE',
  path: '/api/holds/{id}/release',
  who: 'administer',
  does: 'Takes a release back within a minute: the hold stands again as it was.',
  input: one,
  output: Hold,
})
