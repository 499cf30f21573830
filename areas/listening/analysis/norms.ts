/** What was normal for each hour of a monitor, as the watch said before the hour began. */
import './tables.ts'
import type { Work } from '#platform/work.ts'
import type { Period } from './period.ts'

export interface NormIn {
  from_at: Date
  expected: number
  low: number
  high: number
  spread: number
  score: number
}

export const normsIn = (
  work: Work,
  monitor_id: string,
  { from_at, to_at }: Pick<Period, 'from_at' | 'to_at'>,
): Promise<NormIn[]> =>
  work.db
    .selectFrom('listening_norms')
    .select(['from_at', 'expected', 'low', 'high', 'spread', 'score'])
    .where('monitor_id', '=', monitor_id)
    .where('from_at', '>=', from_at)
    .where('from_at', '<', to_at)
    .orderBy('from_at')
    .execute()
