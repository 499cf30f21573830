/** How a channel is, in words; and the troubles of today for /health and the status page. */
import './tables.ts'
import { sql } from 'kysely'
import type { Trouble } from '#platform/area.ts'
import type { Database } from '#platform/database.ts'
import type { Channel } from './schema.ts'

const MINUTE_MS = 60_000
const QUIET_MS = 15 * MINUTE_MS

export function inWords(channel: Channel, at: Date): string {
  switch (channel.state) {
    case 'retired':
      return `Retired${channel.retired_at ? ` on ${channel.retired_at.toISOString().slice(0, 10)}` : ''}; its history stays.`
    case 'paused':
      return 'Paused: neither heard nor spoken on until it is resumed.'
    case 'needs_person':
      return `${channel.problem ?? 'The network does not accept the sign-in any more.'} Sign in again.`
    case 'waiting':
      return `${channel.problem ?? 'The network does not answer.'} Tried again ${inTime(channel.retry_at, at)}.`
    case 'well':
      return wellInWords(channel, at)
  }
}

function wellInWords({ polled_at, heard_at, behind_ms }: Channel, at: Date): string {
  if (!polled_at) return 'Connected; nothing was heard yet.'
  const silent_ms = at.getTime() - polled_at.getTime()
  if (silent_ms > QUIET_MS) return `Connected, but the network last answered ${ago(silent_ms)}.`
  if (behind_ms !== null && behind_ms > MINUTE_MS)
    return `Well, and catching up: ${Math.round(behind_ms / MINUTE_MS)} min behind.`
  return heard_at ? `Well; last heard ${ago(at.getTime() - heard_at.getTime())}.` : 'Well; nothing was said yet.'
}

const inTime = (when: Date | null, at: Date) => {
  const left_ms = (when?.getTime() ?? 0) - at.getTime()
  return left_ms <= 1000
    ? 'now'
    : left_ms < MINUTE_MS
      ? `in ${Math.ceil(left_ms / 1000)} s`
      : `in ${Math.ceil(left_ms / MINUTE_MS)} min`
}

function ago(ms: number): string {
  if (ms < MINUTE_MS) return 'just now'
  if (ms < 120 * MINUTE_MS) return `${Math.round(ms / MINUTE_MS)} min ago`
  if (ms < 48 * 60 * MINUTE_MS) return `${Math.round(ms / (60 * MINUTE_MS))} h ago`
  return `${Math.round(ms / (24 * 60 * MINUTE_MS))} days ago`
}

/** Counted across workspaces on rows that hold ids and instants only, so the operator learns how many and not whose. */
export async function troublesOf(database: Database): Promise<Trouble[]> {
  const counts = await database.asPlatform(async (db) => {
    const { rows } = await sql<{ late: number; dead: number }>`
      select (select count(*) from channels_turns where phase = 'send' and due_at < clock_timestamp() - interval '60 seconds') as late,
             (select count(*) from channels_leases where listens and next_at < clock_timestamp() - interval '60 seconds'
                and (lease_until is null or lease_until < clock_timestamp() - interval '60 seconds')) as dead`.execute(
      db,
    )
    return rows[0]
  })
  const troubles: Trouble[] = []
  if (counts?.late)
    troubles.push({
      weight: 'late',
      what: `${counts.late} deliveries are more than a minute late.`,
      mend: 'Look whether a process with --work runs, and at its log.',
    })
  if (counts?.dead)
    troubles.push({
      weight: 'down',
      what: `Nobody listens to ${counts.dead} channels.`,
      mend: 'Look whether a process with --work runs, and at its log; start it again.',
    })
  return troubles
}
