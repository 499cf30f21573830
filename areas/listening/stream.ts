/** The mentions of a monitor as people read them, newest first, by key. */
import './tables.ts'
import { sql } from 'kysely'
import { postsByIds } from '#areas/channels/posts.ts'
import { whoByIds } from '#areas/contacts/identities.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { Work } from '#platform/work.ts'
import type { MentionView } from './api.ts'

const DAY_MS = 86_400_000

export async function listMentions(
  work: Work,
  input: { id: string; before?: string | undefined; limit: number },
): Promise<{ mentions: MentionView[]; last_24_hours: number }> {
  let query = work.db.selectFrom('listening_mentions').selectAll().where('monitor_id', '=', input.id)
  if (input.before) query = query.where('post_id', '<', input.before)
  const found = await query.orderBy('post_id', 'desc').limit(input.limit).execute()
  const ids = found.map((mention) => mention.post_id)
  const [posts, readings] = await Promise.all([postsByIds(work, ids), readingsByIds(work, ids)])
  const who = await whoByIds(
    work,
    [...posts.values()].map((post) => post.author_id),
  )
  const mentions = found.flatMap((mention): MentionView[] => {
    const post = posts.get(mention.post_id)
    if (!post || post.deleted_at) return []
    const { network, title, text, url, posted_at } = post
    return [
      {
        ...{ network, title, text, url, posted_at },
        post_id: mention.post_id,
        monitor_id: mention.monitor_id,
        spans: mention.spans,
        who: who.get(post.author_id) ?? null,
        sentiment_label: readings.get(mention.post_id)?.sentiment_label ?? null,
      },
    ]
  })
  return { mentions, last_24_hours: await countOfDay(work, input.id) }
}

async function countOfDay(work: Work, monitor_id: string): Promise<number> {
  const since = new Date(work.now.getTime() - DAY_MS)
  const sum = sql<number | null>`sum(mentions)::int`.as('many')
  const row = await work.db
    .selectFrom('listening_volumes')
    .select(sum)
    .where('monitor_id', '=', monitor_id)
    .where('from_at', '>=', since)
    .executeTakeFirst()
  return row?.many ?? 0
}
