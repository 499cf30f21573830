/**
 * What was heard in a stretch, read for its terms: public, in the figures. Whoever passes another's words on says them too. Of
 * very much, a fair part.
 */
import '../tables.ts'
import { sql } from 'kysely'
import type { Post } from '#areas/channels/post-schema.ts'
import { postsByIds } from '#areas/channels/posts.ts'
import { wordsOf } from '#areas/understanding/phrases.ts'
import { readingsByIds } from '#areas/understanding/readings.ts'
import type { ReadingRecord } from '#areas/understanding/records.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { lowestIdAt } from '#platform/ids.ts'
import type { Work } from '#platform/work.ts'
import { historyAmong } from '../backfill/looked-back.ts'
import type { Monitor } from '../schema.ts'
import type { Said } from './emerging.ts'
import { termsIn } from './terms.ts'

export interface HeardPost extends Said {
  post: Post
  reading: ReadingRecord
  tokens: Tokens
  monitor_ids: readonly string[]
}

/** Reading 6,000 takes about a second, in which others wait for nothing. */
const READ_MOST = 6_000
const STRETCH = 500
/** What was said longer before it came in is no news: a feed that is read for the first time. */
const STALE_MS = 36 * 3_600_000

export interface Stretch {
  from_at: Date
  to_at: Date
}

export async function heardIn(work: Work, stretch: Stretch, monitors: readonly Monitor[]): Promise<HeardPost[]> {
  const all = await postsHeard(work, stretch, monitors)
  const history = await historyAmong(
    work,
    all.map(({ post_id }) => post_id),
  )
  const ids = all.filter(({ post_id }) => !history.has(post_id))
  const own = ownWords(monitors)
  const heard: HeardPost[] = []
  for (let from = 0; from < ids.length; from += STRETCH) {
    const some = ids.slice(from, from + STRETCH)
    const post_ids = some.map(({ post_id }) => post_id)
    const [posts, readings] = [await postsByIds(work, post_ids), await readingsByIds(work, post_ids)]
    for (const { post_id, monitor_ids } of some) {
      const [post, reading] = [posts.get(post_id), readings.get(post_id)]
      if (!post || !reading || !isNews(post, stretch)) continue
      heard.push(readFor({ post, reading, monitor_ids }, own))
    }
  }
  return heard
}

const isNews = ({ audience, deleted_at, posted_at }: Post, { from_at }: Stretch) =>
  audience === 'public' && !deleted_at && posted_at.getTime() > from_at.getTime() - STALE_MS

function readFor(one: Pick<HeardPost, 'post' | 'reading' | 'monitor_ids'>, own: ReadonlySet<string>): HeardPost {
  const { post, reading } = one
  const tokens = tokenize(post.text, post.title)
  const terms = termsIn(tokens, { language: reading.language, own })
  return { ...one, tokens, terms, post_id: post.id, author_id: post.author_id, said_at: post.posted_at }
}

async function postsHeard(work: Work, { from_at, to_at }: Stretch, monitors: readonly Monitor[]) {
  const among = sql`listening_mentions where monitor_id = any(${monitors.map(({ id }) => id)}::uuid[]) and set_aside is null
    and post_id >= ${lowestIdAt(from_at)} and post_id < ${lowestIdAt(to_at)}`
  const { rows: counted } = await sql<{ many: number }>`
    select count(distinct post_id)::int as many from ${among}`.execute(work.db)
  const nth = Math.ceil((counted[0]?.many ?? 0) / READ_MOST)
  const part = nth > 1 ? sql`and abs(hashtext(post_id::text)::bigint) % ${nth} = 0` : sql``
  const { rows } = await sql<{ post_id: string; monitor_ids: string[] }>`
    select post_id, array_agg(monitor_id::text) as monitor_ids from ${among} ${part} group by post_id order by post_id`.execute(
    work.db,
  )
  return rows
}

/** Of a topic its name is what is looked for; of all others it is said in nearly every post. */
export function ownWords(monitors: readonly Pick<Monitor, 'kind' | 'name' | 'names'>[]): Set<string> {
  const names = monitors.flatMap(({ kind, name, names }) => (kind === 'topic' ? names : [name, ...names]))
  return new Set(names.flatMap((name) => wordsOf(name)))
}
