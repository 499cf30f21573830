/** A team that owns open conversations stays until somebody else has them: no list would show them any more. */
import './tables.ts'
import { sql } from 'kysely'
import type { Work } from '#platform/work.ts'

/** Why this team may not be deleted, or null. */
export async function ownsOpen(work: Work, team_id: string): Promise<string | null> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from inbox_conversations where team_id = ${team_id} and state = 'open'`.execute(
    work.db,
  )
  const { open = 0 } = rows[0] ?? {}
  if (open === 0) return null
  const many = open === 1 ? 'one open conversation' : `${open} open conversations`
  return `it has ${many}. Close ${open === 1 ? 'it' : 'them'} or hand ${open === 1 ? 'it' : 'them'} to another team first.`
}

/** What is answered or closed goes on without a team, so that it is nobody's when the customer writes again. */
export async function leaveTeam(work: Work, team_ids: readonly string[]): Promise<void> {
  await work.db
    .updateTable('inbox_conversations')
    .set({ team_id: null })
    .where('team_id', 'in', team_ids)
    .where('state', '<>', 'open')
    .execute()
}
