/**
 * Seals what was written: hashes the facts after the last seal, at most a thousand at a time, into a chain. The head is
 * only touched by the last statement, which finds out whether another copy of the server was quicker; so people's
 * Works do not wait for hashing, and any number of copies may run this.
 */
import '../tables.ts'
import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { type Loop, startLoop } from '../loop.ts'
import { system, type Work } from '../work.ts'
import { factColumns } from './entries.ts'
import { type FactEntry, leafOf, sealOf } from './leaf.ts'

const MOST = 1000

interface Head {
  workspace_id: string
  position: number
  sealed_position: number
  seal: Buffer
}

/** Somebody removed or added facts before they were sealed; nothing more is sealed until a person has looked. */
class LogBroken extends Error {}
class SealedElsewhere extends Error {}

/** False when everything is sealed. A workspace whose log was broken into holds up no other, and is told at the end. */
export async function sealNext(database: Database, now: Date): Promise<boolean> {
  const heads = await database.asPlatform(async (db) => {
    const { rows } = await sql<Head>`
      select workspace_id, position, sealed_position, seal from platform_heads
      where sealed_position < position order by position - sealed_position desc limit 100`.execute(db)
    return rows
  })
  const troubles: string[] = []
  let more = false
  for (const head of heads) {
    const { workspace_id } = head
    const to_position = Math.min(head.position, head.sealed_position + MOST)
    await database
      .inWork({ workspace_id, by: system('log_seal'), now }, (work) => sealUpTo(work, head, to_position))
      .catch((error: unknown) => {
        if (error instanceof LogBroken) troubles.push(error.message)
        else if (!(error instanceof SealedElsewhere)) throw error
      })
    more ||= to_position < head.position
  }
  if (troubles.length > 0) throw new Error(troubles.join(' '))
  return more || heads.length === 100
}

async function sealUpTo(work: Work, head: Head, to_position: number): Promise<void> {
  const from_position = head.sealed_position + 1
  const { rows: facts } = await sql<FactEntry>`
    select ${factColumns} from platform_facts where position between ${from_position} and ${to_position}
    order by position, id`.execute(work.db)
  const wrong = facts.findIndex((fact, i) => fact.position !== from_position + i)
  if (wrong >= 0 || facts.length !== to_position - from_position + 1) {
    const position = from_position + (wrong >= 0 ? wrong : facts.length)
    throw new LogBroken(
      `The log of workspace ${work.workspace_id} was changed at position ${position} before it was sealed. Run script/verify-log.`,
    )
  }
  const leaves = Buffer.concat(facts.map(leafOf))
  const sealed_us = String(work.now.getTime() * 1000)
  const range = { workspace_id: work.workspace_id, from_position, to_position, sealed_us }
  const seal = sealOf(head.seal, { ...range, leaves: leaves.toString('hex') })
  await advance(work, head, { from_position, to_position, leaves, seal })
}

async function advance(
  work: Work,
  head: Head,
  row: { from_position: number; to_position: number; leaves: Buffer; seal: Buffer },
): Promise<void> {
  const { rows } = await sql`
    insert into platform_seals (workspace_id, from_position, to_position, leaves, seal, sealed_at)
    values (${work.workspace_id}, ${row.from_position}, ${row.to_position}, ${row.leaves}, ${row.seal}, ${work.now})
    on conflict do nothing returning from_position`.execute(work.db)
  const moved = await sql`
    update platform_heads set sealed_position = ${row.to_position}, seal = ${row.seal}
    where sealed_position = ${head.sealed_position} and seal = ${head.seal} returning position`.execute(work.db)
  if (rows.length + moved.rows.length !== 2) throw new SealedElsewhere()
}

/** What is not yet sealed can still be edited unseen, so the pause is short. */
export function sealLoop(database: Database, log: Log): Loop {
  return startLoop({ name: 'log seals', log, idle_ms: 2000, step: () => sealNext(database, new Date()) })
}
