/** Which monitors hear unusually much just now. */
import './tables.ts'
import type { Work } from '#platform/work.ts'
import { listMonitors } from '../monitors.ts'

export async function listUnusual(work: Work) {
  const rows = await work.db
    .selectFrom('listening_watches')
    .select(['monitor_id', 'unusual_since', 'unusual_mentions', 'unusual_low', 'unusual_high'])
    .where('unusual_since', 'is not', null)
    .execute()
  if (rows.length === 0) return []
  const listening = new Set((await listMonitors(work)).filter(({ paused_at }) => !paused_at).map(({ id }) => id))
  return rows
    .filter(({ monitor_id }) => listening.has(monitor_id))
    .map(({ monitor_id, unusual_since, unusual_mentions, unusual_low, unusual_high }) => ({
      ...{ monitor_id, since_at: unusual_since as Date },
      ...{ mentions: unusual_mentions ?? 0, low: unusual_low ?? 0, high: unusual_high ?? 0 },
    }))
}
