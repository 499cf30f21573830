/** Which monitors heard a post: those that were removed since too, and what was set aside, since both heard it. */
import './tables.ts'
import { sql } from 'kysely'
import { uuids } from '#platform/columns.ts'
import type { Work } from '#platform/work.ts'
import type { Mention, Monitor } from './schema.ts'

export type HeardBy = Pick<Mention, 'monitor_id' | 'set_aside'> & Pick<Monitor, 'name' | 'removed_at'>

/** By post; of one that no monitor hears there is nothing. */
export async function heardBy(work: Work, post_ids: readonly string[]): Promise<Map<string, HeardBy[]>> {
  if (post_ids.length === 0) return new Map()
  // Mentions are found by their monitor, so each is asked by its own key.
  const { rows } = await sql<HeardBy & { post_id: string }>`
    select m.post_id, t.id as monitor_id, t.name, t.removed_at, m.set_aside
    from listening_monitors t cross join lateral (
      select post_id, set_aside from listening_mentions where monitor_id = t.id and post_id = any(${uuids(post_ids)}::uuid[])
    ) m order by t.id`.execute(work.db)
  return Map.groupBy(rows, ({ post_id }) => post_id)
}
