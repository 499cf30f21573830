/** How a channel is, in words; and the troubles of today for /health and the status page. */
import './tables.ts'
import { sql } from 'kysely'
import type { Trouble } from '#platform/area.ts'
import type { Database } from '#platform/database.ts'
import type { Work } from '#platform/work.ts'
import { type Listener, NOBODY_LISTENS } from './leases.ts'
import { type Channel, type ChannelSign, isBrought } from './schema.ts'

const MINUTE_MS = 60_000
/** A stream that says nothing is asked anew after a quarter of an hour, which counts as an answer; so that is not yet silence. */
const QUIET_MS = 16 * MINUTE_MS
/** A source that is read now and then has its turn within so long. */
const LATE_MS = MINUTE_MS

/** When somebody looks, and who listens by then. */
export interface Seen {
  at: Date
  listener: Listener
}

/** `well` is only what answers: a state is changed by whoever listens, and says nothing where nobody does. */
export function signOf(channel: Channel, { at, listener }: Seen): ChannelSign {
  if (channel.state !== 'well' || isBrought(channel)) return channel.state
  if (listener === 'never') return 'not_asked'
  return listener === 'nobody' || isSilent(channel, at) ? 'silent' : 'well'
}

const isRead = ({ next_read_at }: Channel, at: Date) =>
  next_read_at !== null && next_read_at.getTime() > at.getTime() - LATE_MS

const isSilent = (channel: Channel, at: Date) =>
  channel.polled_at !== null && !isRead(channel, at) && at.getTime() - channel.polled_at.getTime() > QUIET_MS

export function inWords(channel: Channel, seen: Seen): string {
  const { at } = seen
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
      return wellInWords(channel, seen)
  }
}

function wellInWords(channel: Channel, { at, listener }: Seen): string {
  const { polled_at, next_read_at, heard_at, behind_ms } = channel
  if (isBrought(channel))
    return heard_at
      ? `Brought by people and programs; last ${ago(at.getTime() - heard_at.getTime())}.`
      : 'Nothing was brought yet.'
  if (listener === 'never') return 'Nobody listens here: it is not asked.'
  const answered = polled_at && ago(at.getTime() - polled_at.getTime())
  if (listener === 'nobody')
    return `Nobody listens at the moment; ${answered ? `the network last answered ${answered}` : 'it was not reached yet'}. Status says why.`
  if (!answered) return 'Set up; waits for the first answer.'
  if (isRead(channel, at)) return `Well; read ${answered}, again ${inTime(next_read_at, at)}.`
  if (isSilent(channel, at)) return `Connected, but the network last answered ${answered}.`
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
      (select count(*) from channels_leases where ${NOBODY_LISTENS}) as dead,
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
