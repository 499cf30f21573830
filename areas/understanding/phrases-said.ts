/**
 * In which words each topic of a post that has several is felt about (L6): found again when somebody reads it, as the pieces that
 * spoke for a reading are, since nearly nobody does. What is felt is what its reading says and figures count.
 */
import { PRAISE, phrasesAbout } from './clauses.ts'
import { compileModel } from './compile-model.ts'
import type { Model, Reading, Sentiment } from './schema.ts'
import { tokenize } from './tokenize.ts'
import { type Place, placeOf } from './tokens.ts'
import { topicsCounted } from './topics-counted.ts'
import { type ReadablePost, weigh } from './understand.ts'

export interface PhraseSaid extends Place {
  topic: string
  sentiment_label: Sentiment
}

/** At most one for each topic: the clause in which most is felt about it. Of a post about one thing, none. */
export function phrasesSaid(
  post: ReadablePost,
  reading: Pick<Reading, 'topics' | 'sentiment_label'> | undefined,
  model: Model,
): PhraseSaid[] {
  if (!reading || reading.topics.length < 2) return []
  const { topics, topic_labels } = topicsCounted(reading)
  const tokens = tokenize(post.text, post.title)
  const { hits, sentiment } = weigh(post, tokens, compileModel(model))
  return phrasesAbout(tokens, topics, { hits, feelings: sentiment.feelings }).flatMap(({ topic, first, last }) => {
    const sentiment_label = topic === PRAISE ? undefined : topic_labels[topics.indexOf(topic)]
    const place = placeOf(tokens, tokens.starts[first] ?? 0, tokens.ends[last] ?? 0)
    // Praise beside other things is how they are spoken of, and not one that is pointed at.
    return sentiment_label ? [{ topic, sentiment_label, ...place }] : []
  })
}
