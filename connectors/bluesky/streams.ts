/**
 * Hearing everyone, without an account: Jetstream (JSON, posts only) or the firehose of a relay or server (everything,
 * signed blocks). Both give changes with a place in the stream; here they become batches.
 */
import { type Account, type Batch, ConnectorError, type Outside } from '../connector.ts'
import type { Change, Listening } from './changes.ts'
import { readFirehose } from './firehose.ts'
import { gather } from './gather.ts'
import { readJetstream } from './jetstream.ts'

const BOUNDS = { most: 200, within_ms: 250 }
/** A batch without events only moves the cursor; the host need not store that more often. */
const QUIET_MS = 5_000
const AGAIN_MS = 1_000

export const DEFAULT_STREAM = 'wss://jetstream2.us-east.bsky.network'

export async function* hearStream(outside: Outside, account: Account, listening: Listening): AsyncIterable<Batch> {
  const read = account.settings['stream'] === 'firehose' ? readFirehose : readJetstream
  const leaving = new AbortController()
  const signal = AbortSignal.any([listening.signal, leaving.signal])
  const server = account.settings['server'] ?? DEFAULT_STREAM
  try {
    yield* batches(outside, gather(read(outside, server, { cursor: listening.cursor, signal }), BOUNDS))
  } finally {
    leaving.abort()
  }
}

/** A stream that ends by itself is one whose server closed it: the host opens it again at the last cursor. */
async function* batches(outside: Outside, lists: AsyncIterable<Change[]>): AsyncIterable<Batch> {
  let last: Batch | null = null
  let told_at = -Infinity
  for await (const list of lists) {
    last = batchOf(list, outside.now())
    const now = performance.now()
    if (last.events.length === 0 && last.missed === undefined && now - told_at < QUIET_MS) continue
    told_at = now
    yield last
  }
  if (!last) throw new ConnectorError('transient', 'The stream was closed before it said anything.')
  yield { events: [], cursor: last.cursor, poll_after_ms: AGAIN_MS }
}

function batchOf(list: readonly Change[], now: Date): Batch {
  const latest = list.at(-1)
  const events = list.flatMap((change) => change.events)
  const missed = list.find((change) => change.missed !== undefined)?.missed
  const behind_ms = Math.max(0, now.getTime() - (latest?.at.getTime() ?? 0))
  return { events, cursor: latest?.place ?? '0', behind_ms, ...(missed !== undefined && { missed }) }
}
