/** What falls due, across workspaces. The row names a kind and a subject; the area that owns the kind does the rest. */
import './tables.ts'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { isConnectionTrouble } from './reactions.ts'
import { system, type Work } from './work.ts'

/** By kind, `area.verb_noun`. Takes all that are due of one workspace; what it throws sets them back. */
export type DueHandlers = Readonly<Record<string, (work: Work, subject_ids: string[]) => Promise<void>>>

const MOST = 100

/** One instant per kind and subject; setting it again moves it. */
export async function setDue(work: Work, due: { kind: string; subject_id: string; due_at: Date }): Promise<void> {
  await setDueMany(work, due.kind, [due])
}

export async function setDueMany(
  work: Work,
  kind: string,
  dues: readonly { subject_id: string; due_at: Date }[],
): Promise<void> {
  if (dues.length === 0) return
  await sql`
    insert into platform_due (workspace_id, kind, subject_id, due_at)
    select ${work.workspace_id}, ${kind}, d.subject_id, d.due_at
    from unnest(${dues.map((d) => d.subject_id)}::uuid[], ${dues.map((d) => d.due_at)}::timestamptz[]) as d(subject_id, due_at)
    on conflict (workspace_id, kind, subject_id) do update set due_at = excluded.due_at, attempts = 0`.execute(work.db)
}

export async function clearDue(work: Work, kind: string, subject_ids: readonly string[]): Promise<void> {
  if (subject_ids.length === 0) return
  await work.db.deleteFrom('platform_due').where('kind', '=', kind).where('subject_id', 'in', subject_ids).execute()
}

/** Does what is due of one workspace and kind. False when nothing is. `now` is an argument so that tests own the clock. */
export async function doDueOnce(database: Database, handlers: DueHandlers, now: Date): Promise<boolean> {
  let claimed: { workspace_id: string; kind: string; subject_ids: string[] } | undefined
  try {
    return await database.asPlatform(async (db, enter) => {
      claimed = await claim(db, Object.keys(handlers), now)
      if (!claimed) return false
      const { workspace_id, kind, subject_ids } = claimed
      const work = await enter({ workspace_id, by: system(kind), now })
      await clearDue(work, kind, subject_ids)
      await handlers[kind]?.(work, subject_ids)
      return true
    })
  } catch (error) {
    if (!claimed || isConnectionTrouble(error)) throw error
    await setBack(database, claimed, now)
    throw error
  }
}

async function claim(db: Work['db'], kinds: string[], now: Date) {
  const { rows } = await sql<{ workspace_id: string; kind: string; subject_id: string }>`
    with first as (
      select workspace_id, kind, subject_id from platform_due where due_at <= ${now} and kind = any(${kinds})
      order by due_at limit 1 for update skip locked
    )
    select d.workspace_id, d.kind, d.subject_id from platform_due d, first
    where d.workspace_id = first.workspace_id and d.kind = first.kind and d.due_at <= ${now}
    order by d.due_at limit ${MOST} for update of d skip locked`.execute(db)
  const [first] = rows
  return first && { workspace_id: first.workspace_id, kind: first.kind, subject_ids: rows.map((row) => row.subject_id) }
}

async function setBack(
  database: Database,
  row: { workspace_id: string; kind: string; subject_ids: string[] },
  now: Date,
) {
  await database.asPlatform((db) =>
    sql`update platform_due set attempts = attempts + 1, due_at = ${now}::timestamptz + least(power(2, attempts), 3600) * interval '1 second'
      where workspace_id = ${row.workspace_id} and kind = ${row.kind} and subject_id = any(${row.subject_ids})`.execute(
      db,
    ),
  )
}
