/** What is understood of a post. The screens read this same record, so every word in it is one that people see. */
import { z } from 'zod'

/** What answering is for. `none`: nothing to win by an answer. */
export const OBJECTIVES = [
  'repair',
  'inform',
  'sell',
  'learn',
  'hire',
  'protect_reputation',
  'inform_investors',
  'amplify',
  'none',
] as const
export const Objective = z.enum(OBJECTIVES)
export type Objective = z.infer<typeof Objective>

/** The topics every workspace begins with; it adds its own. Routing tables name them, so they are never renamed. */
export const BUILT_IN_TOPICS = [
  'broken',
  'danger',
  'wrong_item',
  'late_or_lost',
  'refund',
  'poor_service',
  'account_access',
  'order_change',
  'how_to',
  'invoice_payment',
  'price_availability',
  'idea',
  'shops_bulk',
  'partnership',
  'press',
  'privacy_legal',
  'jobs',
  'shares_results',
  'thanks',
  'spam',
] as const
export const BuiltInTopic = z.enum(BUILT_IN_TOPICS)
export type BuiltInTopic = z.infer<typeof BuiltInTopic>

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const
export const Sentiment = z.enum(SENTIMENTS)
export type Sentiment = z.infer<typeof Sentiment>

/** BCP 47 primary language, or `und` where nothing can honestly be said. */
export const Language = z.string().regex(/^[a-z]{2,3}$/)

const share = z.number().min(0).max(1)

/** A piece of text that spoke for something: where it stands (UTF-16 units, end exclusive) and what for. */
export const Because = z.object({
  part: z.enum(['title', 'text']),
  start: z.int().min(0),
  end: z.int().min(0),
  term: z.string(),
  spoke_for: z.enum(['sentiment', 'topic', 'urgency', 'question', 'spam']),
  /** The topic, or the side that sentiment took. */
  label: z.string(),
})
export type Because = z.infer<typeof Because>

/** A topic with how the writer feels about it, which may differ from the post as a whole. */
export const TopicReading = z.object({
  topic: z.string(),
  confidence: share,
  sentiment: z.number().min(-1).max(1),
})
export type TopicReading = z.infer<typeof TopicReading>

export const Reading = z.object({
  language: Language,
  language_confidence: share,
  sentiment: z.number().min(-1).max(1),
  sentiment_label: Sentiment,
  objective: Objective,
  objective_confidence: share,
  /** Most certain first; none where nothing spoke for any. */
  topics: z.array(TopicReading),
  urgency: share,
  is_question: z.boolean(),
  is_spam: z.boolean(),
  /** 16 hexadecimal digits, for near-duplicates. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  /** The words that spoke for its topics, the weightiest first; `explain` finds all that spoke, and where. */
  terms: z.array(z.string()),
  model_version: z.string(),
})
export type Reading = z.infer<typeof Reading>

/** A workspace's own topics and the version they have; every correction makes a new one. */
export const Model = z.object({
  version: z.string(),
  topics: z
    .array(z.object({ name: z.string().min(1).max(80), terms: z.array(z.string().min(1).max(120)).max(500) }))
    .max(500),
})
export type Model = z.infer<typeof Model> & {
  /** What was changed about topics that ship; see `BuiltInTopicChange`. */
  built_in?: readonly {
    topic: BuiltInTopic
    terms: readonly string[]
    left_out: readonly string[]
    switched_off: boolean
  }[]
}
