/** How a channel is, in words; and the troubles of today for /health and the status page. */
import './tables.ts'
import { sql } from 'kysely'
import type { Trouble } from '#platform/area.ts'
import type { Database } from '#platform/database.ts'
import type { Work } from '#platform/work.ts'
import type { Channel } from './schema.ts'

const MINUTE_MS = 60_000
const QUIET_MS = 15 * MINUTE_MS
/** A source that is read now and then has its turn within so long. */
const LATE_MS = MINUTE_MS

export function inWords(channel: Channel, at: Date): string {
  switch (channel.state) {
    case 'retired':
      return `Retired${channel.retired_at ? ` on ${channel.retired_at.toISOString().slice(0, 10)}` : ''}; its history stays.`
    case 'paused':
      return 'Paused: neither heard nor spoken on until it is resumed.'
    case 'needs_person':
      return `${channel.problem ?? 'The network does not accept the sign-in any more.'} Sign in again.`
    case 'waiting':
      return `${channel.polled_at ? '' : 'Not reached yet. '}${channel.problem ?? 'The network does not answer.'} Next try ${inTime(channel.retry_at, at)}.`
    case 'well':
      return wellInWords(channel, at)
  }
}

function wellInWords({ polled_at, next_read_at, heard_at, behind_ms, settings }: Channel, at: Date): string {
  if (settings['brought'])
    return heard_at
      ? `Brought by people and programs; last ${ago(at.getTime() - heard_at.getTime())}.`
      : 'Nothing was brought yet.'
  if (!polled_at) return 'Set up; waits for the first answer.'
  const silent_ms = at.getTime() - polled_at.getTime()
  if (next_read_at && next_read_at.getTime() > at.getTime() - LATE_MS)
    return `Well; read ${ago(silent_ms)}, again ${inTime(next_read_at, at)}.`
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
  const counts = await database.asPlatform(countTroubles)
  return TROUBLES.filter(({ name }) => counts[name] > 0).map(({ name, weight, what, mend }) => ({
    weight,
    what: what.replace('#', String(counts[name])),
    mend,
  }))
}

interface Counts {
  late: number
  dead: number
  asking: number
  broken: number
}

async function countTroubles(db: Work['db']): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with minute as (select clock_timestamp() - interval '60 seconds' as ago)
    select
      (select count(*) from channels_turns, minute where phase = 'send' and due_at < ago) as late,
      (select count(*) from channels_turns where phase = 'person') as asking,
      (select count(*) from channels_leases, minute
        where listens and next_at < ago and (lease_until is null or lease_until < ago)) as dead,
      (select count(*) from channels_leases, minute where broken_since < ago) as broken`.execute(db)
  return rows[0] ?? { late: 0, dead: 0, asking: 0, broken: 0 }
}

const TROUBLES: readonly (Trouble & { name: keyof Counts })[] = [
  {
    name: 'late',
    weight: 'late',
    what: 'Deliveries that should have left more than a minute ago: #.',
    mend: 'See Deliveries for what stands before them; if nothing moves, look at the log of the process with --work.',
  },
  {
    name: 'dead',
    weight: 'down',
    what: 'Channels that nobody listens to: #.',
    mend: 'Look whether a process with --work runs, and at its log; start it again.',
  },
  {
    name: 'asking',
    weight: 'late',
    what: 'Deliveries of which only a person can say whether they went out: #.',
    mend: 'Open Deliveries, look at the network, and say whether each is there.',
  },
  {
    name: 'broken',
    weight: 'late',
    what: 'Channels that do not work: #.',
    mend: 'Open Channels: each says what is wrong and what to do.',
  },
]
