/** What is open in the whole house, and how much of it nobody holds: for whoever may see all of it. Two sums of counters. */
import './tables.ts'
import { sql } from 'kysely'
import { listTeams } from '#areas/administration/people.ts'
import type { Work } from '#platform/work.ts'

export async function openInAll(work: Work): Promise<{ open: number; unheld: number } | null> {
  // Figures of all would tell of those that are sealed.
  if (!(await seesAll(work))) return null
  const { rows } = await sql<{ open: number; held: number }>`
    select coalesce(sum(open) filter (where owner_kind = 'team'), 0)::int as open,
      coalesce(sum(open) filter (where owner_kind = 'person'), 0)::int as held
    from inbox_counts`.execute(work.db)
  const { open = 0, held = 0 } = rows[0] ?? {}
  return { open, unheld: open - held }
}

async function seesAll(work: Work): Promise<boolean> {
  const { by } = work
  if (by.kind === 'system' || by.role === 'administrator') return true
  return (await listTeams(work)).every((team) => !team.sealed || by.team_ids.includes(team.id))
}
