/** How much was taught, and what came of it, in numbers. */
import '../tables.ts'
import { sql } from 'kysely'
import { versionsOf } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import type { NightReport } from '../records.ts'
import { taughtOf } from './load.ts'

interface Teaching {
  corrected: number
  confirmed: number
  thresholds: Readonly<Record<string, number>>
  night: (NightReport & { at: Date }) | null
}

export async function teachingOf(work: Work): Promise<Teaching> {
  const many = (confirmed: boolean) => sql<number>`(count(*) filter (where confirmed = ${confirmed}))::int`
  const counts = await work.db
    .selectFrom('understanding_lessons')
    .select([many(false).as('corrected'), many(true).as('confirmed')])
    .where('retracted_at', 'is', null)
    .executeTakeFirstOrThrow()
  const champion = await work.db
    .selectFrom('understanding_champions')
    .select(['report', 'chosen_at'])
    .executeTakeFirst()
  const { thresholds } = await taughtOf(work, await versionsOf(work))
  return { ...counts, thresholds, night: champion ? { ...champion.report, at: champion.chosen_at } : null }
}
