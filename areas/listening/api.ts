import { z } from 'zod'
import { Who } from '#areas/contacts/schema.ts'
import {
  CorrectedInput,
  PutRight,
  ReadingKindInput,
  ReadingRecord,
  SAY_SOMETHING,
  saysSomething,
} from '#areas/understanding/records.ts'
import { Objective } from '#areas/understanding/schema.ts'
import { endpoint } from '#platform/endpoint.ts'
import type { Elsewhere } from './checks/query/elsewhere.ts'
import {
  ConversationWith,
  MatchSpan,
  Mention,
  Monitor,
  MonitorIds,
  MonitorInput,
  MonitorSet,
  ReachBand,
  SetAsideWhy,
  TimeZone,
} from './schema.ts'

const id = z.uuid()

/** A mention as a list shows it. */
export const MentionView = z.object({
  post_id: id,
  monitor_id: id,
  network: z.string(),
  who: Who.nullable(),
  title: z.string().nullable(),
  text: z.string(),
  url: z.string(),
  spans: z.array(MatchSpan),
  sentiment_label: z.string().nullable(),
  posted_at: z.coerce.date(),
})
export type MentionView = z.infer<typeof MentionView>

/** What of an item is not the first to say so. */
export const Repeats = z.object({
  more: z.int(),
  reposts: z.int(),
  /** Followers of all who said it, the first among them. */
  reach: z.int(),
})

/** A mention as the stream shows it: one for all monitors that heard it, with those who pass it on behind it. */
export const StreamMention = MentionView.omit({ monitor_id: true, spans: true }).extend({
  /** That heard it, of those asked for. The first is what a deed is meant for. */
  heard_by: z.array(z.object({ monitor_id: id, spans: z.array(MatchSpan) })),
  /** What the query that was asked found in it. */
  found: z.array(MatchSpan),
  /** A name of ours that the author's looks like, though they are none of our accounts. */
  poses_as: z.string().nullable(),
  language: z.string().nullable(),
  topics: z.array(z.string()),
  objective: Objective,
  /** What of the reading a person put right. */
  corrected: z.array(PutRight),
  /** Of a post about several things: what is felt about each, and in which words. */
  phrases: z.array(
    MatchSpan.extend({ topic: z.string(), sentiment_label: z.enum(['negative', 'neutral', 'positive']) }),
  ),
  is_question: z.boolean(),
  /** Another's words again; only where each is asked for alone. */
  passes_on: Mention.shape.passes_on,
  reach: z.int().nullable(),
  repeats: Repeats.nullable(),
  set_aside: Mention.pick({ set_aside: true, set_aside_at: true, set_aside_by: true, set_aside_like: true }).nullable(),
  /** When its words were last changed by whoever said them. */
  edited_at: z.coerce.date().nullable(),
  /** The one it lies in, where the reader may see it. */
  conversation: z.object({ id, state: z.string() }).nullable(),
})
export type StreamMention = z.infer<typeof StreamMention>

const flag = z.enum(['yes']).optional()

const instant = z.iso
  .datetime({ offset: true, error: 'Give an instant as 2025-11-19T08:00:00Z.' })
  .transform((text) => new Date(text))
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most).optional()

/** What a stream is asked for. */
export const StreamInput = z.object({
  monitor_id: id.optional(),
  of: MonitorIds.optional(),
  /** All monitors of a set; without any of these, all of them. */
  set: MonitorSet.optional(),
  /** In the language of monitors. */
  query: z.string().trim().min(1).max(2_000).optional(),
  network: z.string().max(40).optional(),
  sentiment: z.enum(['negative', 'neutral', 'positive']).optional(),
  language: z.string().max(3).optional(),
  reach: ReachBand.optional(),
  /** With a feeling: the feeling about it, which may differ from that of the post. */
  topic: z.string().max(200).optional(),
  /** An identity. */
  author: id.optional(),
  /** A place that is linked to, as figures name it: shop.example. */
  link: z.string().max(255).optional(),
  /** Said from then on, and before then. */
  from: instant.optional(),
  to: instant.optional(),
  /** 1 is Monday, on the clock of the time zone. */
  weekday: whole(1, 7),
  hour: whole(0, 23),
  time_zone: TimeZone.default('UTC'),
  /** Those as well who pass on or nearly repeat another, each alone, as figures count them. */
  each: flag,
  questions: flag,
  vips: flag,
  /** Only what an emerging topic is made of, the newest 200 of it. */
  emerging: id.optional(),
  /** Those that are out of sight, instead. */
  aside: flag,
  /** `next` of the page before. */
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
})
export type StreamInput = z.infer<typeof StreamInput>

/** What a monitor would say: a query, or names with what is made and what is left out. */
export const PreviewInput = MonitorInput.omit({ kind: true }).partial({ name: true })
export type PreviewInput = z.infer<typeof PreviewInput>

/** What it would have heard of what is stored: the newest posts that were read for it, `all` of them or as far as it went. */
export const Preview = z.object({
  read: z.int(),
  since: z.coerce.date().nullable(),
  all: z.boolean(),
  matched: z.int(),
  /** By the day on which it was said, in UTC. */
  days: z.array(z.object({ on: z.string(), matched: z.int() })),
  samples: z.array(MentionView.omit({ monitor_id: true })),
})
export type Preview = z.infer<typeof Preview>

/** Whose query languages can be read. */
export const ELSEWHERES = ['brandwatch', 'talkwalker', 'meltwater', 'x', 'google'] as const satisfies Elsewhere[]

/** About a place in the query that was brought, in UTF-16 units. */
const Told = z.object({ start: z.int(), end: z.int(), says: z.string() })

export const Translation = z.object({
  /** In our language; empty where nothing of it could be taken. */
  query: z.string(),
  changed: z.array(Told),
  left_out: z.array(Told),
})
export type Translation = z.infer<typeof Translation>

export const listeningApi = {
  correctMention: endpoint({
    method: 'PUT',
    path: '/api/mentions/{post_id}/understanding',
    who: 'answer',
    does: 'Puts right how a mention was read, with those that say the same (`alike`: how many); the next similar one is read so',
    input: CorrectedInput.extend({ post_id: id }).refine(saysSomething, SAY_SOMETHING),
    output: ReadingRecord.extend({ alike: z.int() }),
  }),
  takeBackMention: endpoint({
    method: 'DELETE',
    path: '/api/mentions/{post_id}/understanding',
    who: 'answer',
    does: 'Takes back what was put right of a mention, and nothing is learned of it',
    input: z.object({ post_id: id, kind: ReadingKindInput }),
    output: ReadingRecord.extend({ alike: z.int() }),
  }),
  previewQuery: endpoint({
    method: 'POST',
    path: '/api/queries/preview',
    who: 'read',
    does: 'Says what a query, or a name with its spellings, would have heard of what is stored, and shows some of it',
    input: PreviewInput,
    output: Preview,
  }),
  translateQuery: endpoint({
    method: 'POST',
    path: '/api/queries/translation',
    who: 'read',
    does: 'Says a query from another tool in ours, what was changed in it, and what could not be taken',
    input: z.object({ query: z.string().trim().min(1).max(100_000), from: z.enum(ELSEWHERES) }),
    output: Translation,
  }),
  monitors: endpoint({
    method: 'GET',
    path: '/api/monitors',
    who: 'read',
    does: 'Lists what we listen for',
    input: z.object({}),
    output: z.array(Monitor),
  }),
  removedMonitors: endpoint({
    method: 'GET',
    path: '/api/monitors/removed',
    who: 'read',
    does: 'Lists what we no longer listen for, the latest first; each can be brought back',
    input: z.object({}),
    output: z.array(Monitor),
  }),
  makeMonitor: endpoint({
    method: 'POST',
    path: '/api/monitors',
    who: 'administer',
    does: 'Begins to listen for a brand',
    input: MonitorInput,
    output: Monitor,
  }),
  changeMonitor: endpoint({
    method: 'PUT',
    path: '/api/monitors/{id}',
    who: 'administer',
    does: 'Changes the words of a monitor',
    input: MonitorInput.extend({ id }),
    output: Monitor,
  }),
  pauseMonitor: endpoint({
    method: 'POST',
    path: '/api/monitors/{id}/pause',
    who: 'administer',
    does: 'Stops matching until it is resumed',
    input: z.object({ id }),
    output: Monitor,
  }),
  resumeMonitor: endpoint({
    method: 'DELETE',
    path: '/api/monitors/{id}/pause',
    who: 'administer',
    does: 'Matches again',
    input: z.object({ id }),
    output: Monitor,
  }),
  removeMonitor: endpoint({
    method: 'DELETE',
    path: '/api/monitors/{id}',
    who: 'administer',
    does: 'Listens for it no more; what it heard stays',
    input: z.object({ id }),
    output: Monitor,
  }),
  restoreMonitor: endpoint({
    method: 'POST',
    path: '/api/monitors/{id}/restoration',
    who: 'administer',
    does: 'Takes a removal back',
    input: z.object({ id }),
    output: Monitor,
  }),
  stream: endpoint({
    method: 'GET',
    path: '/api/mentions',
    who: 'read',
    does: 'What monitors heard, newest first, paged by key, all of it or what a query finds in it; one for all who say the same. A page may be short where few fit: `next` says whether more may come',
    input: StreamInput,
    output: z.object({ mentions: z.array(StreamMention), next: id.nullable() }),
  }),
  streamCount: endpoint({
    method: 'GET',
    path: '/api/mentions/count',
    who: 'read',
    does: 'How many mentions a stream has in all, counted once for each monitor that heard it, and of how many posts; `all` is false where there are more than were counted',
    input: StreamInput,
    output: z.object({ mentions: z.int(), posts: z.int(), all: z.boolean() }),
  }),
  repeats: endpoint({
    method: 'GET',
    path: '/api/monitors/{monitor_id}/mentions/{post_id}/repeats',
    who: 'read',
    does: 'Who passes a mention on or says nearly the same, newest first, paged by key',
    input: z.object({ monitor_id: id, post_id: id, before: id.optional() }),
    output: z.object({
      repeats: z.array(MentionView.omit({ spans: true }).extend({ passes_on: z.enum(['repost', 'near']) })),
      next: id.nullable(),
    }),
  }),
  setAside: endpoint({
    method: 'PUT',
    path: '/api/mentions/{monitor_id}/{post_id}/set-aside',
    who: 'answer',
    does: 'Hides a mention with all that pass it on, or says that it is spam or not about its monitor, which learns from that. It leaves the figures, and a conversation that it opened and nobody touched closes',
    input: z.object({ monitor_id: id, post_id: id, why: SetAsideWhy }),
    output: z.object({ conversations: z.array(ConversationWith) }),
  }),
  bringBack: endpoint({
    method: 'DELETE',
    path: '/api/mentions/{monitor_id}/{post_id}/set-aside',
    who: 'answer',
    does: 'Brings a mention back into sight and into the figures, with the conversation that closed with it',
    input: z.object({ monitor_id: id, post_id: id }),
    output: z.null(),
  }),
  mend: endpoint({
    method: 'GET',
    path: '/api/monitors/{id}/mend',
    who: 'read',
    does: 'A phrase that most of what was marked as not about a monitor has, and hardly anything else',
    input: z.object({ id }),
    output: z.object({ phrase: z.string(), in_irrelevant: z.int(), irrelevant: z.int() }).nullable(),
  }),
  mentions: endpoint({
    method: 'GET',
    path: '/api/monitors/{id}/mentions',
    who: 'read',
    does: 'What a monitor matched, newest first',
    input: z.object({ id, before: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
    output: z.object({ mentions: z.array(MentionView), last_24_hours: z.int() }),
  }),
}
