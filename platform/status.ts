/** The status page: what /health says of the installation, and what waits, failed or is sealed in this workspace. */
import './tables.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Area, Trouble } from './area.ts'
import { happened } from './facts.ts'
import { freeBytes, type Health, worst } from './health.ts'
import { type Route, route } from './http.ts'
import { metricsToken } from './metrics.ts'
import { retryParked } from './reactions.ts'
import { mayRole } from './rights.ts'
import type { Secrets } from './secrets.ts'
import * as api from './status-api.ts'
import { VERSION } from './version.ts'
import { listWebhooks } from './webhooks/subscriptions.ts'
import type { Work } from './work.ts'

declare module './facts.ts' {
  interface Facts {
    'platform.parked_facts_retried': { count: number }
  }
}

export interface StatusSources {
  health: () => Promise<Health>
  areas: readonly Pick<Area, 'status'>[]
  secrets: Secrets
  data_folder: string
}

export function statusRoutes(sources: StatusSources): Route[] {
  return [
    route(api.readStatus, (work) => readStatus(work, sources)),
    route(api.retryParkedFacts, async (work) => ({ retried: await retry(work) })),
    route(api.readMetricsToken, async () => ({ token: metricsToken(sources.secrets) })),
  ]
}

async function readStatus(
  work: Work,
  { health, areas, data_folder }: StatusSources,
): Promise<z.input<typeof api.readStatus.output>> {
  const parts = [
    installation(await health()),
    await reactions(work),
    await dueThings(work),
    await sealedLog(work),
    await storage(work, data_folder),
    ...(await backup(work)),
    await webhooks(work),
  ]
  for (const area of areas) parts.push(...((await area.status?.(work)) ?? []))
  return {
    state: worst(parts.map(({ state }) => state)),
    version: VERSION,
    parts,
    parked: await parked(work),
    copies: await copies(work),
    backed_up_at: (await markedAt(work, 'backup')) ?? null,
  }
}

function installation({ state, troubles }: Health): api.StatusPart {
  const sentence = ({ what, mend }: Trouble) => `${what} ${mend}`
  const says = troubles.length > 0 ? troubles.map(sentence).join(' ') : 'All workers work.'
  return { name: 'Installation', state, says, figures: { troubles: troubles.length } }
}

async function reactions(work: Work): Promise<api.StatusPart> {
  const { rows } = await sql<{ waiting: number; parked: number }>`
    select count(*) filter (where parked_at is null) as waiting, count(*) filter (where parked_at is not null) as parked from platform_reactions`.execute(
    work.db,
  )
  const { waiting = 0, parked = 0 } = rows[0] ?? {}
  const says =
    parked > 0
      ? `${parked} failed repeatedly and are parked below with their cause. Mend it and try them again.`
      : waiting > 0
        ? `${waiting} are being worked on.`
        : 'Everything that happened has had its effects.'
  return { name: 'Reactions to facts', state: parked > 0 ? 'late' : 'well', says, figures: { waiting, parked } }
}

const LATE_MS = 120_000

async function dueThings(work: Work): Promise<api.StatusPart> {
  const { rows } = await sql<{ late: number; oldest_at: Date | null; ahead: number }>`
    select count(*) filter (where due_at <= ${work.now}) as late, min(due_at) filter (where due_at <= ${work.now}) as oldest_at,
      count(*) filter (where due_at > ${work.now}) as ahead from platform_due`.execute(work.db)
  const { late = 0, oldest_at = null, ahead = 0 } = rows[0] ?? {}
  const oldest_ms = oldest_at ? work.now.getTime() - oldest_at.getTime() : 0
  const well = oldest_ms < LATE_MS
  const says = well
    ? `Nothing is late; ${ahead} wait for their time.`
    : `${late} are late. See whether a server that works runs.`
  return { name: 'What falls due', state: well ? 'well' : 'late', says, figures: { late, ahead, oldest_ms } }
}

async function sealedLog(work: Work): Promise<api.StatusPart> {
  const head = await work.db.selectFrom('platform_heads').select(['position', 'sealed_position']).executeTakeFirst()
  const { position = 0, sealed_position = 0 } = head ?? {}
  const ahead = position - sealed_position
  const sealed = ahead === 0 ? 'Every fact is sealed' : `Sealed but for the newest ${ahead}`
  const says = `${sealed}. script/verify-log checks them.`
  return { name: 'Log', state: 'well', says, figures: { facts: position, sealed: sealed_position } }
}

async function storage(work: Work, data_folder: string): Promise<api.StatusPart> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(work.db)
  const { version = '', bytes = 0 } = rows[0] ?? {}
  const free_bytes = await freeBytes(data_folder)
  const says = `PostgreSQL ${version}, ${sizeOf(bytes)} of data; ${sizeOf(free_bytes)} are free in the data folder.`
  const figures = { postgres_version: version, database_bytes: bytes, free_bytes }
  return { name: 'Database and disk', state: free_bytes < 1_000_000_000 ? 'late' : 'well', says, figures }
}

const sizeOf = (bytes: number) => (bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`)
const DAY_MS = 86_400_000

async function backup(work: Work): Promise<api.StatusPart[]> {
  const at = await markedAt(work, 'backup')
  if (!at)
    return [
      {
        name: 'Backup',
        state: 'late',
        says: 'No backup was ever made. Run script/backup, best every night.',
        figures: { days: null, made_at: null },
      },
    ]
  const days = Math.floor((work.now.getTime() - at.getTime()) / DAY_MS)
  const says = days > 7 ? `The last backup is ${days} days old. Run script/backup.` : 'There is a fresh backup.'
  return [{ name: 'Backup', state: days > 7 ? 'late' : 'well', says, figures: { days, made_at: at.toISOString() } }]
}

async function webhooks(work: Work): Promise<api.StatusPart> {
  const all = await listWebhooks(work)
  const failing = all.filter(({ failures, paused_at }) => failures > 0 && !paused_at)
  const stopped = all.filter(({ paused_because }) => paused_because !== null)
  const wanting = failing.length + stopped.length
  const waiting = all.reduce((sum, webhook) => sum + webhook.waiting, 0)
  const says =
    wanting > 0
      ? `Not reached: ${wanting} of ${all.length} receivers. Calls that wait: ${waiting}. See each under Webhooks.`
      : all.length > 0
        ? `All receivers are reached. Calls that wait: ${waiting}.`
        : 'There are no webhooks.'
  return { name: 'Webhooks', state: wanting > 0 ? 'late' : 'well', says, figures: { failing: wanting, waiting } }
}

async function markedAt(work: Work, name: string): Promise<Date | undefined> {
  const mark = await work.db
    .selectFrom('platform_marks')
    .select('marked_at')
    .where('name', '=', name)
    .executeTakeFirst()
  return mark?.marked_at
}

/** Error messages can quote what they failed on, so only administrators read them. */
async function parked(work: Work): Promise<z.input<typeof api.ParkedFacts>[]> {
  const { rows } = await sql<z.input<typeof api.ParkedFacts>>`
    select r.id, r.area, r.from_position, r.to_position, r.parked_at, r.cause,
      array(select distinct f.name from platform_facts f where f.position between r.from_position and r.to_position) as names
    from platform_reactions r where r.parked_at is not null order by r.parked_at desc limit 100`.execute(work.db)
  const may_read_causes = work.by.kind === 'system' || mayRole(work.by.role, 'administer')
  return rows.map((row) => ({ ...row, cause: may_read_causes ? row.cause : null }))
}

const GONE_AFTER_MS = 60_000

function copies(work: Work): Promise<z.input<typeof api.Copy>[]> {
  return work.db
    .selectFrom('platform_copies')
    .select(['id', 'host', 'process_id', 'version', 'started_at', 'seen_at'])
    .where('seen_at', '>', new Date(work.now.getTime() - GONE_AFTER_MS))
    .orderBy('started_at')
    .execute()
}

async function retry(work: Work): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from platform_reactions where parked_at is not null`.execute(work.db)
  const count = rows[0]?.count ?? 0
  if (count === 0) return 0
  await retryParked(work)
  happened(work, 'platform.parked_facts_retried', { count })
  return count
}
