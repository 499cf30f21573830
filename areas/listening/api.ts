import { z } from 'zod'
import { Who } from '#areas/contacts/schema.ts'
import {
  CorrectedInput,
  ReadingKindInput,
  ReadingRecord,
  SAY_SOMETHING,
  saysSomething,
} from '#areas/understanding/records.ts'
import { endpoint } from '#platform/endpoint.ts'
import type { Elsewhere } from './checks/query/elsewhere.ts'
import { MatchSpan, Monitor, MonitorInput } from './schema.ts'

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

/** What a query would have heard of what is stored: the newest posts that were read for it, `all` of them or as far as it went. */
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
    does: 'Puts right how a mention was read; the next similar one is read so',
    input: CorrectedInput.extend({ post_id: id }).refine(saysSomething, SAY_SOMETHING),
    output: ReadingRecord,
  }),
  takeBackMention: endpoint({
    method: 'DELETE',
    path: '/api/mentions/{post_id}/understanding',
    who: 'answer',
    does: 'Takes back what was put right of a mention, and nothing is learned of it',
    input: z.object({ post_id: id, kind: ReadingKindInput }),
    output: ReadingRecord,
  }),
  previewQuery: endpoint({
    method: 'POST',
    path: '/api/queries/preview',
    who: 'read',
    does: 'Says what a query would have heard of what is stored, and shows some of it',
    input: z.object({ query: z.string().trim().min(1).max(100_000) }),
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
  mentions: endpoint({
    method: 'GET',
    path: '/api/monitors/{id}/mentions',
    who: 'read',
    does: 'What a monitor matched, newest first',
    input: z.object({ id, before: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
    output: z.object({ mentions: z.array(MentionView), last_24_hours: z.int() }),
  }),
}
