/** Reading posts. Everyone else holds their ids. */
import './post-tables.ts'
import type { Work } from '#platform/work.ts'
import type { Post } from './post-schema.ts'

export async function postsByIds(work: Work, ids: readonly string[]): Promise<Map<string, Post>> {
  if (ids.length === 0) return new Map()
  const posts = await work.db.selectFrom('channels_posts').selectAll().where('id', 'in', ids).execute()
  return new Map(posts.map((post) => [post.id, post]))
}

export async function postsBy(work: Work, author_ids: readonly string[]): Promise<Post[]> {
  if (author_ids.length === 0) return []
  return work.db.selectFrom('channels_posts').selectAll().where('author_id', 'in', author_ids).execute()
}
