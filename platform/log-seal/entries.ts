/** The log as a stream of entries: read from the database, or from lines of an exported file; verified alike. */
import '../tables.ts'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { z } from 'zod'
import { ConfigError } from '../config.ts'
import type { Db } from '../database.ts'
import { FactEntry, HeadEntry, SealEntry } from './leaf.ts'

/** After a workspace's seals, each followed by its facts, come the facts that no seal covers. */
export const RestEntry = z.object({ kind: z.literal('rest'), workspace_id: z.string() })
export const Entry = z.discriminatedUnion('kind', [HeadEntry, SealEntry, FactEntry, RestEntry])
export type Entry = z.infer<typeof Entry>

const PAGE = 1000
const SEALS = 50

export const factColumns = sql`'fact' as kind, workspace_id, id, position, name, detail::text as detail, audience::text as audience,
  by_kind, by_id, (extract(epoch from happened_at) * 1000000)::bigint::text as happened_us, encode(salt, 'hex') as salt`
const sealColumns = sql`'seal' as kind, workspace_id, from_position, to_position, encode(leaves, 'hex') as leaves, encode(seal, 'hex') as seal,
  (extract(epoch from sealed_at) * 1000000)::bigint::text as sealed_us`

/** Of one snapshot: call it as the operator. `workspace_id` narrows it to one. */
export async function* readEntries(db: Db, workspace_id: string | null = null): AsyncGenerator<Entry> {
  const { rows: heads } = await sql<HeadEntry>`
    select 'head' as kind, workspace_id, position, sealed_position, encode(seal, 'hex') as seal from platform_heads
    where ${workspace_id}::uuid is null or workspace_id = ${workspace_id} order by workspace_id`.execute(db)
  for (const head of heads) {
    yield head
    let sealed = 0
    for await (const seals of sealsOf(db, head.workspace_id)) {
      for await (const { seal, facts } of withFacts(db, seals)) {
        yield seal
        yield* facts
        sealed = Math.max(sealed, seal.to_position)
      }
    }
    yield { kind: 'rest', workspace_id: head.workspace_id }
    yield* factsBetween(db, head.workspace_id, { after: Number.MIN_SAFE_INTEGER, until: 0 })
    yield* factsBetween(db, head.workspace_id, { after: sealed, until: Number.MAX_SAFE_INTEGER })
  }
  yield* ownerless(db, workspace_id)
}

async function* sealsOf(db: Db, workspace_id: string): AsyncGenerator<SealEntry[]> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const { rows } = await sql<SealEntry>`
      select ${sealColumns} from platform_seals where workspace_id = ${workspace_id} and from_position > ${after}
      order by from_position limit ${SEALS}`.execute(db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < SEALS) return
    after = last.from_position
  }
}

/** Where little is written each seal covers a few facts: those of many seals are read at once, as long as they are one page. */
async function* withFacts(db: Db, seals: readonly SealEntry[]) {
  const from = Math.min(...seals.map((seal) => seal.from_position))
  const to = Math.max(...seals.map((seal) => seal.to_position))
  const between = (first: number, last: number) =>
    factsBetween(db, seals[0]?.workspace_id ?? '', { after: first - 1, until: last })
  const all = to - from < PAGE ? await Array.fromAsync(between(from, to)) : null
  for (const seal of seals) {
    const { from_position, to_position } = seal
    const facts =
      all?.filter(({ position }) => position >= from_position && position <= to_position) ??
      between(from_position, to_position)
    yield { seal, facts }
  }
}

async function* factsBetween(
  db: Db,
  workspace_id: string,
  range: { after: number; until: number },
): AsyncGenerator<FactEntry> {
  for (let after = { position: range.after + 1, id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const { rows } = await sql<FactEntry>`
      select ${factColumns} from platform_facts
      where workspace_id = ${workspace_id} and position <= ${range.until} and position >= ${after.position}
        and (position, id) > (${after.position}, ${after.id}) order by position, id limit ${PAGE}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last
  }
}

/** Facts and seals of a workspace that has no head: their head was deleted, or they were slipped in. */
async function* ownerless(db: Db, workspace_id: string | null): AsyncGenerator<Entry> {
  for (const table of ['platform_facts', 'platform_seals'] as const) {
    // From one workspace to the next by the primary key, instead of through all rows.
    const { rows } = await sql<{ workspace_id: string }>`
      with recursive each as (
        (select workspace_id from ${sql.table(table)} where ${workspace_id}::uuid is null or workspace_id = ${workspace_id} order by workspace_id limit 1)
        union all
        select next.workspace_id from each, lateral (
          select workspace_id from ${sql.table(table)} where workspace_id > each.workspace_id and ${workspace_id}::uuid is null order by workspace_id limit 1) next)
      select workspace_id from each where workspace_id not in (select workspace_id from platform_heads)`.execute(db)
    for (const row of rows) yield { kind: 'rest', workspace_id: row.workspace_id }
  }
}

export const lineOf = (entry: Entry): string => `${JSON.stringify(entry)}\n`

export async function* entriesOfFile(file: string): AsyncGenerator<Entry> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    const read = Entry.safeParse(parse(line))
    if (!read.success) throw new ConfigError(`Line ${number} of ${file} is no entry of an exported log.`)
    yield read.data
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
