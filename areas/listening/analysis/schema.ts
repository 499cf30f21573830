/** What stands beside the figures: notes of ours, interruptions of listening, the watches, who is to be spoken to. */
import { z } from 'zod'

export const Annotation = z.object({
  id: z.uuid(),
  at: z.coerce.date(),
  text: z.string(),
  created_at: z.coerce.date(),
  created_by: z.uuid(),
  removed_at: z.coerce.date().nullable(),
})
export type Annotation = z.infer<typeof Annotation>

/** A stretch in which a monitor did not listen; `changed` is the instant from which it listened for something else. */
export const Interruption = z.object({
  id: z.uuid(),
  monitor_id: z.uuid(),
  why: z.enum(['paused', 'removed', 'changed']),
  from_at: z.date(),
  to_at: z.date().nullable(),
})
export type Interruption = z.infer<typeof Interruption>

export const Norm = z.object({
  monitor_id: z.uuid(),
  from_at: z.date(),
  expected: z.number(),
  low: z.int(),
  high: z.int(),
  spread: z.number(),
  score: z.number(),
})

/** They say it again and again, to many, are marked as nobody to overlook, or stand on the list. */
export const OUTSPOKEN_WHY = ['often', 'reach', 'vip', 'marked'] as const
export const OUTSPOKEN_STATES = ['to_speak_to', 'spoken_to'] as const
export const Outspoken = z.object({
  identity_id: z.uuid(),
  state: z.enum(OUTSPOKEN_STATES),
  assignee_id: z.uuid().nullable(),
  note: z.string(),
  updated_at: z.date(),
  updated_by: z.uuid(),
})
