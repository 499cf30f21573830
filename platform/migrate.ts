/**
 * Brings the database to this program's version: each dated file once, in the order of names, over a connection of its
 * own and under one lock, so copies that start together wait for each other. Expand first, contract in a later
 * version: two versions may run side by side. Changed history and a database newer than the program are refused.
 */
import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'
import { ConfigError } from './config.ts'
import { whyNoDatabase } from './why-no-database.ts'

export interface Migration {
  name: string
  sql: string
  checksum: string
}

const ROLES = ['baton_app', 'baton_platform', 'baton_operator']
const LOCK = 4600_2026

export async function readMigrations(root: string): Promise<Migration[]> {
  const files = await Array.fromAsync(glob(['platform/migrations/*.sql', 'areas/*/migrations/*.sql'], { cwd: root }))
  const read = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(root, file), 'utf8')
      return { name: basename(file), sql: text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
  return read.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Returns the names of what was applied now. `direct_url` must not go through a pooler in transaction mode. */
export async function migrate(direct_url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: direct_url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect().catch((error: unknown) => {
    throw whyNoDatabase(error, direct_url)
  })
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await refuseOldServer(client)
    await ensureRoles(client)
    await client.query(
      'create table if not exists platform_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const open = await stillOpen(client, migrations)
    for (const migration of open) await apply(client, migration)
    return open.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  )
  const version = rows[0]?.version ?? 0
  if (version < 150_000)
    throw new ConfigError(`PostgreSQL 15 or newer is needed; DATABASE_URL leads to ${Math.floor(version / 10_000)}.`)
}

async function ensureRoles(client: pg.Client): Promise<void> {
  for (const role of ROLES) {
    const { rows } = await client.query(
      "select pg_has_role(current_user, oid, 'member') as member from pg_roles where rolname = $1",
      [role],
    )
    try {
      if (rows.length === 0) await client.query(`create role ${role} nologin`)
      if (!rows[0]?.member) await client.query(`grant ${role} to current_user`)
    } catch (error) {
      throw new ConfigError(
        `The database user may not make the roles that Baton works with. Let an administrator of the database run: ${ROLES.map((r) => `create role ${r} nologin; grant ${r} to "${client.user}";`).join(' ')}`,
        { cause: error },
      )
    }
  }
}

async function stillOpen(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform_migrations',
  )
  const ours = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum } of rows) {
    const known = ours.get(name)
    if (!known)
      throw new ConfigError(
        `This database was written by a newer Baton (it knows ${name}). Start that version, or restore a backup into an empty database.`,
      )
    if (known.checksum !== checksum)
      throw new ConfigError(
        `The migration ${name} was changed after it had been applied. Put it back as it was and add a new one.`,
      )
  }
  const applied = new Set(rows.map((row) => row.name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

/** A file that begins with `-- concurrently` holds one statement each for indexes that must not lock; it may be run again. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const record = () =>
    client.query('insert into platform_migrations (name, checksum) values ($1, $2)', [name, checksum])
  try {
    if (sql.startsWith('-- concurrently')) {
      for (const statement of sql.split(/;\s*$/m)) if (statement.trim()) await client.query(statement)
      await record()
      return
    }
    await client.query('begin')
    await client.query(sql)
    await record()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Error(`the migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
