/** Turns facts into calls. Each webhook follows positions with its own cursor, moved in the Work that writes its calls. */
import '../tables.ts'
import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type Fact, factsAfter } from '../facts.ts'
import { newId } from '../ids.ts'
import { system, type Work } from '../work.ts'

interface Follower {
  workspace_id: string
  id: string
  fact_names: string[]
  position: number
}

/** False when every webhook has seen every fact. */
export async function followOnce(database: Database, now: Date): Promise<boolean> {
  return database.asPlatform(async (db, enter) => {
    const { rows } = await sql<Follower>`
      select w.workspace_id, w.id, w.fact_names, w.position from platform_webhooks w
      join platform_heads h on h.workspace_id = w.workspace_id
      where w.position < h.position and w.paused_at is null limit 1 for update of w skip locked`.execute(db)
    const [follower] = rows
    if (!follower) return false
    const work = await enter({ workspace_id: follower.workspace_id, by: system('webhooks'), now })
    await follow(work, follower)
    return true
  })
}

async function follow(work: Work, { id, fact_names, position }: Follower): Promise<void> {
  const facts = await factsAfter(work, position)
  const last = facts.at(-1)
  if (!last) return skipToHead(work, id)
  const wanted = facts.filter((fact) => isWanted(fact_names, fact.name))
  if (wanted.length > 0) {
    await sql`
      insert into platform_webhook_calls (workspace_id, id, webhook_id, fact_id, position, name, body, state, made_at, begun_at, next_at)
      select ${work.workspace_id}, c.id, ${id}, c.fact_id, c.position, c.name, c.body, 'waiting', ${work.now}, ${work.now}, ${work.now}
      from unnest(${wanted.map(() => newId(work.now))}::uuid[], ${wanted.map((f) => f.id)}::uuid[], ${wanted.map((f) => f.position)}::bigint[],
        ${wanted.map((f) => f.name)}::text[], ${wanted.map((f) => bodyOf(work.workspace_id, f))}::text[]) as c(id, fact_id, position, name, body)`.execute(
      work.db,
    )
  }
  await work.db.updateTable('platform_webhooks').set({ position: last.position }).where('id', '=', id).execute()
}

/** What is left up to the head was dropped by retention. */
async function skipToHead(work: Work, id: string): Promise<void> {
  await sql`update platform_webhooks set position = (select position from platform_heads) where id = ${id}`.execute(
    work.db,
  )
}

/** A receiver that is told of its own failures would never be done. */
export const NEVER_TOLD = 'platform.webhook_calls_given_up'

const isWanted = (names: readonly string[], name: string) =>
  name !== NEVER_TOLD && (names.length === 0 || names.includes(name) || names.includes(`${name.split('.')[0]}.*`))

/** Which fact, where, and the ids it names; what they are about is fetched through the API by whoever may. */
function bodyOf(workspace_id: string, { id, position, name, detail, happened_at }: Fact): string {
  const ids = Object.fromEntries(Object.entries((detail ?? {}) as object).filter(([key]) => /_ids?$/.test(key)))
  const timestamp = new Date(happened_at).toISOString()
  return JSON.stringify({ type: name, timestamp, data: { id, position, workspace_id, ...ids } })
}
