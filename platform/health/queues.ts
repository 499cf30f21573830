/** What waits, over all workspaces: figures for /health and /metrics in one short transaction. */
import '../tables.ts'
import { sql } from 'kysely'
import type { Trouble } from '../area.ts'
import type { Database } from '../database.ts'

export interface Queues {
  reactions: number
  /** The one whose turn is next. */
  next_reaction: string | null
  parked: number
  due: number
  due_oldest_at: Date | null
  webhook_calls: number
  unsealed: number
}

export async function readQueues(database: Database, now: Date): Promise<Queues> {
  return database.asPlatform(async (db) => {
    const { rows } = await sql<Queues>`
      with open as (
        select id, priority from platform_reactions
        where parked_at is null and (not_before is null or not_before <= ${now}) order by priority, id limit 10001)
      select (select count(*) from open) as reactions, (select id from open order by priority, id limit 1) as next_reaction,
        (select count(*) from platform_reactions where parked_at is not null) as parked,
        (select count(*) from (select from platform_due where due_at <= ${now} limit 10001) d) as due,
        (select min(due_at) from platform_due where due_at <= ${now}) as due_oldest_at,
        (select count(*) from (select from platform_webhook_calls where state = 'waiting' limit 10001) c) as webhook_calls,
        (select coalesce(sum(position - sealed_position), 0)::bigint from platform_heads) as unsealed`.execute(db)
    return rows[0] as Queues
  })
}

const STUCK_MS = 60_000
const OVERDUE_MS = 120_000

/**
 * Rows carry the instant of their Work, which in drills and imports is not the clock's; so a queue is late when the
 * same row stays next in it, not when its row looks old.
 */
export function watchQueues(): (queues: Queues, now: Date) => Trouble[] {
  let next: { id: string | null; since: Date } | undefined
  return (queues, now) => {
    if (next?.id !== queues.next_reaction) next = { id: queues.next_reaction, since: now }
    const stuck_ms = next.id === null ? 0 : now.getTime() - next.since.getTime()
    const overdue_ms = queues.due_oldest_at ? now.getTime() - queues.due_oldest_at.getTime() : 0
    const troubles: Trouble[] = []
    if (stuck_ms > STUCK_MS)
      troubles.push({
        weight: 'down',
        what: `Reactions to facts are late: ${many(queues.reactions)} wait, and the next has not moved for ${seconds(stuck_ms)}.`,
        mend: 'See whether a copy of the server that works (--work) runs, and what its log says.',
      })
    if (overdue_ms > OVERDUE_MS)
      troubles.push({
        weight: 'down',
        what: `What falls due is late: ${many(queues.due)} wait, the oldest for ${seconds(overdue_ms)}.`,
        mend: 'See whether a copy of the server that works (--work) runs, and what its log says.',
      })
    if (queues.parked > 0)
      troubles.push({
        weight: 'late',
        what: `${many(queues.parked)} reactions failed repeatedly and are parked.`,
        mend: 'See the cause on the status page, mend it, and press Try again.',
      })
    return troubles
  }
}

const many = (count: number) => (count > 10_000 ? 'more than 10,000' : String(count))
export const seconds = (ms: number) => (ms < 180_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`)
