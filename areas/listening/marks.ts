/** What people say of a mention, by word or by deed: about this, or not. What a monitor learns is made of these alone. */
import { booleans, uuids } from '#platform/columns.ts'
import './tables.ts'
import { sql } from 'kysely'
import { happened } from '#platform/facts.ts'
import { insertRows } from '#platform/insert-rows.ts'
import type { Work } from '#platform/work.ts'

type Which = { monitor_id: string; post_id: string }

/** The latest word stands. */
export async function mark(work: Work, which: readonly Which[], how: 'relevant' | 'irrelevant'): Promise<void> {
  if (which.length === 0) return
  const inOrder = which.toSorted((a, b) => (a.monitor_id + a.post_id < b.monitor_id + b.post_id ? -1 : 1))
  await insertRows(
    work,
    'listening_marks',
    {
      workspace_id: work.workspace_id,
      monitor_id: [uuids, inOrder.map((one) => one.monitor_id)],
      post_id: [uuids, inOrder.map((one) => one.post_id)],
      is_relevant: [booleans, inOrder.map(() => how === 'relevant')],
      marked_by: work.by.kind === 'person' ? work.by.id : null,
      marked_at: work.now,
    },
    `on conflict (workspace_id, monitor_id, post_id) do update
      set is_relevant = excluded.is_relevant, marked_by = excluded.marked_by, marked_at = excluded.marked_at`,
  )
  happened(work, 'listening.mentions_marked', { monitor_ids: [...new Set(inOrder.map((one) => one.monitor_id))] })
}

/**
 * Somebody answered them, handed them over or opened a conversation of them: they are about whatever heard them. Said only
 * to monitors that learn, so that it costs the others nothing.
 */
export async function markAnswered(work: Work, post_ids: readonly string[]): Promise<void> {
  if (post_ids.length === 0) return
  const { rows } = await sql<Which>`
    select m.monitor_id, m.post_id from listening_mentions m
    where m.monitor_id in (select distinct monitor_id from listening_marks where not is_relevant)
      and m.post_id in (${sql.join(post_ids)}) and m.set_aside is null
      and not exists (
        select from listening_marks k where k.monitor_id = m.monitor_id and k.post_id = m.post_id and k.is_relevant
      )`.execute(work.db)
  await mark(work, rows, 'relevant')
}
