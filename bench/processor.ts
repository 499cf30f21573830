/**
 * Processor time, which other programs on the machine hardly change: ours, and that of PostgreSQL with all its
 * processes. Linux only; elsewhere PostgreSQL's is not known.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'

export interface Spent {
  node_us: number
  postgres_us: number
}

export type Processor = () => Spent

export async function openProcessor(database: Database): Promise<Processor> {
  const { rows } = await database.asOperator((db) => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db))
  const postmaster = statOf(rows[0]?.pid ?? 0)?.parent
  return () => {
    const { user, system } = process.cpuUsage()
    return { node_us: user + system, postgres_us: postmaster === undefined ? Number.NaN : familyTime(postmaster) }
  }
}

export const since = (now: Spent, before: Spent): Spent => ({
  node_us: now.node_us - before.node_us,
  postgres_us: now.postgres_us - before.postgres_us,
})

/** The server, those of its processes that run, and those that ended. */
function familyTime(postmaster: number): number {
  let us = 0
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (stat && (Number(name) === postmaster || stat.parent === postmaster)) us += stat.spent_us
  }
  return us
}

const TICK_US = 10_000

/** proc(5): the fields behind the name, which stands in brackets and may hold anything. */
function statOf(pid: number): { parent: number; spent_us: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, user_of_ended = 0, system_of_ended = 0] = fields.slice(11, 15)
    return { parent: fields[1] ?? 0, spent_us: (user + system + user_of_ended + system_of_ended) * TICK_US }
  } catch {
    return undefined
  }
}
