/**
 * What happens because of facts. A reaction is a row (a batch of facts, an area) of our own table; its effect and its
 * deletion are one transaction, so it takes effect once. A batch that fails is halved until the poison fact stands
 * alone; that one is tried again, then parked with its cause for a person to see.
 */
import './tables.ts'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Fact, FactName } from './facts.ts'
import { newId } from './ids.ts'
import { system, type Work } from './work.ts'

/** Each takes all facts of its name in the batch, in order. */
export type Reactions = { [N in FactName]?: (work: Work, facts: Fact<N>[]) => Promise<void> }

export interface ReactionRow {
  workspace_id: string
  id: string
  area: string
  from_id: string
  to_id: string
  from_position: number
  to_position: number
  priority: number
  attempts: number
}

const TRIES = 4

export const areasReactingTo = (byArea: Readonly<Record<string, Reactions>>) => {
  const areas = new Map<string, string[]>()
  for (const [area, reactions] of Object.entries(byArea)) {
    for (const name of Object.keys(reactions)) areas.set(name, [...(areas.get(name) ?? []), area])
  }
  return (fact: string): readonly string[] => areas.get(fact) ?? []
}

/** Claims one batch, reacts, forgets it. False when nothing waits. */
export async function reactOnce(database: Database, byArea: Readonly<Record<string, Reactions>>): Promise<boolean> {
  let claimed: ReactionRow | undefined
  try {
    return await database.asPlatform(async (db, enter) => {
      claimed = await claim(db)
      if (!claimed) return false
      const work = await enter({ workspace_id: claimed.workspace_id, by: system(claimed.area) })
      await react(work, claimed, byArea[claimed.area] ?? {})
      await work.db.deleteFrom('platform_reactions').where('id', '=', claimed.id).execute()
      return true
    })
  } catch (error) {
    if (!claimed || isConnectionTrouble(error)) throw error
    await setBack(database, claimed, error as Error)
    return true
  }
}

async function claim(db: Work['db']): Promise<ReactionRow | undefined> {
  const { rows } = await sql<ReactionRow>`
    select workspace_id, id, area, from_id, to_id, from_position, to_position, priority, attempts from platform_reactions
    where parked_at is null and (not_before is null or not_before <= clock_timestamp())
    order by priority, id limit 1 for update skip locked`.execute(db)
  return rows[0]
}

async function react(work: Work, row: ReactionRow, reactions: Reactions): Promise<void> {
  const { rows } = await sql<Fact>`
    select id, position, name, detail, by_kind, by_id, happened_at from platform_facts
    where id between ${row.from_id} and ${row.to_id} and position between ${row.from_position} and ${row.to_position}
    order by position`.execute(work.db)
  const byName = Map.groupBy(rows, (fact) => fact.name)
  for (const [name, facts] of byName) {
    // Name and detail were written together by `happened`, so they belong together.
    const reaction = reactions[name] as ((work: Work, facts: Fact[]) => Promise<void>) | undefined
    await reaction?.(work, facts)
  }
}

async function setBack(database: Database, row: ReactionRow, error: Error): Promise<void> {
  await database.asPlatform(async (db) => {
    if (row.from_position < row.to_position) return halve(db, row)
    const attempts = row.attempts + 1
    const change =
      attempts >= TRIES
        ? { attempts, parked_at: new Date(), cause: error.message.slice(0, 500) }
        : { attempts, not_before: new Date(Date.now() + 250 * 4 ** attempts), cause: error.message.slice(0, 500) }
    await db.updateTable('platform_reactions').set(change).where('id', '=', row.id).execute()
  })
}

async function halve(db: Work['db'], row: ReactionRow): Promise<void> {
  const middle = Math.floor((row.from_position + row.to_position) / 2)
  await db.deleteFrom('platform_reactions').where('id', '=', row.id).execute()
  const halves = [
    { ...row, id: newId(new Date()), to_position: middle },
    { ...row, id: newId(new Date()), from_position: middle + 1 },
  ]
  await db.insertInto('platform_reactions').values(halves).execute()
}

/** Parked facts are tried again when a person has mended the cause. */
export async function retryParked(work: Work): Promise<void> {
  await work.db
    .updateTable('platform_reactions')
    .set({ parked_at: null, attempts: 0, not_before: null })
    .where('parked_at', 'is not', null)
    .execute()
}

/** SQLSTATE classes 08 (connection), 57 (operator intervention), 53 (resources); and a socket that broke. */
export function isConnectionTrouble(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    /^(08|57P|53)/.test(code ?? '') ||
    /^E(CONN|PIPE|NOENT)|Connection terminated|timeout exceeded/.test(`${code} ${message}`)
  )
}
