/** What was said of a post before anybody taught us, as the points that what was taught is added to. */
import { BUILT_IN_TOPICS, OBJECTIVES, type Reading, SENTIMENTS } from '../schema.ts'
import { NO_TOPIC, type Points, pointsOf } from './kinds.ts'

export const READING_KINDS = ['sentiment', 'objective', 'topic'] as const
export type ReadingKind = (typeof READING_KINDS)[number]

/** What of a reading tells how likely each label was. */
type Told = Pick<Reading, 'sentiment' | 'sentiment_label' | 'objective' | 'objective_confidence' | 'topics'>

export function pointsBefore(kind: ReadingKind, reading: Told): Points {
  if (kind === 'sentiment') return sentimentBefore(reading)
  return kind === 'objective' ? objectiveBefore(reading) : topicBefore(reading)
}

/** A score of 0 says neutral, one of 1 hardly anything but good; the label that was chosen is never behind another. */
function sentimentBefore({ sentiment, sentiment_label }: Told): Points {
  const shares = {
    negative: Math.max(0, -sentiment),
    neutral: 1 - Math.abs(sentiment),
    positive: Math.max(0, sentiment),
  }
  const most = Math.max(...Object.values(shares))
  return pointsOf({ ...zero(SENTIMENTS), ...shares, [sentiment_label]: most })
}

function objectiveBefore({ objective, objective_confidence }: Told): Points {
  const rest = (1 - objective_confidence) / (OBJECTIVES.length - 1)
  return pointsOf({ ...zero(OBJECTIVES, Math.min(rest, objective_confidence)), [objective]: objective_confidence })
}

function topicBefore({ topics }: Told): Points {
  const most = topics[0]?.confidence ?? 0
  return pointsOf({
    ...zero(BUILT_IN_TOPICS),
    ...Object.fromEntries(topics.map(({ topic, confidence }) => [topic, confidence])),
    [NO_TOPIC]: topics.length === 0 ? 1 - LITTLE : Math.min(most, 1 - most),
  })
}

/** Where no word spoke for a topic, one may still be meant. */
const LITTLE = 0.3

const zero = (labels: readonly string[], share = 0) => Object.fromEntries(labels.map((label) => [label, share]))
