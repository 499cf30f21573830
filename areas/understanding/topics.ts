/** What a post is about: the weight of the terms found for each topic, and how the writer feels where they stand. */
import type { Hit } from './evidence.ts'
import { scoreOf } from './feelings.ts'
import type { LanguageReading } from './language.ts'
import type { TopicReading } from './schema.ts'
import type { SentimentReading } from './sentiment.ts'
import type { Tokens } from './tokens.ts'

const TOPICS_MAX = 4
/** Below this a topic is not named: a single word that needs company had none. */
const NAMED_FROM = 0.3
/** How much a term counts in a post that is clearly in another language: names of things travel, so not nothing. */
const OTHER_LANGUAGE = 0.25

export function topicsOf(tokens: Tokens, hits: readonly Hit[], known: Known): TopicReading[] {
  const weights = weightsOf(hits, known.language)
  if (weights.length === 0) return []
  let most = 0
  let total = 0
  for (const { weight } of weights) {
    most = Math.max(most, weight)
    total += weight
  }
  const topics: TopicReading[] = []
  for (const { topic, weight } of weights) {
    const others = total - weight
    const confidence = confidenceOf(topic, weight, { most, others, score: known.sentiment.score })
    if (confidence >= NAMED_FROM) topics.push({ topic, confidence, sentiment: 0 })
  }
  topics.sort((a, b) => b.confidence - a.confidence || (a.topic < b.topic ? -1 : 1))
  if (topics.length > TOPICS_MAX) topics.length = TOPICS_MAX
  for (const topic of topics) topic.sentiment = feelingAbout(tokens, topic.topic, { hits, known })
  return topics
}

interface Known {
  language: LanguageReading
  sentiment: SentimentReading
}

function weightsOf(hits: readonly Hit[], read: LanguageReading): { topic: string; weight: number }[] {
  const weights: { topic: string; weight: number }[] = []
  for (const { term } of hits) {
    if (term.speaks_for !== 'topic') continue
    const weight = term.weight * inLanguage(term.language, read)
    const same = weights.find(({ topic }) => topic === term.label)
    if (same === undefined) weights.push({ topic: term.label, weight })
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

function feelingAbout(tokens: Tokens, topic: string, { hits, known }: { hits: readonly Hit[]; known: Known }): number {
  const { feelings } = known.sentiment
  if (feelings.length === 0) return 0
  const where = new Set<number | undefined>()
  for (const { term, first } of hits) if (term.label === topic) where.add(tokens.sentences[first])
  return scoreOf(
    tokens,
    feelings.filter(({ sentence }) => where.has(sentence)),
  )
}
