/** What the database holds, asked of PostgreSQL itself, so that a new table of an area is backed up from its first day. */
import type { ClientBase } from 'pg'

export interface CatalogTable {
  name: string
  columns: string[]
  /** Its rows are seen by the operator's role only. */
  guarded: boolean
  forced: boolean
  operator_reads_all: boolean
}

/** Of this installation, not of its contents. */
const NOT_KEPT = ['platform_migrations', 'platform_marks', 'platform_copies']

export async function tablesOf(client: ClientBase): Promise<CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(
    `select c.relname as name, c.relrowsecurity as guarded, c.relforcerowsecurity as forced,
       has_table_privilege('baton_operator', c.oid, 'select') and (not c.relrowsecurity or exists (
         select from pg_policy p where p.polrelid = c.oid and pg_get_expr(p.polqual, p.polrelid) = 'true'
           and (select oid from pg_roles where rolname = 'baton_operator') = any(p.polroles))) as operator_reads_all,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all($1) and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by c.relname`,
    [NOT_KEPT],
  )
  return rows
}

/** Partitions by month are named by platform_partition_month. */
export async function monthsOf(client: ClientBase): Promise<{ parent: string; month_on: string }[]> {
  const { rows } = await client.query<{ parent: string; month_on: string }>(
    `select p.relname as parent, replace(right(c.relname, 7), '_', '-') || '-01' as month_on
     from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
     where p.relnamespace = current_schema()::regnamespace and p.relkind = 'p' and c.relname ~ ('^' || p.relname || '_[0-9]{4}_[0-9]{2}$')
     order by c.relname`,
  )
  return rows
}

export interface Sequence {
  name: string
  last_value: string
  is_called: boolean
}

export async function sequencesOf(client: ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = current_schema()::regnamespace order by 1`,
  )
  const found: Sequence[] = []
  for (const { name } of rows) {
    const value = await client.query<Omit<Sequence, 'name'>>(`select last_value::text, is_called from ${quoted(name)}`)
    found.push(...value.rows.map((row) => ({ name, ...row })))
  }
  return found
}

export interface ForeignKey {
  table: string
  name: string
  definition: string
}

export async function foreignKeysOf(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace order by conname`,
  )
  return rows
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ')
