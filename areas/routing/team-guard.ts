/** A team to which the table or a rule leads stays until they lead elsewhere. */
import './tables.ts'
import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'

/** Why this team may not be deleted, or null. A line that only falls back on it does without. */
export async function isRoutedTo(work: Work, team_id: string): Promise<string | null> {
  const { rows } = await sql<{ lines: number; rules: number }>`
    select (select count(*)::int from routing_lines where team_id = ${team_id}) as lines,
      (select count(*)::int from routing_rules where team_id = ${team_id}) as rules`.execute(work.db)
  const { lines = 0, rules = 0 } = rows[0] ?? {}
  const leads = [
    lines > 0 && (lines === 1 ? 'one line of the routing table' : `${lines} lines of the routing table`),
    rules > 0 && (rules === 1 ? 'one rule' : `${rules} rules`),
  ].filter((each) => each !== false)
  if (leads.length === 0) return null
  const verb = lines + rules === 1 ? 'leads' : 'lead'
  return `${leads.join(' and ')} ${verb} to it. Choose another team there first, under Routing.`
}
