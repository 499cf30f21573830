/** What a post is about: the weight of the terms found for each topic, and how the writer feels where they stand. */
import type { Hit } from './evidence.ts'
import type { LanguageReading } from './language.ts'
import type { TopicReading } from './schema.ts'
import { type Feeling, type SentimentReading, scoreOf } from './sentiment.ts'
import type { Tokens } from './tokens.ts'

const TOPICS_MAX = 4
/** Below this a topic is not named: a single word that needs company had none. */
const NAMED_FROM = 0.3
/** How much a term counts in a post that is clearly in another language: names of things travel, so not nothing. */
const OTHER_LANGUAGE = 0.25

export function topicsOf(
  tokens: Tokens,
  hits: readonly Hit[],
  known: { language: LanguageReading; sentiment: SentimentReading },
): TopicReading[] {
  const weights = new Map<string, number>()
  for (const { term } of hits) {
    if (term.speaks_for !== 'topic') continue
    weights.set(term.label, (weights.get(term.label) ?? 0) + term.weight * inLanguage(term.language, known.language))
  }
  if (weights.size === 0) return []
  const { sentences } = tokens
  const most = Math.max(...weights.values())
  const total = weights.values().reduce((sum, weight) => sum + weight, 0)
  return [...weights]
    .map(([topic, weight]) => ({
      topic,
      confidence: confidenceOf(topic, weight, { most, others: total - weight, score: known.sentiment.score }),
    }))
    .filter(({ confidence }) => confidence >= NAMED_FROM)
    .sort((a, b) => b.confidence - a.confidence || (a.topic < b.topic ? -1 : 1))
    .slice(0, TOPICS_MAX)
    .map((topic) => ({
      ...topic,
      sentiment: feelingAbout(tokens, { topic: topic.topic, hits, sentences, feelings: known.sentiment.feelings }),
    }))
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

interface About {
  topic: string
  hits: readonly Hit[]
  sentences: readonly number[]
  feelings: readonly Feeling[]
}

function feelingAbout(tokens: Tokens, { topic, hits, sentences, feelings }: About): number {
  const where = new Set(hits.filter(({ term }) => term.label === topic).map(({ first }) => sentences[first]))
  return scoreOf(
    tokens,
    feelings.filter(({ sentence }) => where.has(sentence)),
  )
}
