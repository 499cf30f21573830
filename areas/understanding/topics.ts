/** What a post is about: the weight of the terms found for each topic, and how the writer feels about each (clauses.ts). */
import { phrasesAbout } from './clauses.ts'
import type { Hit } from './evidence.ts'
import type { LanguageReading } from './language.ts'
import type { TopicReading } from './schema.ts'
import { type SentimentReading, scoreAs } from './sentiment.ts'
import type { Tokens } from './tokens.ts'

const TOPICS_MAX = 4
/** Below this a topic is not named: a single word that needs company had none. */
export const NAMED_FROM = 0.3
/** How much a term counts in a post that is clearly in another language: names of things travel, so not nothing. */
const OTHER_LANGUAGE = 0.25

/** Whether it is a term of the workspace's own. */
export const isOwn = ({ term }: Hit) => term.speaks_for === 'topic' && term.language === null

/** What the terms alone say of a topic. */
export interface Ruled {
  topic: string
  weight: number
  confidence: number
}

export function ruledTopics(
  hits: readonly Hit[],
  { language, score }: { language: LanguageReading; score: number },
): Ruled[] {
  const ruled = weightsOf(hits, language)
  let most = 0
  let total = 0
  for (const { weight } of ruled) {
    most = Math.max(most, weight)
    total += weight
  }
  for (const each of ruled)
    each.confidence = confidenceOf(each.topic, each.weight, { most, others: total - each.weight, score })
  return ruled
}

export type Named = Pick<Ruled, 'topic' | 'confidence'>

/** Those certain enough to be named. */
export function ruledNamed(hits: readonly Hit[], known: { language: LanguageReading; score: number }): Named[] {
  return ruledTopics(hits, known).filter(({ confidence }) => confidence >= NAMED_FROM)
}

/** The most certain first, each with how the writer feels about it: of a post about one thing, as about the whole. */
export function namedTopics(
  found: readonly Named[],
  tokens: Tokens,
  { hits, sentiment }: { hits: readonly Hit[]; sentiment: SentimentReading },
): TopicReading[] {
  const { score, feelings } = sentiment
  const topics: TopicReading[] = []
  for (const { topic, confidence } of found) topics.push({ topic, confidence, sentiment: score })
  topics.sort((a, b) => b.confidence - a.confidence || (a.topic < b.topic ? -1 : 1))
  if (topics.length > TOPICS_MAX) topics.length = TOPICS_MAX
  if (topics.length === 1) return topics
  const whole = scoreAs(sentiment)
  for (const one of topics) one.sentiment = whole
  feelAbout(tokens, topics, { hits, feelings })
  return topics
}

/**
 * Of several things each by what its words say. One that no term names keeps the feeling of the whole, and all do where
 * nothing is felt in the words about any: 'it filled the room with smoke' holds no word that feels, and is against all the same.
 */
function feelAbout(tokens: Tokens, topics: TopicReading[], known: Parameters<typeof phrasesAbout>[2]): void {
  const names = topics.map(({ topic }) => topic)
  const phrases = phrasesAbout(tokens, names, known)
  if (phrases.every(({ sentiment }) => sentiment === 0)) return
  for (const { topic, sentiment } of phrases)
    for (const one of topics) if (one.topic === topic) one.sentiment = sentiment
}

function weightsOf(hits: readonly Hit[], read: LanguageReading): Ruled[] {
  const weights: Ruled[] = []
  for (const { term } of hits) {
    if (term.speaks_for !== 'topic') continue
    const weight = term.weight * inLanguage(term.language, read)
    const same = weights.find(({ topic }) => topic === term.label)
    if (same === undefined) weights.push({ topic: term.label, weight, confidence: 0 })
    else same.weight += weight
  }
  return weights
}

function inLanguage(language: string | null, read: LanguageReading): number {
  if (language === null || language === read.language || read.language === 'und') return 1
  return read.confidence > 0.6 ? OTHER_LANGUAGE : 0.7
}

/** Beside as much about something else, a thank-you is manners. */
const ENOUGH_ELSE = 0.9

/** Rises with the weight, falls with how far another topic is ahead, and with a mood that does not fit. */
function confidenceOf(
  topic: string,
  weight: number,
  { most, others, score }: { most: number; others: number; score: number },
): number {
  const polite = topic === 'thanks' && others >= ENOUGH_ELSE ? 0.4 : 1
  const fitting = weight * moodFits(topic, score) * polite
  return Math.min(0.97, (1 - Math.exp(-fitting / 2)) * Math.sqrt(weight / most))
}

const complaints = new Set(['broken', 'late_or_lost', 'poor_service', 'wrong_item', 'danger', 'refund'])

/** 'Great customer service' is no complaint about it, and 'thanks for nothing' no thanks. */
function moodFits(topic: string, score: number): number {
  if (topic === 'thanks') return score < 0 ? 0.3 : 1
  if (topic === 'poor_service') return score > 0.4 ? 0.3 : 1
  return complaints.has(topic) && score > 0.6 ? 0.6 : 1
}
