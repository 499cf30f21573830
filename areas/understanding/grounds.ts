/**
 * What the rules say of a text, as numbers that the meaning head hears beside the words: what terms were found for each topic,
 * of which fields its words are, what asks, presses and smells of
 * spam, and how long and loud it is. They are why a language with few texts to train on
 * is still understood.
 */
import type { Hit } from './evidence.ts'
import type { Felt } from './feelings.ts'
import { FIELD_NAMES, fieldsOf } from './fields.ts'
import type { LanguageReading } from './language.ts'
import { type Question, questionIn } from './question.ts'
import { BUILT_IN_TOPICS } from './schema.ts'
import { beginsWithHandle, type Counts, countsOf, spamPoints } from './spam.ts'
import type { Tokens } from './tokens.ts'
import { isOwn, type Ruled, ruledTopics } from './topics.ts'
import { shouts } from './urgency.ts'

const topics = BUILT_IN_TOPICS.filter((topic) => topic !== 'spam')
const TOPICS = topics.length
const placeOfTopic: ReadonlyMap<string, number> = new Map(topics.map((topic, at) => [topic, at]))

const OTHERS = [
  'asks_by_mark',
  'asks_by_words',
  'presses',
  'spam',
  'shouts',
  'good',
  'bad',
  'link',
  'mention',
  'hashtags',
  'emoji',
  'short',
  'long',
] as const

/** The rows of what ships are in this order; a file that was made for another is refused. */
export const GROUNDS: readonly string[] = [
  ...topics.map((topic) => `term ${topic}`),
  ...topics.map((topic) => `lead ${topic}`),
  ...OTHERS,
  ...FIELD_NAMES.map((field) => `field ${field}`),
]
export const FIELDS_FROM = GROUNDS.length - FIELD_NAMES.length

/** What the rules found in a text. */
export interface Found {
  hits: readonly Hit[]
  /** Of the built-in topics only: what a workspace added, no head has learned. */
  ruled: readonly Ruled[]
  asks: Question | null
  counts: Counts
  spam_points: number
  speaks_to_somebody: boolean
  /** By the word lists. */
  felt: number
}

/** What the rules find, for the head to hear. */
export function foundIn(
  tokens: Tokens,
  hits: readonly Hit[],
  { language, felt }: { language: LanguageReading; felt: Felt },
): Found {
  const built_in = hits.some(isOwn) ? hits.filter((hit) => !isOwn(hit)) : hits
  const counts = countsOf(tokens)
  return {
    hits,
    ruled: ruledTopics(built_in, { language, score: felt.score }),
    asks: questionIn(tokens, hits),
    counts,
    spam_points: spamPoints(counts, hits),
    speaks_to_somebody: counts.mention > 0 && counts.link === 0 && beginsWithHandle(tokens),
    felt: felt.score,
  }
}

const SHORT = 5
const LONG = 30

/** Written into an array of the caller's, since it is asked for each post. */
export function tellGrounds(into: Float64Array, tokens: Tokens, found: Found): void {
  into.fill(0)
  for (const { topic, weight, confidence } of found.ruled) {
    const place = placeOfTopic.get(topic)
    if (place === undefined) continue
    into[place] = 1 - Math.exp(-weight / 2)
    into[TOPICS + place] = confidence
  }
  const { hits, asks, counts, felt } = found
  let at = 2 * TOPICS
  const tell = (value: number) => {
    into[at] = value
    at += 1
  }
  tell(asks?.by === 'mark' ? 1 : 0)
  tell(asks !== null && asks.by !== 'mark' ? 1 : 0)
  tell(Math.min(3, pressing(hits)) / 3)
  tell(Math.min(4, found.spam_points) / 4)
  tell(shouts(tokens) ? 1 : 0)
  tell(Math.max(0, felt))
  tell(Math.max(0, -felt))
  tell(counts.link > 0 ? 1 : 0)
  tell(counts.mention > 0 ? 1 : 0)
  tell(Math.min(6, counts.hashtag) / 6)
  tell(Math.min(6, counts.emoji) / 6)
  tell(counts.word < SHORT ? 1 : 0)
  tell(counts.word > LONG ? 1 : 0)
  tellFields(into, tokens)
}

/** More words of a field than this say no more of it. */
const FIELD_MAX = 3
/** How much one word of a field counts. */
export const FIELD_STEP = 1 / FIELD_MAX

function tellFields(into: Float64Array, { words }: Tokens): void {
  for (const word of words) {
    for (let left = fieldsOf(word); left !== 0; left &= left - 1) {
      const place = FIELDS_FROM + 31 - Math.clz32(left & -left)
      into[place] = Math.min(1, (into[place] as number) + FIELD_STEP)
    }
  }
}

function pressing(hits: readonly Hit[]): number {
  let said = 0
  for (const { term } of hits) if (term.speaks_for === 'urgency') said += 1
  return said
}
