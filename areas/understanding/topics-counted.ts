/** The topics of a reading as figures count and screens show them: each with the feeling about it, which may differ from that of the post. */
import type { Reading, Sentiment } from './schema.ts'
import { labelOf } from './sentiment.ts'

export interface TopicsCounted {
  topics: string[]
  topic_labels: Sentiment[]
}

/** Of a post about one thing, what is felt is felt about that. */
export function topicsCounted({ topics, sentiment_label }: Pick<Reading, 'topics' | 'sentiment_label'>): TopicsCounted {
  const label = (sentiment: number) => (topics.length === 1 ? sentiment_label : labelOf(sentiment))
  return {
    topics: topics.map(({ topic }) => topic),
    topic_labels: topics.map(({ sentiment }) => label(sentiment)),
  }
}
