/**
 * Reads many posts at once: one pass of the tokenizer over each, and everything that is understood from it. On the
 * CPU, in process, and without a database, so the river can do it before it opens a Work.
 */
import { type CompiledModel, compileModel } from './compile-model.ts'
import { fingerprint } from './duplicates.ts'
import { evidenceIn, type Hit } from './evidence.ts'
import { languageOf } from './language.ts'
import { objectiveOf } from './objective.ts'
import { questionIn } from './question.ts'
import type { Model, Reading } from './schema.ts'
import { type SentimentReading, sentimentOf } from './sentiment.ts'
import { isSpam } from './spam.ts'
import { tokenize } from './tokenize.ts'
import type { Tokens } from './tokens.ts'
import { topicsOf } from './topics.ts'
import { urgencyOf } from './urgency.ts'

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
}

export function weigh(post: ReadablePost, tokens: Tokens, model: CompiledModel): Weighed {
  const language = languageOf(tokens, post)
  const sentiment = sentimentOf(tokens, language.language, post.network)
  const hits = evidenceIn(tokens, model)
  const asks = questionIn(tokens, hits)
  const spam = isSpam(tokens, hits)
  const topics = spam
    ? [{ topic: 'spam', confidence: 0.8, sentiment: 0 }]
    : topicsOf(tokens, hits, { language, sentiment })
  const heard = { topics, score: sentiment.score, is_question: asks !== null, is_spam: spam }
  const objective = objectiveOf(heard)
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
    urgency: spam ? 0 : rounded(urgencyOf(tokens, hits, heard)),
    is_question: heard.is_question,
    is_spam: spam,
    fingerprint: fingerprint(tokens),
    terms: termsOf(tokens, hits, topics),
    model_version: model.version,
  }
  return { reading, hits, sentiment, asks }
}

/** Nobody sees more than four decimals, and sixteen cost time wherever a reading is written. Never -0. */
const rounded = (share: number) => (Math.round(share * 10_000) || 0) / 10_000

const TERMS_MAX = 4

/** As they were written, each once. */
function termsOf(tokens: Tokens, hits: readonly Hit[], topics: Reading['topics']): string[] {
  if (topics.length === 0) return []
  const spoke = hits.filter(
    ({ term }) => term.speaks_for === 'topic' && topics.some(({ topic }) => topic === term.label),
  )
  spoke.sort((a, b) => b.term.weight - a.term.weight)
  const terms: string[] = []
  for (const { first, last } of spoke) {
    const term = tokens.text.slice(tokens.starts[first], tokens.ends[last])
    if (!terms.includes(term) && terms.push(term) === TERMS_MAX) break
  }
  return terms
}
