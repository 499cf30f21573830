/**
 * Which process listens to which channel: a row with an end and a fencing token. All instants are the database's, so
 * the clocks of the machines do not matter. A process that ends hands over when its leases run out.
 */
import './tables.ts'
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { isGone } from '#platform/one-server.ts'
import type { Work } from '#platform/work.ts'
import type { Connectors } from './sending.ts'

export interface Lease {
  workspace_id: string
  channel_id: string
  token: number
}

export interface Holder {
  database: Database
  /** This process, for people who read the table. */
  holder: string
  lease_ms: number
  /** What this process can listen to. */
  connectors: Connectors
}

export async function takeLeases({ database, holder, lease_ms, connectors }: Holder, most: number): Promise<Lease[]> {
  return database.asPlatform(async (db) => {
    const { rows } = await sql<Lease>`
      with free as (
        select workspace_id, channel_id from channels_leases
        where listens and next_at <= clock_timestamp() and network = any(${[...connectors.keys()]}) and (lease_until is null or lease_until <= clock_timestamp())
        order by next_at limit ${most} for update skip locked
      )
      update channels_leases l
      set holder = ${holder}, token = token + 1, lease_until = clock_timestamp() + ${lease_ms} * interval '1 millisecond'
      from free where l.workspace_id = free.workspace_id and l.channel_id = free.channel_id
      returning l.workspace_id, l.channel_id, l.token`.execute(db)
    return rows
  })
}

/**
 * What a process that was killed on this machine held is free at once, not when its lease runs out. Should it be alive
 * after all (two machines of one name), its old token moves no cursor.
 */
export async function freeLeasesOfTheGone({ database }: Pick<Holder, 'database'>): Promise<void> {
  await database.asPlatform(async (db) => {
    const rows = await db
      .selectFrom('channels_leases')
      .select('holder')
      .distinct()
      .where('holder', 'is not', null)
      .execute()
    const gone = rows.flatMap(({ holder }) => (holder && isGone(holder) ? [holder] : []))
    if (gone.length === 0) return
    await sql`update channels_leases set holder = null, lease_until = null where holder = any(${gone})`.execute(db)
  })
}

/**
 * Who listens to a channel: whoever has it or takes it in its turn; nobody, though its turn was a minute ago; or nobody
 * ever, where no turn is set, as in a house that is made up.
 */
export type Listener = 'in_turn' | 'nobody' | 'never'

/** Of all that are looked after; what is brought has no lease. */
export async function listenersOf(work: Work, channel_ids: readonly string[]): Promise<Map<string, Listener>> {
  const rows = await work.db
    .selectFrom('channels_leases')
    .select([
      'channel_id',
      sql<Listener>`case when not listens then 'in_turn' when next_at = 'infinity' then 'never'
        when ${NOBODY_LISTENS} then 'nobody' else 'in_turn' end`.as('listener'),
    ])
    .where('channel_id', 'in', [...channel_ids])
    .execute()
  return new Map(rows.map(({ channel_id, listener }) => [channel_id, listener]))
}

const A_MINUTE_AGO = sql`clock_timestamp() - interval '60 seconds'`
/** Its turn came a minute ago, and nobody has it or has had it since. */
export const NOBODY_LISTENS = sql<boolean>`(listens and next_at < ${A_MINUTE_AGO}
  and (lease_until is null or lease_until < ${A_MINUTE_AGO}))`

/** Returns the channels that are still ours; a channel that a person paused is not. */
export async function renewLeases({ database, lease_ms }: Holder, leases: readonly Lease[]): Promise<Set<string>> {
  if (leases.length === 0) return new Set()
  return database.asPlatform(async (db) => {
    const { rows } = await sql<{ channel_id: string }>`
      update channels_leases l set lease_until = clock_timestamp() + ${lease_ms} * interval '1 millisecond'
      from unnest(${leases.map((l) => l.workspace_id)}::uuid[], ${leases.map((l) => l.channel_id)}::uuid[],
        ${leases.map((l) => l.token)}::bigint[]) as ours(workspace_id, channel_id, token)
      where l.workspace_id = ours.workspace_id and l.channel_id = ours.channel_id and l.token = ours.token
        and l.listens and l.lease_until > clock_timestamp()
      returning l.channel_id`.execute(db)
    return new Set(rows.map((row) => row.channel_id))
  })
}

/** Whoever comes next may listen again after `after_ms`. Nothing, where the lease is somebody else's by now. */
export async function giveBackLease({ database }: Holder, lease: Lease, after_ms: number): Promise<void> {
  await database.asPlatform((db) =>
    sql`
      update channels_leases
      set holder = null, lease_until = null, next_at = clock_timestamp() + ${after_ms} * interval '1 millisecond'
      where workspace_id = ${lease.workspace_id} and channel_id = ${lease.channel_id} and token = ${lease.token}`.execute(
      db,
    ),
  )
}
