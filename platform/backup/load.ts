/**
 * Puts the rows of a backup into empty tables, in one transaction. COPY does not work under row security, so the owner
 * lifts `force` for the length of the transaction; foreign keys are taken off and put back, which checks all rows
 * at once and knows no order; triggers rest, since what they did is in the rows.
 */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ConfigError } from '../config.ts'
import { type CatalogTable, columnList, foreignKeysOf, quoted, sequencesOf, tablesOf } from './catalog.ts'
import { addJobs, type Job } from './jobs.ts'
import type { Manifest, TableEntry } from './manifest.ts'

export interface Load {
  client: ClientBase
  folder: string
  manifest: Manifest
  jobs: readonly Job[]
  say: (line: string) => void
}

export async function load({ client, folder, manifest, jobs, say }: Load): Promise<void> {
  await client.query('set local statement_timeout = 0; set local lock_timeout = 20000; set local datestyle = iso')
  const tables = await tablesOf(client)
  refuseOtherShape(tables, manifest)
  for (const { name, forced } of tables)
    if (forced) await client.query(`alter table ${quoted(name)} no force row level security`)
  await refuseFilled(client, tables)
  const keys = await foreignKeysOf(client)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`)
  await makeMonths(client, manifest, tables)
  for (const [i, entry] of manifest.tables.entries()) {
    await client.query(`delete from ${quoted(entry.name)}`)
    await fill(client, folder, entry)
    say(`${i + 1}/${manifest.tables.length}  ${entry.name}: ${entry.rows} rows`)
  }
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`)
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
  for (const { name, forced } of tables)
    if (forced) await client.query(`alter table ${quoted(name)} force row level security`)
  await setSequences(client, manifest)
  await addJobs(client, jobs)
}

/** The same migrations were applied, so anything else is a changed database or a changed manifest. */
function refuseOtherShape(tables: readonly CatalogTable[], manifest: Manifest): void {
  const shape = (all: readonly { name: string; columns: string[] }[]) =>
    new Map(all.map(({ name, columns }) => [name, columns.toSorted().join(', ')]))
  const here = shape(tables)
  const there = shape(manifest.tables)
  for (const name of new Set([...here.keys(), ...there.keys()])) {
    if (here.get(name) !== there.get(name))
      throw new ConfigError(
        `The table ${name} of the backup (${there.get(name) ?? 'none'}) is not the one of this database (${here.get(name) ?? 'none'}). Restore into a new, empty database.`,
      )
  }
}

/** Migrations may have put rows of their own into tables that are of no workspace; those come back with the backup. */
async function refuseFilled(client: ClientBase, tables: readonly CatalogTable[]): Promise<void> {
  for (const { name, guarded } of tables) {
    if (!guarded) continue
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`)
    if (rowCount) throw filled(name)
  }
}

export const filled = (table: string) =>
  new ConfigError(
    `This database is not empty (${table} holds rows). Restore into a new, empty database; nothing was changed.`,
  )

async function makeMonths(client: ClientBase, manifest: Manifest, tables: readonly CatalogTable[]): Promise<void> {
  const known = new Set(tables.map((table) => table.name))
  for (const { parent, month_on } of manifest.partitions) {
    if (known.has(parent))
      await client.query("select platform_partition_month($1, $2::date::timestamp at time zone 'UTC')", [
        parent,
        month_on,
      ])
  }
}

async function fill(client: ClientBase, folder: string, { name, columns, file, rows }: TableEntry): Promise<void> {
  const into = client.query(copyFrom(`copy ${quoted(name)} (${columnList(columns)}) from stdin`))
  await pipeline(createReadStream(join(folder, file)), createGunzip(), into)
  if (into.rowCount !== rows)
    throw new ConfigError(
      `${file} holds ${into.rowCount} rows, where the manifest says ${rows}. Use another backup; nothing was changed.`,
    )
}

async function setSequences(client: ClientBase, manifest: Manifest): Promise<void> {
  const kept = new Map(manifest.sequences.map((sequence) => [sequence.name, sequence]))
  for (const { name } of await sequencesOf(client)) {
    const value = kept.get(name)
    if (value)
      await client.query('select setval($1::regclass, $2::bigint, $3)', [
        quoted(name),
        value.last_value,
        value.is_called,
      ])
  }
}
