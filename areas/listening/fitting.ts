/** Whether a mention is among those that a stream is asked for: each question as the figures ask it, so that they agree. */
import type { Post } from '#areas/channels/post-schema.ts'
import type { Who } from '#areas/contacts/schema.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import { topicsCounted } from '#areas/understanding/topics-counted.ts'
import type { StreamInput } from './api.ts'
import { linkHostsOf } from './counting/link-hosts.ts'
import { type Mention, reachBand } from './schema.ts'

export interface Asking {
  post: Post
  who: Who | null
  heard: readonly Mention[]
  reading: ReadingRecord | undefined
}

export function fits(one: Asking, asked: StreamInput): boolean {
  const { post, who, heard, reading } = one
  return (
    (!asked.network || post.network === asked.network) &&
    (!asked.author || post.author_id === asked.author) &&
    (!asked.link || linkHostsOf(post.spans).includes(asked.link)) &&
    (!asked.language || reading?.language === asked.language) &&
    (!asked.questions || reading?.is_question === true) &&
    (!asked.vips || who?.is_vip === true) &&
    (!asked.reach || reachBand(heard[0]?.reach ?? null) === asked.reach) &&
    feels(reading, asked) &&
    isSaidThen(post, asked)
  )
}

function feels(reading: ReadingRecord | undefined, { topic, sentiment }: StreamInput): boolean {
  if (!topic) return !sentiment || reading?.sentiment_label === sentiment
  if (!reading) return false
  const { topics, topic_labels } = topicsCounted(reading)
  return topics.some((one, at) => one === topic && (!sentiment || topic_labels[at] === sentiment))
}

const HOUR_MS = 3_600_000

function isSaidThen({ posted_at }: Post, { from, to, weekday, hour, time_zone }: StreamInput): boolean {
  if ((from && posted_at < from) || (to && posted_at >= to)) return false
  if (weekday === undefined && hour === undefined) return true
  // Figures are kept by whole hours in UTC: where clocks differ by half an hour, all of one lie where it begins.
  const begins_ms = Math.floor(posted_at.getTime() / HOUR_MS) * HOUR_MS
  const local = Temporal.Instant.fromEpochMilliseconds(begins_ms).toZonedDateTimeISO(time_zone)
  return (weekday === undefined || local.dayOfWeek === weekday) && (hour === undefined || local.hour === hour)
}
