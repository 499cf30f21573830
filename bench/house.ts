/** A workspace on a database of its own, with a channel to hear through and a brand to listen for. */
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import '#areas/administration/tables.ts'
import '#areas/channels/tables.ts'
import type { HeldChannel } from '#areas/channels/ports.ts'
import { makeMonitor } from '#areas/listening/monitors.ts'
import { setLine } from '#areas/routing/table.ts'
import { type Database, openDatabase } from '#platform/database.ts'
import { startEmbedded } from '#platform/embedded.ts'
import { newId } from '#platform/ids.ts'
import { openLog } from '#platform/log.ts'
import { migrate, readMigrations } from '#platform/migrate.ts'
import type { Person, Work } from '#platform/work.ts'

export interface BenchHouse {
  database: Database
  url: string
  channel: HeldChannel
  person: Person
  /** Entries that `round` adds to all indexes, divided by `many`. */
  indexEntriesPer(round: () => Promise<unknown>, many: number): Promise<number>
  close(): Promise<void>
}

/** PostgreSQL's connections tell what they counted once they have been idle for ten seconds. */
const COUNTED_MS = 11_000

export async function openBenchHouse(): Promise<BenchHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  await chmod(folder, 0o711)
  const server = await startEmbedded(folder, openLog('error'))
  await migrate(server.url, await readMigrations(join(import.meta.dirname, '..')))
  const database = openDatabase(server.url, { direct: true })
  const workspace_id = randomUUID()
  const person: Person = { kind: 'person', id: randomUUID(), role: 'administrator', team_ids: [] }
  const channel = await database.inWork({ workspace_id, by: person }, (work) => furnish(work))
  return {
    database,
    url: server.url,
    channel,
    person,
    indexEntriesPer: async (round, many) => {
      const before = await indexEntries(database)
      await round()
      return ((await indexEntries(database)) - before) / many
    },
    close: async () => {
      await database.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function furnish(work: Work): Promise<HeldChannel> {
  const { workspace_id, now } = work
  await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
  const teams = ['Service', 'Logistics', 'Product'].map((name) => ({
    workspace_id,
    id: newId(now),
    name,
    purpose: '',
    sealed: false,
    created_at: now,
  }))
  await work.db.insertInto('administration_teams').values(teams).execute()
  const [service, logistics] = teams.map((team) => team.id)
  for (const objective of ['repair', 'inform', 'learn', 'amplify'] as const) {
    await setLine(work, { objective, topic: null, team_id: service as string, fallback_team_id: null })
  }
  await setLine(work, {
    objective: 'repair',
    topic: 'late_or_lost',
    team_id: logistics as string,
    fallback_team_id: null,
  })
  const names = ['united', 'VirginAmerica', 'SouthwestAir', 'USAirways', 'AmericanAir']
  await makeMonitor(work, { name: 'JetBlue', names, products: [], leave_out: [] })
  const channel_id = newId(now)
  const account = {
    network: 'bluesky',
    native_id: 'did:plc:bench',
    handle: 'bench',
    display_name: 'Bench',
    url: 'https://network.example/bench',
  }
  await sql`insert into channels_channels (workspace_id, id, network, native_id, handle, display_name, url, purpose, state, created_at)
    values (${workspace_id}, ${channel_id}, ${account.network}, ${account.native_id}, ${account.handle}, ${account.display_name}, ${account.url}, 'account', 'well', ${now})`.execute(
    work.db,
  )
  await sql`insert into channels_leases (workspace_id, channel_id, listens, next_at, upkeep_at) values (${workspace_id}, ${channel_id}, true, ${now}, ${now})`.execute(
    work.db,
  )
  return {
    workspace_id,
    channel_id,
    network: account.network,
    native_id: account.native_id,
    purpose: 'account',
    token: 0,
  }
}

/**
 * What PostgreSQL counted: each row written adds an entry to every index that takes it; an update that is not HOT adds
 * to all of them. Partial indexes are counted by the rows that stand in them.
 */
async function indexEntries(database: Database): Promise<number> {
  await sleep(COUNTED_MS)
  return database.asOperator(async (db) => {
    await sql`select pg_stat_force_next_flush()`.execute(db).catch(() => {})
    const { rows } = await sql<{ entries: number }>`
      select sum((s.n_tup_ins + s.n_tup_upd - s.n_tup_hot_upd) * i.full_indexes)::bigint as entries
      from pg_stat_all_tables s join lateral (
        select count(*) filter (where indpred is null) as full_indexes from pg_index where indrelid = s.relid
      ) i on true where s.schemaname = 'public'`.execute(db)
    return (rows[0]?.entries ?? 0) + (await partialEntries(db))
  })
}

async function partialEntries(db: Work['db']): Promise<number> {
  const { rows } = await sql<{ relation: string; predicate: string }>`
    select indrelid::regclass::text as relation, pg_get_expr(indpred, indrelid) as predicate
    from pg_index join pg_class on pg_class.oid = indexrelid
    where indpred is not null and relkind = 'i' and relnamespace = 'public'::regnamespace`.execute(db)
  let total = 0
  for (const { relation, predicate } of rows) {
    const counted = await sql<{
      many: number
    }>`select count(*)::bigint as many from ${sql.raw(relation)} where ${sql.raw(predicate)}`.execute(db)
    total += counted.rows[0]?.many ?? 0
  }
  return total
}
