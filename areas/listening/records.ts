/** What is stored beside mentions, and read by no screen: what people marked, what was learned of it, and where repeats are found. */
import { z } from 'zod'
import { LearnerState } from '#areas/understanding/learned/learner-state.ts'

/** What a person said of a mention: about this, or not. */
export const Mark = z.object({
  workspace_id: z.uuid(),
  monitor_id: z.uuid(),
  post_id: z.uuid(),
  is_relevant: z.boolean(),
  marked_by: z.uuid().nullable(),
  marked_at: z.date(),
})
export type Mark = z.infer<typeof Mark>

/** What a monitor has learned to leave out; none where too little was marked. */
export const Relevance = z.object({
  workspace_id: z.uuid(),
  monitor_id: z.uuid(),
  state: LearnerState,
  /** From this share on it is surely not about the monitor. */
  threshold: z.number(),
  /** How many marks it was learned from. */
  irrelevant: z.int(),
  learned_at: z.date(),
})
export type Relevance = z.infer<typeof Relevance>

/** A quarter of the fingerprint of a mention that was the first to say so. */
export const Band = z.object({
  workspace_id: z.uuid(),
  band: z.int(),
  post_id: z.uuid(),
  fingerprint: z.string(),
  words: z.int(),
  /** Those that heard it. */
  monitor_ids: z.array(z.uuid()),
})
