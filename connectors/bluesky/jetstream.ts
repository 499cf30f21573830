/** Jetstream: the network's posts as JSON (github.com/bluesky-social/jetstream). The place is an instant in microseconds. */
import type { Outside } from '../connector.ts'
import { nonsense } from '../failures.ts'
import { asSocket, type Change, eventOf, type Listening, PATIENCE, POSTS, type Written } from './changes.ts'
import { JetstreamMessage } from './wire.ts'
import { NETWORK } from './xrpc.ts'

/** Instances number events by their own clocks, so resuming goes back a little; the host knows what it has already. */
const REWIND_US = 5_000_000

export async function* readJetstream(
  outside: Outside,
  server: string,
  { cursor, signal }: Listening,
): AsyncIterable<Change> {
  const url = new URL('/subscribe', asSocket(server))
  url.searchParams.set('wantedCollections', POSTS)
  if (cursor !== null && /^\d{1,16}$/.test(cursor))
    url.searchParams.set('cursor', String(Math.max(0, Number(cursor) - REWIND_US)))
  let spoilt = 0
  for await (const message of outside.socket(url.href, signal)) {
    const change = changeOf(message)
    spoilt = change ? 0 : spoilt + 1
    if (spoilt >= PATIENCE) throw nonsense(NETWORK, 'read')
    if (change) yield change
  }
}

function changeOf(message: string | Uint8Array): Change | null {
  const said = JetstreamMessage.safeParse(parsed(message))
  if (!said.success) return null
  const { did, time_us, commit } = said.data
  const at = new Date(Math.floor(time_us / 1_000))
  const ours = said.data.kind === 'commit' && commit?.collection === POSTS
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
