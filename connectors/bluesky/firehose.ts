/**
 * The firehose, com.atproto.sync.subscribeRepos: CBOR frames whose commits carry their records as CAR blocks
 * (atproto.com/specs/event-stream, atproto.com/specs/sync). The place is the server's sequence number. What the relay says is
 * believed: a block must match the hash that its commit names, signatures are not checked.
 */
import { createHash } from 'node:crypto'
import { fromUint8Array } from '@atcute/car'
import { decode, decodeFirst, toCidLink } from '@atcute/cbor'
import { ConnectorError, type NetworkEvent, type Outside } from '../connector.ts'
import { nonsense } from '../failures.ts'
import { asSocket, type Change, eventOf, type Listening, PATIENCE, POSTS } from './changes.ts'
import { FrameAny, FrameCommit, FrameError, FrameGone, FrameHeader, FrameInfo } from './wire.ts'
import { NETWORK } from './xrpc.ts'

type Commit = ReturnType<typeof FrameCommit.parse>
type Op = Commit['ops'][number]

/** A place that the server does not know yet is of a count that it began anew: then from now on, which is all that can be had. */
export async function* readFirehose(outside: Outside, server: string, listening: Listening): AsyncIterable<Change> {
  try {
    yield* readFrom(outside, server, listening)
  } catch (error) {
    if (!(error instanceof UnknownPlace) || listening.cursor === null) throw error
    let first = true
    for await (const change of readFrom(outside, server, { ...listening, cursor: null })) {
      yield first ? { ...change, missed: BEGUN_ANEW } : change
      first = false
    }
  }
}

const BEGUN_ANEW = 'The stream counts anew and does not know the place where we stopped: it is heard from now on.'
const OUTDATED = 'The stream no longer has what was said where we stopped: it begins with the oldest that it has.'

class UnknownPlace extends ConnectorError {}

async function* readFrom(outside: Outside, server: string, { cursor, signal }: Listening): AsyncIterable<Change> {
  const url = new URL('/xrpc/com.atproto.sync.subscribeRepos', asSocket(server))
  if (cursor !== null && /^\d{1,16}$/.test(cursor)) url.searchParams.set('cursor', cursor)
  let spoilt = 0
  let missed: string | null = null
  for await (const frame of outside.socket(url.href, signal)) {
    const change = changeOf(frame)
    spoilt = change ? 0 : spoilt + 1
    if (spoilt >= PATIENCE) throw nonsense(NETWORK, 'read')
    if (change === 'outdated') missed = OUTDATED
    else if (change) {
      yield missed === null ? change : { ...change, missed }
      missed = null
    }
  }
}

/** Null for a frame that cannot be read; `outdated` where the server says that our place is too old. An error frame ends the stream. */
function changeOf(frame: string | Uint8Array): Change | 'outdated' | null {
  if (typeof frame === 'string') return null
  const read = decoded(frame)
  const header = FrameHeader.safeParse(read?.header)
  if (!read || !header.success) return null
  if (header.data.t === '#info')
    return FrameInfo.safeParse(read.body).data?.name === 'OutdatedCursor' ? 'outdated' : null
  if (header.data.op === -1) throw refusal(FrameError.safeParse(read.body).data?.error)
  const commit = header.data.t === '#commit' ? FrameCommit.safeParse(read.body).data : undefined
  if (commit) return { place: String(commit.seq), at: commit.time, events: eventsOf(commit) }
  const gone = header.data.t === '#account' ? FrameGone.safeParse(read.body).data : undefined
  if (gone) {
    const { seq, time: at, did: native_id } = gone
    return { place: String(seq), at, events: [{ kind: 'author_gone', native_id, at }] }
  }
  const other = FrameAny.safeParse(read.body)
  return other.success ? { place: String(other.data.seq), at: other.data.time, events: [] } : null
}

function decoded(frame: Uint8Array): { header: unknown; body: unknown } | null {
  try {
    const [header, rest] = decodeFirst(frame)
    return { header, body: decode(rest) }
  } catch {
    return null
  }
}

/** `FutureCursor` says that the place is from another count: the stream was moved, or begun anew. */
function refusal(named: string | undefined): ConnectorError {
  if (named === 'FutureCursor')
    return new UnknownPlace('invalid', 'This stream does not know the place where we stopped.')
  return new ConnectorError('transient', 'The stream was ended by its server, which asks to connect again.')
}

function eventsOf(commit: Commit): NetworkEvent[] {
  const ours = commit.ops.filter((op) => op.path.startsWith(`${POSTS}/`))
  if (ours.length === 0) return []
  const blocks = ours.some((op) => op.cid) ? blocksOf(commit.blocks) : new Map<string, Uint8Array>()
  return ours.flatMap((op) => eventOfOp(commit, op, blocks) ?? [])
}

function eventOfOp(
  commit: Commit,
  { action, path, cid }: Op,
  blocks: ReadonlyMap<string, Uint8Array>,
): NetworkEvent | null {
  const written = { did: commit.repo, rkey: path.slice(POSTS.length + 1), at: commit.time }
  if (action === 'delete') return eventOf({ ...written, operation: action })
  const block = cid && blocks.get(cid.$link)
  if (!cid || !block) return null
  try {
    return eventOf({ ...written, operation: action, cid: cid.$link, record: decode(block) })
  } catch {
    return null
  }
}

/** Blocks by the text of their CID; those whose bytes do not have the hash that they are named by are left out. */
function blocksOf(car: Uint8Array): Map<string, Uint8Array> {
  const blocks = new Map<string, Uint8Array>()
  try {
    for (const { cid, bytes } of fromUint8Array(car)) {
      const hash = createHash('sha256').update(bytes).digest()
      if (hash.equals(cid.digest.contents)) blocks.set(toCidLink(cid).$link, bytes)
    }
  } catch {
    return blocks
  }
  return blocks
}
