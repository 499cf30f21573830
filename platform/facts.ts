/**
 * Facts are what happened, in the past tense, written in the transaction of the change itself as its last act. That
 * statement locks the workspace's head row and hands out gap-free positions; followers resume by position.
 * They hold ids, numbers and our own terms; never outside text, names or handles.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { textOf } from './announcement.ts'
import { newId } from './ids.ts'
import { invariant } from './refusal.ts'
import type { Work } from './work.ts'

/** Every area adds its facts here by declaration merging, keyed `area.noun_happened`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Facts {}
export type FactName = keyof Facts & string

export interface PendingFact {
  name: string
  detail: unknown
  /** Teams whose members may learn of it; null: everyone in the workspace. */
  audience: readonly string[] | null
}

export interface Fact<N extends FactName = FactName> {
  id: string
  position: number
  name: N
  detail: Facts[N]
  by_kind: 'person' | 'system'
  by_id: string
  happened_at: Date
}

export const CHANNEL = 'baton_facts'

export function happened<N extends FactName>(
  work: Work,
  name: N,
  detail: Facts[N],
  audience: readonly string[] | null = null,
): void {
  work.facts.push({ name, detail, audience })
}

/** The last act of a Work. One statement: positions, facts, a reaction row per area that reacts, the wake-up call. */
export async function writeFacts(work: Work, areasReactingTo: (fact: string) => readonly string[]): Promise<void> {
  const facts = work.facts
  if (facts.length === 0) return
  const ids = facts.map(() => newId(work.now))
  const areas = [...new Set(facts.flatMap((fact) => areasReactingTo(fact.name)))]
  const by_id = work.by.kind === 'person' ? work.by.id : work.by.name
  const { rows } = await sql`
    with head as (
      update platform_heads set position = position + ${facts.length}
      where workspace_id = ${work.workspace_id} returning position - ${facts.length} as before
    ), written as (
      insert into platform_facts (workspace_id, id, position, name, detail, audience, by_kind, by_id, happened_at, salt)
      select ${work.workspace_id}, f.id, head.before + f.nth, f.name, f.detail, 
             case when f.audience is not null then array(select a::uuid from jsonb_array_elements_text(f.audience) a) end,
             ${work.by.kind}, ${by_id}, ${work.now}, f.salt
      from head, unnest(${ids}::uuid[], ${facts.map((f) => f.name)}::text[], ${facts.map((f) => JSON.stringify(f.detail))}::jsonb[],
        ${facts.map((f) => f.audience && JSON.stringify(f.audience))}::jsonb[], ${facts.map(() => randomBytes(16))}::bytea[])
        with ordinality as f(id, name, detail, audience, salt, nth)
    ), reactions as (
      insert into platform_reactions (workspace_id, id, area, from_id, to_id, from_position, to_position, priority)
      select ${work.workspace_id}, r.id, r.area, ${ids[0]}, ${ids.at(-1)}, head.before + 1, head.before + ${facts.length},
             ${work.by.kind === 'person' ? 0 : 1}
      from head, unnest(${areas.map(() => newId(work.now))}::uuid[], ${areas}::text[]) as r(id, area)
    )
    select pg_notify(${CHANNEL}, ${work.workspace_id} || ' ' || (before + ${facts.length}) || ' ' || ${textOf(facts, { ids, now: work.now })})
    from head`.execute(work.db)
  invariant(rows.length === 1, 'a workspace has its head row from its first commit')
}

/** Facts after a position, oldest first; what a follower reads. */
export async function factsAfter(
  work: Pick<Work, 'db'>,
  position: number,
  limit = 1000,
): Promise<(Fact & { audience: string[] | null })[]> {
  const { rows } = await sql<Fact & { audience: string[] | null }>`
    select id, position, name, detail, audience, by_kind, by_id, happened_at from platform_facts
    where position > ${position} order by position limit ${limit}`.execute(work.db)
  return rows
}
