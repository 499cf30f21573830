/** What is stored: a reading per post, and the topics that a workspace adds by keywords. */
import { z } from 'zod'
import { Objective, Reading, Sentiment } from './schema.ts'
import { READING_KINDS } from './taught/before.ts'
import { KINDS } from './taught/kinds.ts'

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

/** What a correction replaced, so that it can be taken back. */
const Was = Reading.pick({
  sentiment: true,
  sentiment_label: true,
  objective: true,
  objective_confidence: true,
  topics: true,
}).partial()
export type Was = z.infer<typeof Was>

/** Something that a person put right about a post, or worked with as it was. */
export const LessonRecord = z.object({
  workspace_id: z.uuid(),
  id: z.uuid(),
  /** In the order in which they were committed. */
  nth: z.int(),
  post_id: z.uuid(),
  author_id: z.uuid(),
  kind: z.enum(KINDS),
  label: z.string(),
  /** What stood in the reading before; null where nothing did. */
  was: Was.nullable(),
  /** What stands there since; null of a team, and in lessons from before this was kept. */
  became: Was.nullable(),
  /** Topics that it was read to be about and is not, as people said step by step. */
  gone: z.array(z.string()),
  /** How likely each label was before anybody taught us, as logarithms. */
  before: z.record(z.string(), z.number()),
  /** What else was known of the post: what it was read to be about, who wrote it, where they were sent last. */
  notes: z.array(z.string()),
  /** Those of its words that stand in many posts here, such as our name and what we make: they say nothing. */
  everyday: z.array(z.string()),
  confirmed: z.boolean(),
  taught_by: z.uuid().nullable(),
  taught_at: z.coerce.date(),
  retracted_at: z.coerce.date().nullable(),
})
export type LessonRecord = z.infer<typeof LessonRecord>

/** What was put right of a post, put right too of one that says the same. */
export const CarriedRecord = z.object({
  workspace_id: z.uuid(),
  post_id: z.uuid(),
  kind: z.enum(READING_KINDS),
  /** Whose lesson it is. */
  of_post_id: z.uuid(),
  lesson_id: z.uuid(),
  was: Was,
  became: Was,
})
export type CarriedRecord = z.infer<typeof CarriedRecord>

export const TaughtRecord = z.object({
  workspace_id: z.uuid(),
  last: z.int(),
  upto: z.int(),
  generation: z.int(),
})

/** How one of two fared on lessons that neither had taken. */
const Fared = z.object({
  right: z.int(),
  surprise: z.number(),
  /** For each kind of lesson how many it was asked and knew; not in reports from before this was kept. */
  kinds: z.record(z.string(), z.object({ asked: z.int(), right: z.int() })).optional(),
})
export const NightReport = z.object({
  /** How many lessons both were asked before they took them. */
  asked: z.int(),
  champion: Fared,
  challenger: Fared,
  won: z.enum(['champion', 'challenger']),
})
export type NightReport = z.infer<typeof NightReport>

export const ChampionRecord = z.object({
  workspace_id: z.uuid(),
  upto: z.int(),
  generation: z.int(),
  state: z.instanceof(Uint8Array),
  report: NightReport,
  chosen_at: z.coerce.date(),
})

/** What a person puts right; what is left out stays. A topic of null: about none that we know. */
export const CorrectedInput = z.object({
  sentiment: Sentiment.optional(),
  objective: Objective.optional(),
  topic: z.string().max(80).nullable().optional(),
  /** Of several topics the one that is meant, and goes; without it the first, and with a topic of null all of them. */
  in_place_of: z.string().max(80).optional(),
})
export const ReadingKindInput = z.enum(READING_KINDS)
/** What a person put right of a reading, and what had been read before anybody did. */
export const PutRight = z.object({
  kind: ReadingKindInput,
  /** A label; of topics all, which may be none. */
  was: z.array(z.string()),
  by: z.uuid().nullable(),
})
export type PutRight = z.infer<typeof PutRight>

export const saysSomething = ({ sentiment, objective, topic }: z.infer<typeof CorrectedInput>): boolean =>
  sentiment !== undefined || objective !== undefined || topic !== undefined
export const SAY_SOMETHING = 'Say what it really is: a sentiment, an objective or a topic.'
