/**
 * Writes everything into a folder while the server runs: all tables as of one instant (one snapshot; COPY waits for
 * nobody and nobody for it), then the blobs, which are older than the rows that name them. The folder bears its name
 * only when it is whole. Table files are PostgreSQL's own COPY text, compressed, so they can be read without us.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, open, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { folderBlobs } from '../blobs/folder.ts'
import type { Blobs } from '../blobs.ts'
import { ConfigError } from '../config.ts'
import type { Database } from '../database.ts'
import { type CatalogTable, columnList, monthsOf, quoted, sequencesOf, tablesOf } from './catalog.ts'
import { waitingJobs } from './jobs.ts'
import { hashOf, MANIFEST, type Manifest, type TableEntry } from './manifest.ts'

export interface BackupOptions {
  database: Database
  blobs: Blobs
  /** A new folder; its parent is there. */
  folder: string
  version: string
  now: Date
  key_fingerprint: string
  /** The key itself, only when the operator asked for it. */
  key: string | null
  say: (line: string) => void
}

export async function backUp(options: BackupOptions): Promise<Manifest> {
  const { folder, key } = options
  await refuseExisting(folder)
  const unfinished = `${folder}.unfinished`
  await mkdir(join(unfinished, 'tables'), { recursive: true, mode: 0o700 })
  const inside = await options.database.asOperator((_db, client) => snapshot(options, unfinished, client))
  const blobs = await copyBlobs(options, unfinished)
  if (key) await writeFile(join(unfinished, 'secret.key'), `${key}\n`, { mode: 0o600 })
  const manifest: Manifest = {
    format: 1,
    version: options.version,
    made_at: options.now.toISOString(),
    ...inside,
    blobs,
    key: { fingerprint: options.key_fingerprint, included: key !== null },
  }
  await writeFile(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  await sync(unfinished)
  await rename(unfinished, folder)
  await sync(dirname(folder))
  await mark(options, manifest)
  return manifest
}

async function refuseExisting(folder: string): Promise<void> {
  for (const path of [folder, `${folder}.unfinished`]) {
    const there = await access(path).then(
      () => true,
      () => false,
    )
    if (there) throw new ConfigError(`${path} exists already. Name a new folder for this backup.`)
  }
}

async function snapshot({ say }: BackupOptions, folder: string, client: pg.PoolClient) {
  await client.query('set local statement_timeout = 0; set local datestyle = iso; set local extra_float_digits = 3')
  const catalog = await tablesOf(client)
  refuseUnreadable(catalog)
  const tables: TableEntry[] = []
  for (const [i, table] of catalog.entries()) {
    const entry = await copyTable(client, folder, table)
    tables.push(entry)
    say(`${i + 1}/${catalog.length}  ${table.name}: ${entry.rows} rows`)
  }
  await client.query('reset role')
  const partitions = await monthsOf(client)
  const sequences = await sequencesOf(client)
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform_migrations order by name',
  )
  const { rows: server } = await client.query<{ server_version: string }>('show server_version')
  const waiting = await waitingJobs(client)
  await writeFile(join(folder, 'jobs.json'), JSON.stringify(waiting), { mode: 0o600 })
  const jobs = { ...(await described(folder, 'jobs.json')), jobs: waiting.length }
  return { postgres: server[0]?.server_version ?? '', migrations, tables, partitions, sequences, jobs }
}

/** A backup that silently leaves rows out would be worse than none. */
function refuseUnreadable(tables: readonly CatalogTable[]): void {
  const shut = tables.filter((table) => table.guarded && !table.operator_reads_all)
  if (shut.length > 0)
    throw new ConfigError(
      `The operator's role may not read ${shut.map((table) => table.name).join(', ')}. Its migration must call platform_guard.`,
    )
}

async function copyTable(client: pg.PoolClient, folder: string, table: CatalogTable): Promise<TableEntry> {
  await client.query(table.operator_reads_all ? 'set local role baton_operator' : 'reset role')
  const { name, columns } = table
  // A partitioned table can only be copied out by a query.
  const rows = client.query(copyTo(`copy (select ${columnList(columns)} from ${quoted(name)}) to stdout`))
  const file = `tables/${name}.copy.gz`
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(
    rows,
    createGzip({ level: 3 }),
    measure,
    createWriteStream(join(folder, file), { mode: 0o600, flush: true }),
  )
  return { name, columns, rows: rows.rowCount, file, sha256: hash.digest('hex'), bytes }
}

async function copyBlobs({ blobs, say }: BackupOptions, folder: string): Promise<Manifest['blobs']> {
  const kept = folderBlobs(join(folder, 'blobs'))
  const list = createWriteStream(join(folder, 'blobs.jsonl'), { mode: 0o600, flush: true })
  let count = 0
  let blob_bytes = 0
  for await (const key of blobs.keys('')) {
    const bytes = await blobs.get(key)
    // Deleted since it was listed: so was the row that named it.
    if (!bytes) continue
    await kept.put(key, bytes, '')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (!list.write(`${JSON.stringify({ key, sha256, bytes: bytes.length })}\n`))
      await new Promise((done) => list.once('drain', done))
    count += 1
    blob_bytes += bytes.length
    if (count % 1000 === 0) say(`${count} files ...`)
  }
  await new Promise<void>((done, fail) => list.on('error', fail).end(done))
  say(`${count} files, ${blob_bytes} bytes`)
  return { ...(await described(folder, 'blobs.jsonl')), blobs: count, blob_bytes }
}

async function described(folder: string, file: string) {
  const path = join(folder, file)
  return { file, sha256: await hashOf(path), bytes: (await stat(path)).size }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The status page says when the last backup was made. */
async function mark({ database, now }: BackupOptions, { tables, blobs, version }: Manifest): Promise<void> {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const bytes = tables.reduce((sum, table) => sum + table.bytes, blobs.blob_bytes)
  await database.asPlatform((db) =>
    sql`insert into platform_marks (name, marked_at, detail) values ('backup', ${now}, ${JSON.stringify({ rows, bytes, files: blobs.blobs, version })})
      on conflict (name) do update set marked_at = excluded.marked_at, detail = excluded.detail`.execute(db),
  )
}
