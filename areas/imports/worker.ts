/**
 * Works on imports, one at a time in each process: a dry run, a run, or a taking back. Who works is a row with an end
 * and a rising token: what a process that died had in hand is taken up by another, and one that lost its turn without
 * knowing stores nothing more.
 */
import './tables.ts'
import { sql } from 'kysely'
import type { Intake } from '#areas/channels/ports.ts'
import type { Blobs } from '#platform/blobs.ts'
import type { Database } from '#platform/database.ts'
import { happened } from '#platform/facts.ts'
import type { Log } from '#platform/log.ts'
import { isConnectionTrouble } from '#platform/reactions.ts'
import { Refusal } from '#platform/refusal.ts'
import { system, type Work } from '#platform/work.ts'
import { dryRun } from './dry-run.ts'
import { endTurn, findImport } from './imports.ts'
import { run } from './run.ts'
import type { Import } from './schema.ts'
import { takeBack } from './take-back.ts'
import { Fenced, type Turn } from './turn.ts'

export interface Importing {
  database: Database
  blobs: Blobs
  log: Log
  intake: Intake
  /** Without a sign of life for so long, another takes over. */
  lease_ms: number
}

export interface Task extends Importing {
  turn: Turn
  record: Import
  signal: AbortSignal
  inWork: <T>(body: (work: Work) => Promise<T>) => Promise<T>
}

const BY = system('imports')
const DO: Readonly<Partial<Record<Import['state'], (task: Task) => Promise<void>>>> = {
  trying: dryRun,
  running: run,
  undoing: takeBack,
}

/** False where nothing waits. */
export async function importNext(importing: Importing, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false
  const turn = await claim(importing)
  if (!turn) return false
  const inWork = <T>(body: (work: Work) => Promise<T>) =>
    importing.database.inWork({ workspace_id: turn.workspace_id, by: BY }, body)
  const record = await inWork((work) => findImport(work, turn.import_id))
  const task = { ...importing, turn, record, signal, inWork }
  try {
    await DO[record.state]?.(task)
    if (signal.aborted) await giveBack(task)
  } catch (error) {
    await afterTrouble(task, error)
  }
  return true
}

async function claim({ database, lease_ms }: Importing): Promise<Turn | null> {
  const rows = await database.asPlatform(async (db) => {
    const found = await sql<Turn>`
      with free as (
        select workspace_id, import_id from imports_turns
        where lease_until is null or lease_until <= clock_timestamp()
        order by due_at limit 1 for update skip locked
      )
      update imports_turns t set token = token + 1, lease_until = clock_timestamp() + ${lease_ms} * interval '1 millisecond'
      from free where t.workspace_id = free.workspace_id and t.import_id = free.import_id
      returning t.workspace_id, t.import_id, t.token`.execute(db)
    return found.rows
  })
  const [row] = rows
  return row ? { ...row, lease_ms } : null
}

/** Whoever comes next may go on at once. */
const giveBack = ({ inWork, turn }: Task) =>
  inWork((work) =>
    work.db
      .updateTable('imports_turns')
      .set({ lease_until: null })
      .where('import_id', '=', turn.import_id)
      .where('token', '=', turn.token)
      .execute(),
  )

async function afterTrouble(task: Task, error: unknown): Promise<void> {
  if (error instanceof Fenced) return
  if (isConnectionTrouble(error)) throw error
  const { inWork, turn, record, log } = task
  if (!(error instanceof Refusal)) log.error({ err: error, import_id: record.id }, 'an import failed')
  const problem =
    error instanceof Refusal
      ? error.message
      : 'Something went wrong on our side; the log says what. What was brought so far stays. Go on, or take it back.'
  const state = record.state === 'trying' ? 'ready' : 'failed'
  await inWork(async (work) => {
    await endTurn(work, turn.import_id)
    await work.db
      .updateTable('imports_imports')
      .set({ state, problem, ended_at: work.now })
      .where('id', '=', record.id)
      .execute()
    happened(work, 'imports.import_changed', { import_id: record.id, state })
  })
}
