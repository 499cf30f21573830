/** Look backs as people see them. */
import './tables.ts'
import type { Work } from '#platform/work.ts'
import type { BackfillView } from './api.ts'
import { asksOf } from './backfills.ts'
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
  const monitors = await work.db
    .selectFrom('listening_monitors')
    .select(['id', 'query', 'names', 'products', 'leave_out'])
    .where('id', 'in', [...new Set(backfills.map(({ monitor_id }) => monitor_id))])
    .execute()
  const asks = new Map(monitors.map((monitor) => [monitor.id, asksOf(monitor)]))
  const due = new Map(turns.map(({ backfill_id, nth, due_at }) => [`${backfill_id} ${nth}`, due_at]))
  return backfills.map((backfill) => ({
    ...backfill,
    is_outdated: asks.get(backfill.monitor_id) !== backfill.asks,
    parts: parts
      .filter(({ backfill_id }) => backfill_id === backfill.id)
      .map((part) => ({ ...part, due_at: due.get(`${backfill.id} ${part.nth}`) ?? null })),
  }))
}
