/**
 * The months of the tables that are partitioned by ranges of ids: this one and the next are made at each start and every
 * night. What belongs to no month that was made lies in the default partition, so nothing is ever refused; a month of
 * which rows lie there already stays there (moving them would stop everybody who writes), and the log says so.
 */
import pg from 'pg'
import type { Log } from './log.ts'

export interface Months {
  /** Must not go through a pooler in transaction mode; its user owns the tables. */
  direct_url: string
  log: Log
}

export const MAKE_MONTHS = 'platform.make_months'
export const monthsCron = [`23 1 * * * ${MAKE_MONTHS}`]
export const monthsJobs = (months: Months) => ({ [MAKE_MONTHS]: () => makeMonths(months, new Date()).then(() => {}) })

const LOCK = 4600_2028
/** Making one locks the table: everybody who writes waits for us, and we for a transaction that is under way. */
const LIMITS = "set lock_timeout = '2s'; set statement_timeout = '10s'"

type Made = 'made' | 'there' | 'in_default' | 'later'

/** Two copies that start at once make each once. Returns what was made now, as `platform_facts 2026-12`. */
export async function makeMonths({ direct_url, log }: Months, now: Date): Promise<string[]> {
  const client = new pg.Client({ connectionString: direct_url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(LIMITS)
    const made: string[] = []
    for (const parent of await partitioned(client)) {
      for (const month of [monthOf(now), monthAfter(now)]) {
        const name = `${parent} ${month.toISOString().slice(0, 7)}`
        const how = await makeMonth(client, parent, month)
        if (how === 'made') made.push(name)
        if (how === 'in_default') log.info({ month: name }, 'rows of this month lie in the default partition and stay')
        if (how === 'later')
          log.warn({ month: name }, 'a month could not be made beside what is going on; tonight again')
      }
    }
    return made
  } finally {
    await client.end()
  }
}

const monthOf = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()))
const monthAfter = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1))

/** Those that have a default partition: whatever lies outside of the months has its place. */
async function partitioned(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
    where c.relnamespace = current_schema()::regnamespace and p.partstrat = 'r' and p.partdefid <> 0 order by 1`)
  return rows.map((row) => row.name)
}

async function makeMonth(client: pg.Client, parent: string, month: Date): Promise<Made> {
  const partition = `${parent}_${month.toISOString().slice(0, 7).replace('-', '_')}`
  const isThere = async () =>
    (await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [partition])).rows[0]?.there
  if (await isThere()) return 'there'
  if (await liesInDefault(client, parent, month)) return 'in_default'
  try {
    await client.query('select platform_partition_month($1, $2)', [parent, month])
  } catch (error) {
    // 55P03: somebody has the table; 57014: the default partition is too big to be looked through while all wait.
    if (['55P03', '57014'].includes((error as { code?: string }).code ?? '')) return 'later'
    throw error
  }
  return (await isThere()) ? 'made' : 'in_default'
}

/** Looked up before, without a lock, and as the operator, since row security hides rows from the owner too. */
async function liesInDefault(client: pg.Client, parent: string, month: Date): Promise<boolean> {
  const { rows } = await client.query<{ key: string; default: string }>(
    `select a.attname as key, p.partdefid::regclass::text as default from pg_partitioned_table p
     join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0] where p.partrelid = $1::regclass`,
    [parent],
  )
  const [of] = rows
  if (!of) return false
  await client.query('begin; set local role baton_operator')
  try {
    const found = await client.query(
      `select from ${of.default} where ${client.escapeIdentifier(of.key)} >= platform_id_at($1)
       and ${client.escapeIdentifier(of.key)} < platform_id_at($2) limit 1`,
      [month, monthAfter(month)],
    )
    return found.rowCount !== 0
  } catch (error) {
    if ((error as { code?: string }).code === '57014') return false
    throw error
  } finally {
    await client.query('rollback')
  }
}
