/** What mentions that are stored are counted by: for those that leave the figures, and those that come back. */
import '../tables.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import { topicsCounted } from '#areas/understanding/topics-counted.ts'
import type { Work } from '#platform/work.ts'
import type { Mention } from '../schema.ts'
import { type Counted, count } from './count.ts'
import { linkHostsOf } from './link-hosts.ts'

export type Row = Pick<Mention, 'monitor_id' | 'post_id' | 'item_id' | 'reach'>

/** A post of which an item has thousands is read in stretches. */
const STRETCH = 500

/** Adds mentions that are stored to the figures, or with -1 takes them away: by the reading that they have now. */
export async function countAgain(work: Work, rows: readonly Row[], by: 1 | -1): Promise<void> {
  for (let from = 0; from < rows.length; from += STRETCH)
    await countSome(work, await countedOf(work, rows.slice(from, from + STRETCH)), by)
}

/** Takes mentions away of posts whose words changed since: as they were said then, and by the reading that is still kept. */
export async function uncount(work: Work, rows: readonly Row[], posts: ReadonlyMap<string, Post>): Promise<void> {
  const readings = await readingsByIds(work, [...posts.keys()])
  await countSome(work, countedAs(rows, { posts, readings }), -1)
}

async function countSome(work: Work, counted: readonly Counted[], by: 1 | -1): Promise<void> {
  if (counted.length > 0) await count(work, counted, by)
}

async function countedOf(work: Work, rows: readonly Row[]): Promise<Counted[]> {
  const ids = [...new Set(rows.map((row) => row.post_id))]
  return countedAs(rows, { posts: await postsByIds(work, ids), readings: await readingsByIds(work, ids) })
}

interface Known {
  posts: ReadonlyMap<string, Post>
  readings: ReadonlyMap<string, ReadingRecord>
}

/** By these readings, which may be other than what is kept by now. */
export function countedAs(rows: readonly Row[], { posts, readings }: Known): Counted[] {
  return rows.flatMap(({ monitor_id, post_id, item_id, reach }): Counted[] => {
    const [post, reading] = [posts.get(post_id), readings.get(post_id)]
    // Whoever said it was erased with all they said: their figures stay.
    if (!post || !reading) return []
    const { author_id, network, posted_at, spans } = post
    const { language, sentiment, sentiment_label } = reading
    const said = { monitor_id, post_id, author_id, network, posted_at, link_hosts: linkHostsOf(spans) }
    const read = { language, sentiment, sentiment_label, ...topicsCounted(reading) }
    return [{ ...said, ...read, is_repeat: item_id !== null, reach }]
  })
}
