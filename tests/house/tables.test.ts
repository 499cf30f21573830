/** One truth for each record: columns in SQL are the keys of its zod object; and no table stands outside row security. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { PLATFORM_TABLES } from '#platform/records.ts'
import { openServer } from '../server.ts'

const { areas, tools, stop } = await openServer()
const owner = new pg.Client(tools.config.database_direct_url ?? '')
await owner.connect()
after(async () => {
  await owner.end()
  await stop()
})

const records = Object.fromEntries(areas.all.flatMap((area) => Object.entries(area.records)))

async function tables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not c.relispartition and c.relname <> 'platform_migrations' order by 1`)
  return rows.map((row) => row.name)
}

/** Tables without forced row security, or that a workspace's role may touch by any policy but its own. */
async function unguarded(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'platform_migrations' and (
      not c.relrowsecurity or not c.relforcerowsecurity
      or not exists (select 1 from pg_policy p where p.polrelid = c.oid)
      or pg_get_userbyid(c.relowner) like 'baton\\_%'
      or exists (select 1 from pg_policy p where p.polrelid = c.oid
          and (p.polroles = '{0}' or 'baton_app'::regrole::oid = any(p.polroles))
          and (exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') or p.polcmd <> 'r')
          and (pg_get_expr(p.polqual, p.polrelid) not like '%baton.workspace_id%' or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') not like '%baton.workspace_id%'))
      or (has_table_privilege('baton_app', c.oid, 'select') and not c.relispartition and not exists (
          select 1 from pg_policy p where p.polrelid = c.oid and 'baton_app'::regrole::oid = any(p.polroles)))
    ) order by 1`)
  return rows.map((row) => row.name)
}

test('TRUST S3 every table is under row security, forced, and its role owns nothing', async () => {
  assert.deepEqual(await unguarded(), [])
})

test('TRUST S3 a table whose policy is removed is found', async () => {
  for (const table of await tables()) {
    await owner.query('begin')
    const { rows } = await owner.query<{ polname: string }>(
      'select polname from pg_policy where polrelid = $1::regclass and ($2::regrole::oid = any(polroles) or not exists (select 1 from pg_policy q where q.polrelid = $1::regclass and $2::regrole::oid = any(q.polroles)))',
      [table, 'baton_app'],
    )
    for (const { polname } of rows) await owner.query(`drop policy ${polname} on ${table}`)
    const found = await unguarded()
    await owner.query('rollback')
    assert.ok(found.includes(table), `${table} without its policy was not noticed`)
  }
})

test('every table is in the register of what is held of a person', async () => {
  const known = new Set([...Object.keys(records), ...Object.keys(PLATFORM_TABLES)])
  assert.deepEqual(
    (await tables()).filter((table) => !known.has(table)),
    [],
    'tables that no area names in its records',
  )
  assert.deepEqual(
    [...known].filter((table) => table !== 'platform_migrations').toSorted(),
    await tables(),
    'names in the register without a table',
  )
})

test('every record has the same fields in SQL and in zod', async () => {
  for (const [table, { schema }] of Object.entries(records)) {
    if (!schema) continue
    const { rows } = await owner.query<{ column_name: string; is_nullable: string }>(
      "select column_name, is_nullable from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name <> 'workspace_id'",
      [table],
    )
    const inSql = Object.fromEntries(rows.map((row) => [row.column_name, row.is_nullable === 'YES']).toSorted())
    const inZod = Object.fromEntries(
      Object.entries(schema.shape)
        .filter(([key]) => key !== 'workspace_id')
        .map(([key, field]) => [key, acceptsNull(field)])
        .toSorted(),
    )
    assert.deepEqual(inSql, inZod, table)
  }
})

/** A coerced date takes null for 1970; what counts is whether it was said to be nullable. */
function acceptsNull(field: { def: { type: string }; safeParse(value: unknown): { success: boolean } }): boolean {
  return field.def.type === 'nullable' || (!['date', 'pipe'].includes(field.def.type) && field.safeParse(null).success)
}
