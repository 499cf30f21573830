/**
 * What is felt about each topic of a post that has several, and in which words (L6): found again when somebody reads it, as the
 * pieces that spoke for a reading are, since nearly nobody does.
 */
import { type Phrase, phrasesAbout } from './clauses.ts'
import { compileModel } from './compile-model.ts'
import type { Model, Sentiment, TopicReading } from './schema.ts'
import { labelOf } from './sentiment.ts'
import { tokenize } from './tokenize.ts'
import { type Place, placeOf } from './tokens.ts'
import { type ReadablePost, weigh } from './understand.ts'

export interface PhraseSaid extends Place {
  topic: string
  sentiment_label: Sentiment
}

/** At most one for each topic: the clause in which most is felt about it. Of a post about one thing, none. */
export function phrasesSaid(post: ReadablePost, topics: readonly TopicReading[], model: Model): PhraseSaid[] {
  if (topics.length < 2) return []
  const tokens = tokenize(post.text, post.title)
  const { hits, sentiment } = weigh(post, tokens, compileModel(model))
  // Praise is a feeling, and nothing that one is felt about beside other things.
  const known = new Set(topics.flatMap(({ topic }) => (topic === 'thanks' ? [] : [topic])))
  const named = hits
    .filter(({ term }) => term.speaks_for === 'topic' && known.has(term.label))
    .map(({ term, first, last }) => ({ topic: term.label, first, last }))
  const strongest = new Map<string, Phrase>()
  for (const phrase of phrasesAbout(tokens, named, sentiment.feelings)) {
    const before = strongest.get(phrase.topic)
    if (!before || Math.abs(phrase.sentiment) > Math.abs(before.sentiment)) strongest.set(phrase.topic, phrase)
  }
  return [...strongest.values()].map(({ topic, first, last, sentiment: felt }) => ({
    ...{ topic, sentiment_label: labelOf(felt) },
    ...placeOf(tokens, tokens.starts[first] ?? 0, tokens.ends[last] ?? 0),
  }))
}
