/** Mentions of posts that are taken back, as if they had never been heard: out of the lists, and out of the figures. */
import './tables.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { Work } from '#platform/work.ts'
import { type Counted, count } from './counting/count.ts'

export async function forgetMentions(work: Work, posts: readonly Post[]): Promise<void> {
  const byId = new Map(posts.map((post) => [post.id, post]))
  const ids = [...byId.keys()]
  if (ids.length === 0) return
  const readings = await readingsByIds(work, ids)
  const mentions = await work.db
    .deleteFrom('listening_mentions')
    .where('post_id', 'in', ids)
    .returning(['monitor_id', 'post_id', 'item_id', 'reach', 'set_aside'])
    .execute()
  // What was set aside was taken out of the figures then.
  const counted = mentions
    .filter(({ set_aside }) => set_aside === null)
    .flatMap(({ monitor_id, post_id, item_id, reach }): Counted[] => {
      const post = byId.get(post_id)
      const reading = readings.get(post_id)
      if (!post || !reading) return []
      const { author_id, network, posted_at, repeats } = post
      const { language, sentiment, sentiment_label, topics } = reading
      const said = { monitor_id, post_id, author_id, network, posted_at, language, sentiment, sentiment_label, reach }
      return [{ ...said, topics: topics.map(({ topic }) => topic), is_repeat: (repeats ?? item_id) !== null }]
    })
  if (counted.length > 0) await count(work, counted, -1)
}
