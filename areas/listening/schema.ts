/** A monitor is what we listen for; a mention is a post that a monitor matched. */
import { z } from 'zod'

const words = (most: number) => z.array(z.string().trim().min(1).max(80)).max(most)

/** What a monitor is about. What is said of competitors and topics is heard and counted, and opens no conversation. */
export const SETS = ['brand', 'product', 'people', 'competitor', 'topic'] as const
export const MonitorSet = z.enum(SETS)
export type MonitorSet = z.infer<typeof MonitorSet>

/** In an address, many are one text with dots between. */
export const MonitorIds = z
  .string()
  .max(4_000)
  .transform((text) => text.split('.').filter(Boolean))
  .pipe(z.array(z.uuid('A monitor is named by its id.')).max(100))

/** By any of its names: one browser says Asia/Calcutta, another Asia/Kolkata, and a list of them has one. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'Give a time zone by its name, such as Europe/Berlin.' })

export const Monitor = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  kind: MonitorSet,
  name: z.string(),
  /** null where names, products and what is left out say it. */
  query: z.string().nullable(),
  /** The brand as people write it, handles and hashtags too. */
  names: z.array(z.string()),
  /** What we make; heard only as a phrase of its own. */
  products: z.array(z.string()),
  /** A post with one of these is not about us. */
  leave_out: z.array(z.string()),
  opens_conversations: z.boolean(),
  created_at: z.coerce.date(),
  created_by: z.uuid(),
  updated_at: z.coerce.date(),
  paused_at: z.coerce.date().nullable(),
  /** It listens no more and stands in no list; what it heard stays. */
  removed_at: z.coerce.date().nullable(),
})
export type Monitor = z.infer<typeof Monitor>

export const MonitorInput = z.object({
  name: z.string().trim().min(1, 'Give the brand as people write it.').max(80),
  /** A brand, where nothing is said. */
  kind: MonitorSet.optional(),
  /** Where there is one, it alone says what is heard, and names, products and what is left out stay empty. */
  query: z.string().trim().min(1).max(100_000).nullable().optional(),
  names: words(50).default([]),
  products: words(200).default([]),
  leave_out: words(200).default([]),
})
export type MonitorInput = z.infer<typeof MonitorInput>

export const MatchSpan = z.object({ part: z.enum(['title', 'text']), start: z.int(), end: z.int() })
export type MatchSpan = z.infer<typeof MatchSpan>

/** Why a mention is out of sight and out of the figures. */
export const SET_ASIDE = ['hidden', 'irrelevant', 'spam', 'deleted'] as const
/** What a person may say why; what is spam is first said by a reading. */
export const SetAsideWhy = z.enum(['hidden', 'irrelevant', 'spam'])
export type SetAsideWhy = z.infer<typeof SetAsideWhy>

/** What becomes of a conversation when what opened it is set aside. */
export const ConversationWith = z.object({
  id: z.uuid(),
  became: z.enum(['closed', 'stays']),
  /** Why it stays: another monitor hears what was said, somebody has it, or there is more in it. */
  because: z.enum(['heard', 'held', 'worked_in']).nullable(),
  holder_name: z.string().nullable(),
})
export type ConversationWith = z.infer<typeof ConversationWith>

/** How many people whoever said it reaches, by followers; each band begins where the one before ends. */
export const REACH_BANDS = ['under_1k', 'from_1k', 'from_10k', 'from_100k'] as const
export const ReachBand = z.enum(REACH_BANDS)
export type ReachBand = z.infer<typeof ReachBand>
const BANDS_BEGIN: Readonly<Record<ReachBand, number>> = {
  under_1k: 0,
  from_1k: 1_000,
  from_10k: 10_000,
  from_100k: 100_000,
}
/** Null where the network does not tell how many follow. */
export const reachBand = (reach: number | null): ReachBand | null =>
  reach === null ? null : (REACH_BANDS.findLast((band) => reach >= BANDS_BEGIN[band]) ?? 'under_1k')

export const Mention = z.object({
  workspace_id: z.uuid(),
  monitor_id: z.uuid(),
  post_id: z.uuid(),
  spans: z.array(MatchSpan),
  /** The post that it passes on or nearly repeats; null where it is the first to say so. */
  item_id: z.uuid().nullable(),
  /** How: reposted, or said in nearly the same words. */
  passes_on: z.enum(['repost', 'near']).nullable(),
  /** Followers of whoever said it, when it was heard. */
  reach: z.int().nullable(),
  /** As figures count it; null of what a copy of an older version heard while it was replaced. */
  posted_at: z.coerce.date().nullable(),
  set_aside: z.enum(SET_ASIDE).nullable(),
  set_aside_at: z.coerce.date().nullable(),
  /** Null where no person did: its reading, what the monitor has learned, or the network. */
  set_aside_by: z.uuid().nullable(),
  /** Where the monitor has learned it: how many marks it is like. */
  set_aside_like: z.int().nullable(),
})
export type Mention = z.infer<typeof Mention>

export const Volume = z.object({
  workspace_id: z.uuid(),
  monitor_id: z.uuid(),
  network: z.string(),
  from_at: z.date(),
  mentions: z.int(),
  negative: z.int(),
})

/** What a figure is kept by: one hour or day, network, language, and a topic or a place that is linked to, where it is of one. */
export const Count = z.object({
  workspace_id: z.uuid(),
  monitor_id: z.uuid(),
  step: z.enum(['hour', 'day']),
  dimension: z.enum(['all', 'topic', 'link']),
  from_at: z.date(),
  network: z.string(),
  language: z.string(),
  value: z.string(),
  mentions: z.int(),
  positive: z.int(),
  negative: z.int(),
  repeats: z.int(),
  reach: z.int(),
})

/** Who said how much on a day. */
export const AuthorCount = Count.omit({ step: true, dimension: true, language: true, value: true }).extend({
  author_id: z.uuid(),
})
