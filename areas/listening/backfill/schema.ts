/** A backfill is a monitor looking back: people read "look back". A part of it is one source that is asked. */
import { z } from 'zod'

export const DAYS = [1, 3, 7, 30] as const

export const BACKFILL_STATES = ['running', 'stopped', 'failed', 'done', 'undoing', 'undone'] as const
export type BackfillState = (typeof BACKFILL_STATES)[number]

/** The one table of what a state allows; the server refuses by it, the screen disables by it. */
export const BACKFILL_MAY = {
  running: { stop: true, go_on: false, take_back: true },
  stopped: { stop: false, go_on: true, take_back: true },
  failed: { stop: false, go_on: true, take_back: true },
  done: { stop: false, go_on: false, take_back: true },
  undoing: { stop: false, go_on: false, take_back: false },
  undone: { stop: false, go_on: false, take_back: false },
} as const satisfies Record<BackfillState, Record<string, boolean>>

export const Backfill = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  monitor_id: z.uuid(),
  days: z.int(),
  since_at: z.coerce.date(),
  /** A hash of what the monitor asked for when it began. */
  asks: z.string(),
  state: z.enum(BACKFILL_STATES),
  problem: z.string().nullable(),
  created_at: z.coerce.date(),
  created_by: z.uuid(),
  ended_at: z.coerce.date().nullable(),
})
export type Backfill = z.infer<typeof Backfill>

export const Term = z.object({
  kind: z.enum(['phrase', 'together', 'beginning', 'hashtag', 'mention', 'author', 'link']),
  written: z.string(),
})
export type Term = z.infer<typeof Term>

export const BackfillPart = z.object({
  workspace_id: z.uuid(),
  backfill_id: z.uuid(),
  nth: z.int(),
  /** Null of what is stored already. */
  channel_id: z.uuid().nullable(),
  network: z.string(),
  name: z.string(),
  way: z.enum(['here', 'search', 'reading']),
  /** How much of what was said it shows. */
  shows: z.string(),
  state: z.enum(['waiting', 'done', 'cannot', 'failed']),
  /** Exclusive: what was said later is heard by listening. */
  until_at: z.coerce.date(),
  terms: z.array(Term),
  /** The one that is asked for now. */
  term_nth: z.int(),
  cursor: z.string().nullable(),
  /** Read for this term, and the hash of the last: a source that repeats itself is left. */
  pages: z.int(),
  page_hash: z.string().nullable(),
  /** Posts that the source told of, those that the monitor means, and those of them that it had not heard before. */
  found: z.int(),
  fits: z.int(),
  kept: z.int(),
  /** In a row in vain. */
  tries: z.int(),
  /** Why it cannot be asked, why it failed, or what it waits for. */
  problem: z.string().nullable(),
  /** What may not have been found. */
  missed: z.array(z.string()),
})
export type BackfillPart = z.infer<typeof BackfillPart>

export const BackfillPost = z.object({
  workspace_id: z.uuid(),
  backfill_id: z.uuid(),
  post_id: z.uuid(),
  nth: z.int(),
  what: z.enum(['post', 'mention', 'known']),
  stays: z.boolean(),
})
export type BackfillPost = z.infer<typeof BackfillPost>
