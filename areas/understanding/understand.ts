/**
 * Reads many posts at once: one pass of the tokenizer over each, and everything that is understood from it. On the
 * CPU, in process, and without a database, so the river can do it before it opens a Work.
 */
import { type CompiledModel, compileModel } from './compile-model.ts'
import { fingerprint } from './duplicates.ts'
import { evidenceIn, type Hit } from './evidence.ts'
import { languageOf } from './language.ts'
import { columnOfTopic } from './learned/columns.ts'
import { strongestFor } from './learned/meaning.ts'
import type { Model, Reading } from './schema.ts'
import { type SentimentReading, sentimentOf } from './sentiment.ts'
import { tokenize } from './tokenize.ts'
import type { Tokens } from './tokens.ts'
import { understood } from './understood.ts'

/** What is read of a post; a NetworkPost with its network has all of it. */
export interface ReadablePost {
  text: string
  title: string | null
  lang: string | null
  network: string
}

/** For a workspace that has taught nothing yet. */
export const BUILT_IN_MODEL: Model = { version: '0', topics: [] }

export function understand(posts: readonly ReadablePost[], model: Model): Reading[] {
  return understandTokens(
    posts,
    posts.map(({ text, title }) => tokenize(text, title)),
    model,
  )
}

/** As `understand`, where the tokens are there already because monitors were matched on them. */
export function understandTokens(posts: readonly ReadablePost[], tokens: readonly Tokens[], model: Model): Reading[] {
  const compiled = compileModel(model)
  return posts.map((post, place) => readOne(post, tokens[place] ?? tokenize(post.text, post.title), compiled))
}

function readOne(post: ReadablePost, tokens: Tokens, model: CompiledModel): Reading {
  return weigh(post, tokens, model).reading
}

/** A reading with the grounds it stands on. */
export interface Weighed {
  reading: Reading
  hits: readonly Hit[]
  sentiment: SentimentReading
  asks: { first: number; last: number } | null
  /** Whether the meaning head decided. */
  by_head: boolean
}

export function weigh(post: ReadablePost, tokens: Tokens, model: CompiledModel): Weighed {
  const language = languageOf(tokens, post)
  const sentiment = sentimentOf(tokens, language.language, post.network)
  const hits = evidenceIn(tokens, model)
  const { topics, objective, urgency, is_question, is_spam, asks, by_head } = understood(tokens, {
    hits,
    language,
    sentiment,
    off: model.off,
  })
  const reading: Reading = {
    language: language.language,
    language_confidence: rounded(language.confidence),
    sentiment: rounded(sentiment.score),
    sentiment_label: sentiment.label,
    objective: objective.objective,
    objective_confidence: rounded(objective.confidence),
    topics: topics.map(({ topic, confidence, sentiment }) => ({
      topic,
      confidence: rounded(confidence),
      sentiment: rounded(sentiment),
    })),
    urgency: rounded(urgency),
    is_question,
    is_spam,
    fingerprint: fingerprint(tokens),
    terms: termsOf(tokens, hits, { topics, by_head }),
    model_version: model.version,
  }
  return { reading, hits, sentiment, asks, by_head }
}

/** Nobody sees more than four decimals, and sixteen cost time wherever a reading is written. Never -0. */
const rounded = (share: number) => (Math.round(share * 10_000) || 0) / 10_000

const TERMS_MAX = 4

/** As they were written, each once: the terms of the rules, and for a topic without any the word that spoke most for it. */
function termsOf(
  tokens: Tokens,
  hits: readonly Hit[],
  { topics, by_head }: { topics: Reading['topics']; by_head: boolean },
): string[] {
  if (topics.length === 0) return []
  const spoke = hits.filter(
    ({ term }) => term.speaks_for === 'topic' && topics.some(({ topic }) => topic === term.label),
  )
  spoke.sort((a, b) => b.term.weight - a.term.weight)
  const places: { first: number; last: number }[] = [...spoke]
  for (const { topic } of by_head ? topics : []) {
    if (columnOfTopic(topic) === -1 || spoke.some(({ term }) => term.label === topic)) continue
    const token = strongestFor(tokens, columnOfTopic(topic))
    const stands = places.some(({ first, last }) => first <= token && token <= last)
    if (token !== -1 && !stands) places.push({ first: token, last: token })
  }
  const terms: string[] = []
  for (const { first, last } of places) {
    const term = tokens.text.slice(tokens.starts[first], tokens.ends[last])
    if (!terms.includes(term) && terms.push(term) === TERMS_MAX) break
  }
  return terms
}
