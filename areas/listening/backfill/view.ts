/** Look backs as people see them. */
import './tables.ts'
import type { Work } from '#platform/work.ts'
import type { BackfillView } from './api.ts'
import type { Backfill } from './schema.ts'

export async function viewsOf(work: Work, backfills: readonly Backfill[]): Promise<BackfillView[]> {
  if (backfills.length === 0) return []
  const ids = backfills.map(({ id }) => id)
  const parts = await work.db
    .selectFrom('listening_backfill_parts')
    .selectAll()
    .where('backfill_id', 'in', ids)
    .orderBy('nth')
    .execute()
  const turns = await work.db
    .selectFrom('listening_backfill_turns')
    .select(['backfill_id', 'nth', 'due_at'])
    .where('backfill_id', 'in', ids)
    .execute()
  const due = new Map(turns.map(({ backfill_id, nth, due_at }) => [`${backfill_id} ${nth}`, due_at]))
  return backfills.map((backfill) => ({
    ...backfill,
    parts: parts
      .filter(({ backfill_id }) => backfill_id === backfill.id)
      .map((part) => ({ ...part, due_at: due.get(`${backfill.id} ${part.nth}`) ?? null })),
  }))
}
