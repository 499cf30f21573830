/** A team that owns open conversations stays until somebody else has them: no list would show them any more. */
import './tables.ts'
import { sql } from 'kysely'
import { setDueMany } from '#platform/due.ts'
import { type Fact, happened } from '#platform/facts.ts'
import type { Work } from '#platform/work.ts'
import { addMessage } from './messages.ts'
import { update } from './ownership.ts'
import type { Conversation } from './schema.ts'

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

/** A Work that began before the team went may give it a conversation after: it is looked again when those are over. */
export const LEAVE_AGAIN = 'inbox.leave_team'
const LATE_MS = 60_000

export async function leaveDeleted(work: Work, facts: readonly Fact<'administration.team_deleted'>[]): Promise<void> {
  const team_ids = facts.map((fact) => fact.detail.team_id)
  await leaveTeams(work, team_ids)
  const due_at = new Date(work.now.getTime() + LATE_MS)
  await setDueMany(
    work,
    LEAVE_AGAIN,
    team_ids.map((subject_id) => ({ subject_id, due_at })),
  )
}

/** What is answered or closed goes on without a team, so that it is nobody's when they write again; what is open is now. */
export async function leaveTeams(work: Work, team_ids: readonly string[]): Promise<void> {
  await work.db
    .updateTable('inbox_conversations')
    .set({ team_id: null })
    .where('team_id', 'in', team_ids)
    .where('state', '<>', 'open')
    .execute()
  // Whatever its state by now: one that was open a moment ago may have been closed since.
  const left = await work.db
    .selectFrom('inbox_conversations')
    .selectAll()
    .where('team_id', 'in', team_ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const conversation of left) await toTriage(work, conversation)
}

async function toTriage(work: Work, before: Conversation): Promise<void> {
  const { id: conversation_id, team_id: from_team_id } = before
  await update(work, before, { team_id: null })
  const event = { what: 'handed_over', to_team: null, reason: 'Its team was deleted.' } as const
  await addMessage(work, { conversation_id, kind: 'event', event })
  happened(work, 'inbox.conversation_handed_over', { conversation_id, team_id: null, from_team_id }, before.audience)
}
