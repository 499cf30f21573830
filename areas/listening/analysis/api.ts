/** What is asked about what was heard, over any period and any monitors. */
import { z } from 'zod'
import { Who } from '#areas/contacts/schema.ts'
import { endpoint } from '#platform/endpoint.ts'
import { MonitorIds, MonitorSet, TimeZone } from '../schema.ts'
import { Annotation, OUTSPOKEN_STATES, OUTSPOKEN_WHY } from './schema.ts'

const id = z.uuid()
const day = z.string().max(10)

export const AnalysisAsked = z.object({
  /** 1 means the last 24 hours; more are whole days, today among them. */
  days: z.coerce.number().int().min(1).max(1_100).optional(),
  from: day.optional(),
  to: day.optional(),
  /** What we listen for ourselves, where nothing is said. */
  of: MonitorIds.optional(),
  network: z.string().max(60).optional(),
  language: z.string().max(8).optional(),
  topic: z.string().max(200).optional(),
  time_zone: TimeZone.default('UTC'),
})
export type AnalysisAsked = z.infer<typeof AnalysisAsked>

const Sums = z.object({
  mentions: z.int(),
  positive: z.int(),
  negative: z.int(),
  /** Of the mentions, those that pass on or nearly repeat another. */
  repeats: z.int(),
  /** Followers of whoever said it, added up. */
  reach: z.int(),
})
export type Sums = z.infer<typeof Sums>

const NowAndBefore = z.object({ now: Sums, before: Sums })

const Point = Sums.extend({
  at: z.coerce.date(),
  /** Not all of it was listened to, or not yet. */
  incomplete: z.boolean(),
  /** The hour or day is not over. */
  so_far: z.boolean(),
  /** What is normal then; of one monitor alone, without a filter. */
  normal: z.object({ expected: z.number(), low: z.number(), high: z.number() }).nullable(),
})

const Part = NowAndBefore.extend({ value: z.string() })
export type Part = z.infer<typeof Part>

/** Where figures come from, and since when they are complete (L7). */
export const Source = z.object({
  channels: z.array(
    z.object({
      channel_id: id,
      network: z.string(),
      name: z.string(),
      purpose: z.enum(['account', 'source']),
      since_at: z.coerce.date(),
      /** How much of what is said there it hears. */
      hears: z.string(),
      /** `all`: every public post of the network. `some`: what the place shows or holds. `ours`: what is addressed to us. */
      sampling: z.enum(['all', 'some', 'ours', 'brought']),
      /** Not heard now though nobody stopped it: nobody asks it any more, or it does not answer; since its last answer. */
      unheard: z.object({ why: z.enum(['silent', 'not_asked']), since_at: z.coerce.date() }).nullable(),
    }),
  ),
  /** From then on all monitors shown listened, for what they listen for now, and something was connected. */
  complete_since: z.coerce.date().nullable(),
  /** What monitors looked back for, which is in the figures of the time before; found by searching, it need not be all. */
  looked_back: z.array(
    z.object({
      monitor: z.string(),
      network: z.string(),
      /** Empty of what was stored here already. */
      name: z.string(),
      way: z.enum(['here', 'search', 'reading']),
      shows: z.string(),
      since_at: z.coerce.date(),
      until_at: z.coerce.date(),
      kept: z.int(),
      missed: z.array(z.string()),
      /** All that this source shows was asked for. */
      is_over: z.boolean(),
      is_running: z.boolean(),
    }),
  ),
  gaps: z.array(
    z.object({
      name: z.string(),
      of: z.enum(['channel', 'monitor']),
      why: z.enum(['paused', 'broken', 'retired', 'missed', 'removed', 'changed', 'silent', 'not_asked']),
      says: z.string().nullable(),
      from_at: z.coerce.date(),
      to_at: z.coerce.date().nullable(),
    }),
  ),
})
export type Source = z.infer<typeof Source>

export const Analysis = z.object({
  period: z.object({
    from_at: z.coerce.date(),
    to_at: z.coerce.date(),
    before_from_at: z.coerce.date(),
    before_to_at: z.coerce.date(),
    bucket: z.enum(['hour', 'day']),
    /** What the figures are added up from: the reader's days where it is hours. */
    step: z.enum(['hour', 'day']),
    time_zone: z.string(),
  }),
  /** Of which monitors the figures are. */
  of: z.array(id),
  totals: NowAndBefore,
  points: z.array(Point),
  /** The monitors shown and all competitors, those who are spoken of most first. */
  voices: z.array(
    NowAndBefore.extend({
      ...{ monitor_id: id, name: z.string(), kind: MonitorSet },
      /** It was made within the period, and heard nothing before; null where it was there already. */
      since_at: z.coerce.date().nullable(),
    }),
  ),
  /** Of each voice, in the order of the points. */
  lines: z.array(z.object({ monitor_id: id, mentions: z.array(z.int()) })),
  networks: z.array(Part),
  languages: z.array(Part),
  topics: z.array(Part),
  links: z.array(Part),
  authors: z.array(NowAndBefore.extend({ who: Who.nullable() })),
  /** By weekday (1 is Monday) and hour of the reader's clock; empty where the figures are made of days. */
  week: z.array(z.object({ weekday: z.int(), hour: z.int(), mentions: z.int() })),
  annotations: z.array(Annotation),
  /** Scores above the line at which the watch calls an hour unusual. */
  unusual: z.array(z.object({ from_at: z.coerce.date(), score: z.number() })),
  source: Source,
})
export type Analysis = z.infer<typeof Analysis>

export const FIGURES = ['volume', 'voices', 'networks', 'languages', 'topics', 'links', 'authors', 'week'] as const
export type Figure = (typeof FIGURES)[number]

export const OutspokenOne = Sums.extend({
  identity_id: id,
  who: Who.nullable(),
  last_on: z.coerce.date(),
  /** Why they are outspoken; nothing of those who said it once to few. */
  because: z.array(z.enum(OUTSPOKEN_WHY)),
  state: z.enum(OUTSPOKEN_STATES).nullable(),
  assignee_id: id.nullable(),
  note: z.string(),
  updated_at: z.coerce.date().nullable(),
  updated_by: id.nullable(),
})
export type OutspokenOne = z.infer<typeof OutspokenOne>

const OutspokenAsked = AnalysisAsked.omit({ language: true, topic: true }).extend({
  sort: z.enum(['mentions', 'reach', 'against', 'for', 'last']).default('mentions'),
  /** `everybody`: those too who said it once, to few. */
  among: z.enum(['outspoken', 'everybody']).default('outspoken'),
  /** Only those who are marked so. */
  state: z.enum(OUTSPOKEN_STATES).optional(),
})
export type OutspokenAsked = z.infer<typeof OutspokenAsked>

export const analysisApi = {
  analysis: endpoint({
    method: 'GET',
    path: '/api/analysis',
    who: 'read',
    does: 'Says how much was heard, how it felt, where, about what and from whom, over a period and beside the one before it',
    input: AnalysisAsked,
    output: Analysis,
  }),
  analysisCsv: endpoint({
    method: 'GET',
    path: '/api/analysis/{figure}/csv',
    who: 'read',
    does: 'The same figure as text for a spreadsheet: UTF-8, with commas',
    input: AnalysisAsked.extend({ figure: z.enum(FIGURES) }),
    output: z.string(),
  }),
  annotate: endpoint({
    method: 'POST',
    path: '/api/annotations',
    who: 'contribute',
    does: 'Writes beside the charts what was going on at an instant',
    input: z.object({
      at: z.coerce.date(),
      text: z.string().trim().min(1, 'Say in a few words what was going on.').max(120),
    }),
    output: Annotation,
  }),
  removeAnnotation: endpoint({
    method: 'DELETE',
    path: '/api/annotations/{id}',
    who: 'contribute',
    does: 'Takes a note away from the charts; its writer or an administrator may',
    input: z.object({ id }),
    output: Annotation,
  }),
  restoreAnnotation: endpoint({
    method: 'POST',
    path: '/api/annotations/{id}/restoration',
    who: 'contribute',
    does: 'Brings a note back',
    input: z.object({ id }),
    output: Annotation,
  }),
  unusual: endpoint({
    method: 'GET',
    path: '/api/monitors/unusual',
    who: 'read',
    does: 'Which monitors hear unusually much just now, since when, and what is usual',
    input: z.object({}),
    output: z.array(
      z.object({
        monitor_id: id,
        since_at: z.coerce.date(),
        /** In the hour before it was noticed. */
        mentions: z.int(),
        low: z.int(),
        high: z.int(),
      }),
    ),
  }),
  outspoken: endpoint({
    method: 'GET',
    path: '/api/outspoken',
    who: 'read',
    does: 'Who talks much, reaches many and how they feel, over a period',
    input: OutspokenAsked,
    output: z.object({
      people: z.array(OutspokenOne),
      /** Of everybody that was heard. */
      heard: z.int(),
      counted_as_nobody: z.int(),
      whole_from: z.coerce.date(),
    }),
  }),
  outspokenCsv: endpoint({
    method: 'GET',
    path: '/api/outspoken/csv',
    who: 'read',
    does: 'The same list as text for a spreadsheet',
    input: OutspokenAsked,
    output: z.string(),
  }),
  markOutspoken: endpoint({
    method: 'PUT',
    path: '/api/outspoken/{id}',
    who: 'contribute',
    does: 'Puts somebody on the list of who is to be spoken to, gives them to a member, or notes what came of it',
    input: z.object({
      id,
      state: z.enum(OUTSPOKEN_STATES).nullable(),
      assignee_id: id.nullable().default(null),
      note: z.string().trim().max(500, 'A note has at most 500 characters.').default(''),
    }),
    output: z.object({ state: z.enum(OUTSPOKEN_STATES).nullable() }),
  }),
}
