/** What is asked about what emerges. */
import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { Emerging, EmergingState } from './schema.ts'

const id = z.uuid()

/** What it is called is the words of people outside: shown as text. */
export const EmergingView = Emerging.omit({ terms: true, known_people: true, post_ids: true }).extend({
  /** Still in what is said now. */
  is_said: z.boolean(),
  /** Its fullest hour may still be coming. */
  is_rising: z.boolean(),
  /** How long before its fullest hour it was flagged; null where it was not before. */
  before_peak_ms: z.int().nullable(),
  /** How long before the watch called the volume unusual. */
  before_unusual_ms: z.int().nullable(),
  samples: z.array(z.object({ post_id: id, text: z.string(), posted_at: z.coerce.date() })),
})
export type EmergingView = z.infer<typeof EmergingView>

export const EmergingAsked = z.object({
  /** Said within so many days. */
  days: z.coerce.number().int().min(1).max(60).default(1),
  /** `nobody`: those for which the routing table names no team. */
  team: z.union([id, z.literal('nobody')]).optional(),
  /** What somebody said is known is left out, unless it is asked for. */
  known: z.enum(['yes']).optional(),
})
export type EmergingAsked = z.infer<typeof EmergingAsked>

export const EmergingList = z.object({
  topics: z.array(EmergingView),
  /** Until so many days are counted nobody can say what is new. */
  learning: z.object({ days: z.int(), of_days: z.int() }).nullable(),
  /** Of those that fit, how many are known and not shown. */
  known: z.int(),
})
export type EmergingList = z.infer<typeof EmergingList>

export const emergingApi = {
  emerging: endpoint({
    method: 'GET',
    path: '/api/emerging',
    who: 'read',
    does: 'What people say now and did not say before, with its team, what it is made of, and the lead time that it gave',
    input: EmergingAsked,
    output: EmergingList,
  }),
  setEmerging: endpoint({
    method: 'PUT',
    path: '/api/emerging/{id}/state',
    who: 'contribute',
    does: 'Says that an emerging topic is known, and it comes back when twice as many people say it; or follows it',
    input: z.object({ id, state: EmergingState }),
    output: z.object({ state: EmergingState }),
  }),
}
