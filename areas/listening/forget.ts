/** Mentions of posts that are taken back, as if they had never been heard: out of the lists, and out of the figures. */
import './tables.ts'
import type { Post } from '#areas/channels/post-schema.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { Work } from '#platform/work.ts'
import { count } from './counting/count.ts'
import { countedAs } from './counting/counted.ts'
import { promoteNext } from './items/promote.ts'

/** Of all monitors, or of one. Whoever said the same next stands for an item whose first goes. */
export async function forgetMentions(work: Work, posts: readonly Post[], monitor_id?: string): Promise<void> {
  const byId = new Map(posts.map((post) => [post.id, post]))
  const ids = [...byId.keys()]
  if (ids.length === 0) return
  const readings = await readingsByIds(work, ids)
  const mentions = await work.db
    .deleteFrom('listening_mentions')
    .where('post_id', 'in', ids)
    .$if(monitor_id !== undefined, (query) => query.where('monitor_id', '=', monitor_id as string))
    .returning(['monitor_id', 'post_id', 'item_id', 'reach', 'set_aside'])
    .execute()
  // What was set aside was taken out of the figures then.
  const counted = countedAs(
    mentions.filter(({ set_aside }) => set_aside === null),
    { posts: byId, readings },
  )
  if (counted.length > 0) await count(work, counted, -1)
  await promoteNext(
    work,
    mentions.filter(({ item_id }) => item_id === null),
  )
}
