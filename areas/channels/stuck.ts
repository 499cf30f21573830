/** How many deliveries wait for a person: what is held, what only somebody who looks can know, what the network refused. */
import './tables.ts'
import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'
import type { StuckDeliveries } from './api.ts'

export async function countStuck(work: Work): Promise<StuckDeliveries> {
  const { rows } = await sql<StuckDeliveries>`
    select count(*) filter (where state = 'held')::int as held, count(*) filter (where needs_person)::int as needs_person,
      count(*) filter (where state = 'refused')::int as refused
    from channels_deliveries where state in ('held', 'unknown', 'refused')`.execute(work.db)
  return rows[0] ?? { held: 0, needs_person: 0, refused: 0 }
}
