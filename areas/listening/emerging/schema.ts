/** What emerges, and the counts by which it is known to be new. */
import { z } from 'zod'

export const TermCount = z.object({
  from_at: z.date(),
  /** The hash of what was said. */
  term: z.int(),
  people: z.int(),
})

export const TermDay = z.object({ from_at: z.date(), posts: z.int(), kept_from: z.int() })

export const EMERGING_STATES = ['new', 'followed', 'known'] as const
export const EmergingState = z.enum(EMERGING_STATES)
export type EmergingState = z.infer<typeof EmergingState>

/** What a topic is made of; in this order it is shown. */
export const PARTS = ['product', 'carrier', 'place', 'topic', 'network', 'language'] as const
const Part = z.array(z.object({ value: z.string(), mentions: z.int() }))
export const Parts = z.object({
  /** Ids of monitors of products. */
  product: Part,
  carrier: Part,
  place: Part,
  topic: Part,
  network: Part,
  language: Part,
})
export type Parts = z.infer<typeof Parts>

export const Emerging = z.object({
  id: z.uuid(),
  name: z.string(),
  terms: z.array(z.int()),
  team_id: z.uuid().nullable(),
  state: EmergingState,
  state_by: z.uuid().nullable(),
  known_people: z.int().nullable(),
  first_said_at: z.coerce.date(),
  first_flagged_at: z.coerce.date(),
  last_seen_at: z.coerce.date(),
  /** In the 24 hours before it was last seen. */
  people: z.int(),
  /** People who say it on such a day. */
  usual: z.number(),
  mentions: z.int(),
  negative: z.int(),
  peak_at: z.coerce.date(),
  peak_mentions: z.int(),
  unusual_at: z.coerce.date().nullable(),
  parts: Parts,
  /** Newest first. */
  post_ids: z.array(z.uuid()),
})
export type Emerging = z.infer<typeof Emerging>
