/**
 * Why a post was read as it was: the pieces of its text that spoke for something, found again when somebody asks. They are not
 * kept, since nearly nobody does.
 */
import { compileModel } from './compile-model.ts'
import { columnOfTopic, QUESTION_COLUMN } from './learned/columns.ts'
import { meantBy } from './learned/meaning.ts'
import type { Because, Model } from './schema.ts'
import { partsOf } from './sentiment.ts'
import { tokenize } from './tokenize.ts'
import { placeOf, type Tokens } from './tokens.ts'
import { type ReadablePost, type Weighed, weigh } from './understand.ts'

const FEELINGS_SHOWN = 4
const TERMS_SHOWN = 12

/** The weightiest first. Only what ended up in the reading is shown. */
export function explain(post: ReadablePost, model: Model): Because[] {
  const tokens = tokenize(post.text, post.title)
  const weighed = weigh(post, tokens, compileModel(model))
  const { asks } = weighed
  const question = asks === null ? [] : [because(tokens, asks, ['question', 'question'])]
  return [...termsIn(tokens, weighed), ...heardIn(tokens, weighed), ...feelingsIn(tokens, weighed), ...question]
}

const WORDS_OF_AN_ANSWER = 3
/** Less than this, in points of the head, any word says. */
const HEARD_FROM = 0.15

/** The words by which the head found what no term of the rules speaks for. */
function heardIn(tokens: Tokens, { reading, hits, asks, by_head }: Weighed): Because[] {
  if (!by_head) return []
  const wordsFor = (column: number, speaks: Speaks) =>
    meantBy(tokens, column)
      .map((says, token) => ({ says, token }))
      .filter(({ says, token }) => says >= HEARD_FROM && isWord(tokens, token))
      .sort((a, b) => b.says - a.says)
      .slice(0, WORDS_OF_AN_ANSWER)
      .map(({ token }) => because(tokens, { first: token, last: token }, speaks))
  const topics = reading.topics.filter(
    ({ topic }) => columnOfTopic(topic) !== -1 && !hits.some(({ term }) => term.label === topic),
  )
  const speaksFor = (topic: string): Speaks => [topic === 'spam' ? 'spam' : 'topic', topic]
  const asked = reading.is_question && asks === null ? wordsFor(QUESTION_COLUMN, ['question', 'question']) : []
  return [...topics.flatMap(({ topic }) => wordsFor(columnOfTopic(topic), speaksFor(topic))), ...asked]
}

const isWord = ({ words }: Tokens, token: number) => {
  const kind = words[token]?.kind
  return kind === 'word' || kind === 'emoji' || kind === 'hashtag'
}

function termsIn(tokens: Tokens, { hits, reading }: Weighed): Because[] {
  const topics = new Set(reading.topics.map(({ topic }) => topic))
  return hits
    .filter(({ term }) => term.speaks_for !== 'not_topic')
    .filter(({ term }) => term.speaks_for !== 'question' && (term.speaks_for !== 'topic' || topics.has(term.label)))
    .filter(({ term }) => term.speaks_for !== 'spam' || topics.has('spam'))
    .sort((a, b) => b.term.weight - a.term.weight)
    .slice(0, TERMS_SHOWN)
    .flatMap(({ term: { speaks_for, label }, ...at }) =>
      speaks_for === 'not_topic' ? [] : [because(tokens, at, [speaks_for, label])],
    )
}

/** Less than this, in the points of the head or of the word lists, is a tint that any word has. */
const FELT_FROM = 0.4

function feelingsIn(tokens: Tokens, { sentiment }: Weighed): Because[] {
  return partsOf(tokens, sentiment)
    .filter(({ value }) => Math.abs(value) >= FELT_FROM)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, FEELINGS_SHOWN)
    .map(({ token, value }) =>
      because(tokens, { first: token, last: token }, ['sentiment', value > 0 ? 'positive' : 'negative']),
    )
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
