/**
 * Jetstream: the network's posts as JSON (github.com/bluesky-social/jetstream). The place is an instant in microseconds, also
 * for the instances that count events by now: they tell the two apart by their size. Nothing is asked to be compressed.
 */
import type { Outside } from '../connector.ts'
import { nonsense } from '../failures.ts'
import { asSocket, type Change, eventOf, type Listening, PATIENCE, POSTS, type Written } from './changes.ts'
import { JetstreamMessage } from './wire.ts'
import { NETWORK } from './xrpc.ts'

/** Instances number events by their own clocks, so resuming goes back a little; the host knows what it has already. */
const REWIND_US = 5_000_000
/**
 * An instance keeps 36 hours, and begins with the oldest it has where it is asked for older ones, without a word. Somebody
 * posts every second; on a small network silence may look the same, hence only after half a day.
 */
const KEPT_US = 12 * 3_600_000_000
const GAP_US = 60_000_000

export async function* readJetstream(
  outside: Outside,
  server: string,
  { cursor, signal }: Listening,
): AsyncIterable<Change> {
  const url = new URL('/subscribe', asSocket(server))
  url.searchParams.set('wantedCollections', POSTS)
  const from_us = cursor !== null && /^\d{1,16}$/.test(cursor) ? Number(cursor) : null
  if (from_us !== null) url.searchParams.set('cursor', String(Math.max(0, from_us - REWIND_US)))
  let [spoilt, first] = [0, true]
  for await (const message of outside.socket(url.href, signal)) {
    const change = changeOf(message)
    spoilt = change ? 0 : spoilt + 1
    if (spoilt >= PATIENCE) throw nonsense(NETWORK, 'read')
    if (!change) continue
    yield first && from_us !== null ? withGap(change, from_us, outside.now()) : change
    first = false
  }
}

/** What lies between where we stopped and where the stream begins, when it is long ago that we stopped. */
function withGap(change: Change, from_us: number, now: Date): Change {
  const [age_us, gap_us] = [now.getTime() * 1_000 - from_us, Number(change.place) - from_us]
  if (age_us < KEPT_US || gap_us < GAP_US) return change
  const from = new Date(Math.floor(from_us / 1_000)).toISOString()
  const missed = `The stream begins at ${change.at.toISOString()}: posts since ${from} are no longer in it.`
  return { ...change, missed }
}

function changeOf(message: string | Uint8Array): Change | null {
  const said = JetstreamMessage.safeParse(parsed(message))
  if (!said.success) return null
  const { did, time_us, kind, commit, account } = said.data
  const at = new Date(Math.floor(time_us / 1_000))
  if (kind === 'account' && account)
    return { place: String(time_us), at, events: [{ kind: 'author_gone', native_id: did, at }] }
  const ours = kind === 'commit' && commit?.collection === POSTS
  const event = ours ? eventOf({ did, at, ...commit } satisfies Written) : null
  return { place: String(time_us), at, events: event ? [event] : [] }
}

function parsed(message: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof message === 'string' ? message : new TextDecoder().decode(message))
  } catch {
    return undefined
  }
}
