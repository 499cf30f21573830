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
import type { Because, Model, Reading } from './schema.ts'
import { type SentimentReading, sentimentOf } from './sentiment.ts'
import { isSpam } from './spam.ts'
import { tokenize } from './tokenize.ts'
import { placeOf, type Tokens } from './tokens.ts'
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
  const language = languageOf(tokens, post)
  const sentiment = sentimentOf(tokens, language.language)
  const hits = evidenceIn(tokens, model)
  const asks = questionIn(tokens, hits)
  const spam = isSpam(tokens, hits)
  const topics = spam
    ? [{ topic: 'spam', confidence: 0.8, sentiment: 0 }]
    : topicsOf(tokens, hits, { language, sentiment })
  const heard = { topics, score: sentiment.score, is_question: asks !== null, is_spam: spam }
  const objective = objectiveOf(heard)
  return {
    language: language.language,
    language_confidence: language.confidence,
    sentiment: sentiment.score,
    sentiment_label: sentiment.label,
    objective: objective.objective,
    objective_confidence: objective.confidence,
    topics,
    urgency: spam ? 0 : urgencyOf(tokens, hits, heard),
    is_question: heard.is_question,
    is_spam: spam,
    fingerprint: fingerprint(tokens),
    because: becauseOf(tokens, { hits, sentiment, asks, topics: new Set(topics.map(({ topic }) => topic)) }),
    model_version: model.version,
  }
}

const FEELINGS_SHOWN = 4
const TERMS_SHOWN = 12

interface Grounds {
  hits: readonly Hit[]
  sentiment: SentimentReading
  asks: { first: number; last: number } | null
  topics: ReadonlySet<string>
}

/** The pieces of text that spoke for what was read, the weightiest first. Only what ended up in the reading is shown. */
function becauseOf(tokens: Tokens, { hits, sentiment, asks, topics }: Grounds): Because[] {
  const shown = hits
    .filter(({ term }) => term.speaks_for !== 'question' && (term.speaks_for !== 'topic' || topics.has(term.label)))
    .filter(({ term }) => term.speaks_for !== 'spam' || topics.has('spam'))
    .sort((a, b) => b.term.weight - a.term.weight)
    .slice(0, TERMS_SHOWN)
    .map(({ term, first, last }) => because(tokens, { first, last }, [term.speaks_for, term.label]))
  const feelings = sentiment.feelings
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, FEELINGS_SHOWN)
    .map(({ token, value }) =>
      because(tokens, { first: token, last: token }, ['sentiment', value > 0 ? 'positive' : 'negative']),
    )
  const question = asks === null ? [] : [because(tokens, asks, ['question', 'question'])]
  return [...shown, ...feelings, ...question]
}

type Speaks = [spoke_for: Because['spoke_for'], label: string]

function because(
  tokens: Tokens,
  { first, last }: { first: number; last: number },
  [spoke_for, label]: Speaks,
): Because {
  const start = tokens.starts[first] ?? 0
  const end = tokens.ends[last] ?? start
  return { ...placeOf(tokens, start, end), term: tokens.text.slice(start, end), spoke_for, label }
}
