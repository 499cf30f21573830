/** What is stored: a reading per post, and the topics that a workspace adds by keywords. */
import { z } from 'zod'
import { Objective, Reading } from './schema.ts'

/** Without the words that spoke for it: `explain` finds them again in the post when somebody asks why. */
export const ReadingRecord = Reading.omit({ terms: true }).extend({ workspace_id: z.uuid(), post_id: z.uuid() })
export type ReadingRecord = z.infer<typeof ReadingRecord>

export const Topic = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  name: z.string(),
  /** What an answer to it is for. */
  objective: Objective,
  terms: z.array(z.string()),
  updated_at: z.coerce.date(),
  updated_by: z.uuid(),
})
export type Topic = z.infer<typeof Topic>

export const TopicInput = z.object({
  name: z.string().trim().min(1, 'Give the topic a name.').max(80),
  objective: Objective,
  terms: z
    .array(z.string().trim().min(1).max(120))
    .min(1, 'Give at least one word or phrase that speaks for it.')
    .max(500),
})
export type TopicInput = z.infer<typeof TopicInput>
