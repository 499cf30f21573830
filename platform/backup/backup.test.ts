import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { CompiledQuery } from 'kysely'
import pg from 'pg'
import { folderBlobs } from '../blobs/folder.ts'
import { type Database, openDatabase } from '../database.ts'
import { setDue } from '../due.ts'
import { happened } from '../facts.ts'
import { newId } from '../ids.ts'
import { addJob, migrateJobs } from '../jobs.ts'
import { readEntries } from '../log-seal/entries.ts'
import { sealNext } from '../log-seal/seal.ts'
import { verifyLog } from '../log-seal/verify.ts'
import { type Migration, migrate, readMigrations } from '../migrate.ts'
import { theStage } from '../rehearsal.ts'
import { system, type Work } from '../work.ts'
import { backUp } from './backup.ts'
import { tablesOf } from './catalog.ts'
import { waitingJobs } from './jobs.ts'
import { restore } from './restore.ts'

declare module '../facts.ts' {
  interface Facts {
    'test.backed_up': { n: number; text: string }
  }
}

const NOW = new Date('2026-11-21T12:00:00Z')
const ODD = 'tab\t newline\n back\\slash \\N "quoted" \u2028 ‮ 😀 \\. end'
const stage = await theStage()
const folder = await mkdtemp(join(tmpdir(), 'baton-backup-'))
const opened: Database[] = []
after(async () => {
  for (const database of opened) await database.close()
  await rm(folder, { recursive: true })
})

/** Tables of the shapes that areas make: keys in a ring, generated columns, sequences, triggers, rows of a migration. */
const shapes = `
  create table test_parents (workspace_id uuid not null, id uuid not null, first_child uuid, body text, twice int generated always as (length(body) * 2) stored,
    bytes bytea, tags text[], at timestamptz, amount numeric, flag boolean, number bigint generated always as identity, primary key (workspace_id, id));
  create table test_children (workspace_id uuid not null, id uuid not null, parent_id uuid not null, primary key (workspace_id, id),
    foreign key (workspace_id, parent_id) references test_parents (workspace_id, id));
  alter table test_parents add foreign key (workspace_id, first_child) references test_children (workspace_id, id) deferrable initially deferred;
  create function test_count() returns trigger language plpgsql as $$ begin new.body := new.body || '!'; return new; end $$;
  create trigger counted before insert on test_parents for each row execute function test_count();
  select platform_guard('test_parents'), platform_guard('test_children');
  create table test_seeds (name text primary key); insert into test_seeds values ('from the migration');
  grant select on test_seeds to baton_app;`
const extra: Migration = {
  name: '2099-01-01-test.sql',
  sql: shapes,
  checksum: createHash('sha256').update(shapes).digest('hex'),
}
const migrations = [...(await readMigrations(join(import.meta.dirname, '../..'))), extra]

async function emptyDatabase(name: string): Promise<string> {
  const admin = new pg.Client(
    process.env.TEST_DATABASE_ADMIN_URL ?? stage.direct_url.replace('//baton@', '//postgres@'),
  )
  await admin.connect()
  const owner = decodeURIComponent(new URL(stage.direct_url).username)
  const fresh = `baton_${name}_${randomBytes(4).toString('hex')}`
  await admin.query(`create database ${fresh} owner "${owner}"`)
  await admin.end()
  const url = new URL(stage.direct_url)
  url.pathname = `/${fresh}`
  return url.toString()
}

function open(url: string): Database {
  const database = openDatabase(url, { connections: 4, allowExitOnIdle: true, areasReactingTo: () => ['test'] })
  opened.push(database)
  return database
}

async function fill(database: Database): Promise<void> {
  for (let w = 0; w < 3; w++) {
    const whom = { workspace_id: randomUUID(), by: system('test'), now: NOW }
    await database.inWork(whom, (work) => furnish(work))
    for (const now of [NOW, new Date('2025-02-03T00:00:00Z')])
      await database.inWork({ ...whom, now }, async (work) => {
        for (let n = 0; n < 400; n++) happened(work, 'test.backed_up', { n, text: ODD })
      })
  }
  while (await sealNext(database, NOW));
}

async function furnish(work: Work): Promise<void> {
  await work.db.insertInto('platform_heads').values({ workspace_id: work.workspace_id }).execute()
  await setDue(work, { kind: 'test.ring', subject_id: newId(NOW), due_at: NOW })
  await addJob(work, 'test.write_letter', {
    payload: { to: work.workspace_id, text: ODD },
    at: new Date('2030-01-01T00:00:00.123Z'),
    key: work.workspace_id,
  })
}

/** A statement of the test's own tables, which the program's types do not know. */
async function rawQuery(work: Work, text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const { rows } = await work.db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values))
  return rows
}

const PARENTS = `insert into test_parents (workspace_id, id, first_child, body, bytes, tags, at, amount, flag)
  select $1, $2, $3, $4, $5, array[$4, null, ''], '-infinity', 1.2300000000000000000000001, null`

/** Two databases hold the same rows, to the last character. */
async function compare(one: Database, other: Database): Promise<number> {
  let rows = 0
  const read = (database: Database) =>
    database.asOperator(async (_db, client) => {
      await client.query('reset role')
      const tables = await tablesOf(client)
      const all: Record<string, string[]> = {}
      for (const { name, operator_reads_all } of tables) {
        await client.query(operator_reads_all ? 'set local role baton_operator' : 'reset role')
        const found = await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`)
        all[name] = found.rows.map(({ row }) => row)
      }
      return all
    })
  const [left, right] = [await read(one), await read(other)]
  assert.deepEqual(Object.keys(left), Object.keys(right))
  for (const [name, its] of Object.entries(left)) {
    assert.deepEqual(right[name], its, name)
    rows += its.length
  }
  return rows
}

const source_url = await emptyDatabase('source')
await migrate(source_url, migrations)
await migrateJobs(source_url)
const source = open(source_url)
const blobs = folderBlobs(join(folder, 'blobs-of-source'))
const quiet = { say: () => {}, now: NOW }
const there = join(folder, 'backup')

test('S5 what is backed up while others write comes back row by row and file by file', async (t) => {
  await source.asOperator(async (_db, client) => {
    await client.query("reset role; select platform_partition_month('platform_facts', '2025-02-03')")
  })
  await fill(source)
  const w = randomUUID()
  await source.inWork({ workspace_id: w, by: system('test'), now: NOW }, async (work) => {
    const [parent, child] = [newId(NOW), newId(NOW)]
    await rawQuery(work, PARENTS, [w, parent, child, ODD, randomBytes(500)])
    await rawQuery(work, 'insert into test_children values ($1, $2, $3)', [w, child, parent])
  })
  for (let i = 0; i < 25; i++) await blobs.put(`media/${w}/${i}.png`, randomBytes(i * 1000), 'image/png')

  const lines: string[] = []
  let written = 0
  let stop = false
  const busy = (async () => {
    while (!stop) {
      const [head] = await source.asPlatform((db) => db.selectFrom('platform_heads').selectAll().limit(1).execute())
      await source.inWork({ workspace_id: head?.workspace_id ?? '', by: system('test'), now: NOW }, async (work) => {
        happened(work, 'test.backed_up', { n: 1, text: 'meanwhile' })
      })
      written += 1
    }
  })()
  const manifest = await backUp({
    ...quiet,
    database: source,
    blobs,
    folder: there,
    version: '1',
    key_fingerprint: 'f',
    key: null,
    say: (line) => lines.push(line),
  })
  stop = true
  await busy
  assert.ok(written > 0, 'nobody wrote meanwhile')
  assert.ok(lines.some((line) => /platform_facts: \d{4} rows/.test(line)))
  assert.deepEqual((await readdir(there)).sort(), ['blobs', 'blobs.jsonl', 'jobs.json', 'manifest.json', 'tables'])

  // Written to since: a second, quiet backup is what is compared.
  await rm(there, { recursive: true })
  await backUp({ ...quiet, database: source, blobs, folder: there, version: '1', key_fingerprint: 'f', key: null })
  const target_url = await emptyDatabase('target')
  const its = folderBlobs(join(folder, 'blobs-of-target'))
  await restore({ ...quiet, folder: there, direct_url: target_url, blobs: its, migrations })
  const target = open(target_url)
  const rows = await compare(source, target)
  for await (const key of blobs.keys('')) assert.deepEqual(await its.get(key), await blobs.get(key), key)
  t.diagnostic(
    `${rows} rows in ${manifest.tables.length} tables and ${manifest.blobs.blobs} files are the same; ${written} Works were done during the backup`,
  )

  const verdict = await target.asOperator((db) => verifyLog(readEntries(db)))
  assert.deepEqual(verdict.findings, [])
  await jobsAreThere(target)
  await shapesAreWhole(target, w)
})

async function jobsAreThere(target: Database): Promise<void> {
  const jobs = (database: Database) =>
    database.asOperator(async (_db, client) => {
      await client.query('reset role')
      return waitingJobs(client)
    })
  const kept = await jobs(source)
  assert.equal(kept.length, 3)
  assert.deepEqual(await jobs(target), kept)
}

/** Row security, keys, triggers, partitions and sequences stand as migrations made them. */
async function shapesAreWhole(target: Database, w: string): Promise<void> {
  const describe = (database: Database) =>
    database.asOperator(async (_db, client) => {
      const { rows } = await client.query(
        `select c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.relkind,
           (select array_agg(conname || ' ' || pg_get_constraintdef(oid) order by conname) from pg_constraint where conrelid = c.oid) as constraints,
           (select array_agg(tgname || tgenabled::text order by tgname) from pg_trigger where tgrelid = c.oid and not tgisinternal) as triggers
         from pg_class c where relnamespace = 'public'::regnamespace order by 1`,
      )
      return rows
    })
  assert.deepEqual(await describe(target), await describe(source))
  await assert.rejects(
    target.inWork({ workspace_id: w, by: system('test'), now: NOW }, async (work) => {
      await rawQuery(work, 'insert into test_children values ($1, $2, $2)', [w, newId(NOW)])
    }),
    /foreign key/,
  )
  const numbers = await target.inWork({ workspace_id: w, by: system('test'), now: NOW }, async (work) => {
    await rawQuery(work, 'insert into test_parents (workspace_id, id, body) values ($1, $2, $3)', [
      w,
      newId(NOW),
      'next',
    ])
    return rawQuery(work, 'select number, body from test_parents order by number', [])
  })
  assert.deepEqual(
    numbers.map((row) => row.number),
    [1, 2],
  )
}

test('S5 a backup that is not whole, not ours or not for here is refused and changes nothing', async () => {
  const target_url = await emptyDatabase('refused')
  const its = folderBlobs(join(folder, 'blobs-of-refused'))
  const tryWith = (which: string, known = migrations) =>
    restore({ ...quiet, folder: which, direct_url: target_url, blobs: its, migrations: known })
  const copy = join(folder, 'copy')
  const damaged = async (damage: () => Promise<unknown>, says: RegExp) => {
    await cp(there, copy, { recursive: true })
    await damage()
    await assert.rejects(
      () => tryWith(copy),
      (error: Error) => error.name === 'ConfigError' && says.test(error.message),
      String(says),
    )
    await rm(copy, { recursive: true })
  }
  const manifest = join(copy, 'manifest.json')
  const edit = async (from: string | RegExp, to: string) =>
    writeFile(manifest, (await readFile(manifest, 'utf8')).replace(from, to))
  await damaged(
    () => appendFile(join(copy, 'tables/platform_facts.copy.gz'), 'x'),
    /platform_facts.copy.gz is not what was backed up/,
  )
  await damaged(() => rm(join(copy, 'tables/platform_due.copy.gz')), /platform_due.copy.gz is missing/)
  await damaged(() => appendFile(join(copy, 'jobs.json'), ' '), /jobs.json is not/)
  await damaged(async () => {
    const [w = ''] = await readdir(join(copy, 'blobs/media'))
    await writeFile(join(copy, 'blobs/media', w, '3.png'), 'other')
  }, /blobs\/media\/.*3.png is not what/)
  await damaged(() => rm(manifest), /is no backup/)
  await damaged(() => writeFile(manifest, '{'), /damaged|newer/)
  await damaged(() => edit('"format": 1', '"format": 2'), /newer Baton/)
  await damaged(() => edit('"file": "jobs.json"', '"file": "../../etc/passwd"'), /damaged/)
  await damaged(() => edit('2099-01-01-test.sql', '2100-01-01-later.sql'), /newer Baton .*2100-01-01-later/)
  await damaged(() => edit(extra.checksum, 'a'.repeat(64)), /not the one that the backup was written with/)
  await assert.rejects(() => tryWith(there, migrations.slice(0, -1)), /newer Baton .*2099-01-01-test/)
  await damaged(
    () => edit(/("name": "platform_due",[\s\S]*?"rows": )3/, '$14'),
    /holds 3 rows, where the manifest says 4/,
  )
  await tryWith(there)
  await assert.rejects(() => tryWith(there), /not empty \(\w+ holds rows\)/)
  await assert.rejects(
    () => backUp({ ...quiet, database: source, blobs, folder: there, version: '1', key_fingerprint: 'f', key: null }),
    /exists already/,
  )
})

test('S5 an older backup is brought forward by the migrations that came since', async () => {
  const later = 'create table test_later (name text primary key)'
  const more = { name: '2099-02-01-later.sql', sql: later, checksum: createHash('sha256').update(later).digest('hex') }
  const target_url = await emptyDatabase('forward')
  await restore({
    ...quiet,
    folder: there,
    direct_url: target_url,
    blobs: folderBlobs(join(folder, 'b')),
    migrations: [...migrations, more],
  })
  await open(target_url).asOperator(async (_db, client) => {
    await client.query('reset role')
    const { rows } = await client.query('select name from platform_migrations order by name desc limit 1')
    assert.equal(rows[0].name, more.name)
  })
})

test('S5 a table that the operator may not read makes the backup fail rather than come out empty', async () => {
  await source.asOperator(async (_db, client) => {
    await client.query(
      'reset role; create table test_shut (workspace_id uuid); alter table test_shut enable row level security',
    )
  })
  const into = join(folder, 'shut')
  await assert.rejects(
    () => backUp({ ...quiet, database: source, blobs, folder: into, version: '1', key_fingerprint: 'f', key: null }),
    /may not read test_shut/,
  )
})
