/** What stands beside figures (L7): how far monitors looked back, where, and that this need not be all. */
import './tables.ts'
import { type SqlBool, sql } from 'kysely'
import { uuids } from '#platform/columns.ts'
import type { Work } from '#platform/work.ts'
import type { Source } from '../analysis/api.ts'
import type { Monitor } from '../schema.ts'

const SHOWN = 50

/** Of what was taken back, and of what could not be asked, nothing is in the figures. */
export async function lookedBackIn(
  work: Work,
  {
    monitors,
    network,
    period,
  }: { monitors: readonly Monitor[]; network: string | undefined; period: { from_at: Date; to_at: Date } },
): Promise<Source['looked_back']> {
  if (monitors.length === 0) return []
  const names = new Map(monitors.map(({ id, name }) => [id, name]))
  let query = work.db
    .selectFrom('listening_backfill_parts as part')
    .innerJoin('listening_backfills as backfill', 'backfill.id', 'part.backfill_id')
    .select(['backfill.monitor_id', 'backfill.since_at', 'backfill.state as backfill_state'])
    .select([
      'part.network',
      'part.name',
      'part.way',
      'part.shows',
      'part.state',
      'part.until_at',
      'part.kept',
      'part.missed',
    ])
    .where('backfill.monitor_id', 'in', [...names.keys()])
    .where('backfill.state', 'not in', ['undone', 'undoing'])
    .where('backfill.since_at', '<', period.to_at)
    .where('part.until_at', '>', period.from_at)
    .where('part.state', '!=', 'cannot')
    .where((eb) => eb.or([eb('part.way', '!=', 'here'), eb('part.kept', '>', 0)]))
  // What is here already is of every network, and of it nothing is told but what was found.
  if (network) query = query.where('part.network', 'in', [network, ''])
  const rows = await query.orderBy('backfill.id', 'desc').orderBy('part.nth').limit(SHOWN).execute()
  return rows.map(({ monitor_id, backfill_state, state, ...row }) => ({
    ...row,
    monitor: names.get(monitor_id) ?? '',
    is_over: state === 'done',
    is_running: backfill_state === 'running',
  }))
}

/** Which of these posts came to a monitor by looking back: they are no news, however lately they were said. */
export async function historyAmong(work: Work, post_ids: readonly string[]): Promise<Set<string>> {
  if (post_ids.length === 0) return new Set()
  const rows = await work.db
    .selectFrom('listening_backfill_posts')
    .select('post_id')
    .where(sql<SqlBool>`post_id = any(${uuids([...post_ids])}::uuid[])`)
    .where('what', '!=', 'known')
    .execute()
  return new Set(rows.map((row) => row.post_id))
}
