/** Puts a backup into an empty database: everything is checked before anything is touched, and it comes whole or not at all. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { z } from 'zod'
import { folderBlobs } from '../blobs/folder.ts'
import { checkKey } from '../blobs/key.ts'
import type { Blobs } from '../blobs.ts'
import { ConfigError } from '../config.ts'
import { migrateJobs } from '../jobs.ts'
import { type Migration, migrate } from '../migrate.ts'
import { quoted, tablesOf } from './catalog.ts'
import { readJobs } from './jobs.ts'
import { filled, load } from './load.ts'
import { checkFiles, hashOf, type Manifest, readManifest } from './manifest.ts'

export interface RestoreOptions {
  folder: string
  /** The owner's, and not through a pooler. */
  direct_url: string
  blobs: Blobs
  /** Those of this program. */
  migrations: readonly Migration[]
  now: Date
  say: (line: string) => void
  /** Last in the transaction that fills the database; for what must not go on by itself after a restore. */
  settle?: (client: pg.Client, manifest: Manifest) => Promise<void>
}

export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { folder, direct_url, migrations, say } = options
  const manifest = await readManifest(folder)
  const then = migrationsThen(manifest, migrations)
  say(
    `Backup of ${manifest.made_at}, Baton ${manifest.version}, ${manifest.tables.length} tables, ${manifest.blobs.blobs} files`,
  )
  await checkFiles(folder, [...manifest.tables, manifest.jobs, manifest.blobs])
  await checkBlobs(folder)
  await refuseFilledDatabase(direct_url)
  await migrate(direct_url, then)
  await withClient(direct_url, async (client) => void (await client.query(BEGUN, [options.now])))
  await migrateJobs(direct_url)
  await putBlobs(options)
  await loadRows(options, manifest)
  const added = await migrate(direct_url, migrations)
  if (added.length > 0) say(`brought forward by ${added.length} migrations`)
  return manifest
}

/** A restore that was broken off may be tried again: until it is done, rows of migrations are no reason to refuse. */
const BEGUN =
  "insert into platform_marks (name, marked_at, detail) values ('restoring', $1, '{}') on conflict do nothing"

/** The migrations that the backup had; those it had and we do not know were written by a newer program. */
function migrationsThen(manifest: Manifest, migrations: readonly Migration[]): Migration[] {
  const ours = new Map(migrations.map((migration) => [migration.name, migration]))
  return manifest.migrations.map(({ name, checksum }) => {
    const known = ours.get(name)
    if (!known)
      throw new ConfigError(
        `This backup was written by a newer Baton (${manifest.version}; it knows ${name}). Restore it with that version.`,
      )
    if (known.checksum !== checksum)
      throw new ConfigError(
        `The migration ${name} is not the one that the backup was written with. Restore it with Baton ${manifest.version}.`,
      )
    return known
  })
}

async function refuseFilledDatabase(direct_url: string): Promise<void> {
  await withClient(direct_url, async (client) => {
    const { rows } = await client.query("select to_regclass('platform_migrations') is not null as ours")
    const tables = rows[0]?.ours ? await tablesOf(client) : []
    const begun = rows[0]?.ours && (await hasBegun(client))
    if (!rows[0]?.ours) {
      const { rows: foreign } = await client.query<{ name: string }>(
        `select relname as name from pg_class c where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') limit 1`,
      )
      if (foreign[0]) throw filled(foreign[0].name)
    }
    await client.query('begin')
    for (const { name, guarded, operator_reads_all } of tables) {
      if (begun && !guarded) continue
      await client.query(operator_reads_all ? 'set local role baton_operator' : 'reset role')
      const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`)
      if (rowCount) throw filled(name)
    }
    await client.query('rollback')
  })
}

async function hasBegun(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("select to_regclass('platform_marks') is not null as there")
  if (!rows[0]?.there) return false
  const { rowCount } = await client.query("select from platform_marks where name = 'restoring'")
  return rowCount === 1
}

async function loadRows({ direct_url, folder, now, say, settle }: RestoreOptions, manifest: Manifest): Promise<void> {
  const jobs = readJobs(await readFile(join(folder, manifest.jobs.file), 'utf8'))
  await withClient(direct_url, async (client) => {
    await client.query('begin')
    await load({ client, folder, manifest, jobs, say })
    const detail = JSON.stringify({ made_at: manifest.made_at, version: manifest.version })
    await client.query(
      `insert into platform_marks (name, marked_at, detail) values ('restored', $1, $2)
       on conflict (name) do update set marked_at = excluded.marked_at, detail = excluded.detail`,
      [now, detail],
    )
    await client.query("delete from platform_marks where name = 'restoring'")
    await settle?.(client, manifest)
    await client.query('commit')
  })
}

async function withClient(direct_url: string, body: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(direct_url)
  await client.connect()
  try {
    await body(client)
  } finally {
    await client.end()
  }
}

const Kept = z.object({ key: z.string().transform(checkKey), sha256: z.string(), bytes: z.number() })

async function* keptBlobs(folder: string): AsyncGenerator<z.infer<typeof Kept>> {
  const lines = createInterface({
    input: createReadStream(join(folder, 'blobs.jsonl')),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  for await (const line of lines) yield Kept.parse(JSON.parse(line))
}

async function checkBlobs(folder: string): Promise<void> {
  for await (const { key, sha256 } of keptBlobs(folder)) {
    const found = await hashOf(join(folder, 'blobs', key)).catch(() => null)
    if (found !== sha256)
      throw new ConfigError(
        `The file blobs/${key} is ${found ? 'not what was backed up: its checksum is wrong' : 'missing'}. Use another backup; nothing was changed.`,
      )
  }
}

/** Before the rows that name them; what is put twice is the same. */
async function putBlobs({ folder, blobs }: RestoreOptions): Promise<void> {
  const kept = folderBlobs(join(folder, 'blobs'))
  for await (const { key } of keptBlobs(folder)) {
    const bytes = await kept.get(key)
    if (bytes) await blobs.put(key, bytes, 'application/octet-stream')
  }
}
