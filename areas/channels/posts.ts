/** Reading posts. Everyone else holds their ids. */
import './post-tables.ts'
import type { Work } from '#platform/work.ts'
import type { Post } from './post-schema.ts'

export async function postsByIds(work: Work, ids: readonly string[]): Promise<Map<string, Post>> {
  if (ids.length === 0) return new Map()
  const posts = await work.db.selectFrom('channels_posts').selectAll().where('id', 'in', ids).execute()
  return new Map(posts.map((post) => [post.id, post]))
}

/** Who wrote them, by their ids on a network. */
export async function authorsOf(work: Work, network: string, native_ids: readonly string[]) {
  if (native_ids.length === 0) return new Map<string, string>()
  const posts = await work.db
    .selectFrom('channels_posts')
    .select(['native_id', 'author_id'])
    .where('network', '=', network)
    .where('native_id', 'in', native_ids)
    .execute()
  return new Map(posts.map((post) => [post.native_id, post.author_id]))
}

/** Ours of them, by their ids on a network; what was deleted there is not among them. */
export async function idsOfPosts(work: Work, network: string, native_ids: readonly string[]) {
  if (native_ids.length === 0) return new Map<string, string>()
  const posts = await work.db
    .selectFrom('channels_posts')
    .select(['native_id', 'id'])
    .where('network', '=', network)
    .where('native_id', 'in', native_ids)
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(posts.map((post) => [post.native_id, post.id]))
}

export async function postsBy(work: Work, author_ids: readonly string[]): Promise<Post[]> {
  if (author_ids.length === 0) return []
  return work.db.selectFrom('channels_posts').selectAll().where('author_id', 'in', author_ids).execute()
}

/** What was said in public and still stands, newest first, by key. */
export async function publicPosts(work: Work, page: { before: string | null; limit: number }): Promise<Post[]> {
  let query = work.db.selectFrom('channels_posts').selectAll().where('audience', '=', 'public')
  if (page.before !== null) query = query.where('id', '<', page.before)
  return query.where('deleted_at', 'is', null).orderBy('id', 'desc').limit(page.limit).execute()
}

/** The threads in which they stand, by their ids on a network. */
export async function threadsOf(
  work: Work,
  network: string,
  native_ids: readonly string[],
): Promise<Map<string, string>> {
  if (native_ids.length === 0) return new Map()
  const posts = await work.db
    .selectFrom('channels_posts')
    .select(['native_id', 'thread_id'])
    .where('network', '=', network)
    .where('native_id', 'in', [...new Set(native_ids)])
    .execute()
  return new Map(posts.map((post) => [post.native_id, post.thread_id]))
}

/** What was brought is taken back as if it had never been: its words and earlier versions. */
export async function removePosts(work: Work, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await work.db.deleteFrom('channels_post_edits').where('post_id', 'in', ids).execute()
  await work.db.deleteFrom('channels_posts').where('id', 'in', ids).execute()
}
