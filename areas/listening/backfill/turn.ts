/** Whose turn it is to work on a part of a look back, held while it goes on. */
import './tables.ts'
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import type { Work } from '#platform/work.ts'

export interface Turn {
  workspace_id: string
  backfill_id: string
  nth: number
  token: number
  lease_ms: number
}

/** A person stopped it, or another process took it over: nothing more is stored by this one. */
export class Fenced extends Error {
  override readonly name = 'Fenced'
}

export async function claimTurn(database: Database, lease_ms: number): Promise<Turn | null> {
  const [row] = await database.asPlatform(async (db) => {
    const found = await sql<Omit<Turn, 'lease_ms'>>`
      with free as (
        select workspace_id, backfill_id, nth from listening_backfill_turns
        where due_at <= clock_timestamp() and (lease_until is null or lease_until <= clock_timestamp())
        order by due_at limit 1 for update skip locked
      )
      update listening_backfill_turns t set token = token + 1, lease_until = clock_timestamp() + ${lease_ms} * interval '1 millisecond'
      from free where t.workspace_id = free.workspace_id and t.backfill_id = free.backfill_id and t.nth = free.nth
      returning t.workspace_id, t.backfill_id, t.nth, t.token`.execute(db)
    return found.rows
  })
  return row ? { ...row, lease_ms } : null
}

/** In the Work of each step: throws, and with it undoes the Work, where the turn is not ours any more. */
export async function holdTurn(work: Work, { backfill_id, nth, token, lease_ms }: Turn): Promise<void> {
  const { rows } = await sql`
    update listening_backfill_turns set lease_until = clock_timestamp() + ${lease_ms} * interval '1 millisecond'
    where backfill_id = ${backfill_id} and nth = ${nth} and token = ${token} returning token`.execute(work.db)
  if (rows.length === 0) throw new Fenced('somebody else looks back here by now')
}

/** Whoever comes next goes on after so long. */
export async function passTurn(work: Work, { backfill_id, nth, token }: Turn, after_ms: number): Promise<void> {
  await sql`
    update listening_backfill_turns set lease_until = null, due_at = clock_timestamp() + ${after_ms} * interval '1 millisecond'
    where backfill_id = ${backfill_id} and nth = ${nth} and token = ${token}`.execute(work.db)
}

/** Returns how many others have a turn still. */
export async function endTurn(work: Work, { backfill_id, nth }: Turn): Promise<number> {
  await work.db
    .deleteFrom('listening_backfill_turns')
    .where('backfill_id', '=', backfill_id)
    .where('nth', '=', nth)
    .execute()
  const { left } = await work.db
    .selectFrom('listening_backfill_turns')
    .select((row) => row.fn.countAll<number>().as('left'))
    .where('backfill_id', '=', backfill_id)
    .executeTakeFirstOrThrow()
  return Number(left)
}
