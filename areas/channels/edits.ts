/** What stood there before whoever said it changed it. */
import './post-tables.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Version } from './api.ts'
import { postsByIds } from './posts.ts'

/** When posts were last edited, by post; those that never were are not in it. */
export async function editedAt(work: Work, post_ids: readonly string[]): Promise<Map<string, Date>> {
  if (post_ids.length === 0) return new Map()
  const rows = await work.db
    .selectFrom('channels_post_edits')
    .select((row) => ['post_id', row.fn.max('replaced_at').as('edited_at')])
    .where('post_id', 'in', post_ids)
    .groupBy('post_id')
    .execute()
  return new Map(rows.map(({ post_id, edited_at }) => [post_id, edited_at]))
}

/** The earlier words of a public post, the newest first. What its author deleted has none left. */
export async function versionsOfPost(work: Work, { id }: { id: string }): Promise<Version[]> {
  const post = (await postsByIds(work, [id])).get(id)
  if (post?.audience !== 'public') refuse('not_found', 'post_not_found', 'There is no such post.')
  return work.db
    .selectFrom('channels_post_edits')
    .select(['text', 'replaced_at'])
    .where('post_id', '=', id)
    .orderBy('replaced_at', 'desc')
    .limit(50)
    .execute()
}
