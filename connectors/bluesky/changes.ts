/** What both streams bring: changes of repositories, each with a place in the stream. */
import type { NetworkEvent } from '../connector.ts'
import { postOf, strangerOf } from './posts.ts'
import { PostRecord, PostUri } from './wire.ts'

export const POSTS = 'app.bsky.feed.post'

/** One step of a stream: where it is now, and what of it concerns us. */
export interface Change {
  place: string
  at: Date
  events: NetworkEvent[]
  /** What the stream no longer has of what was said since the cursor. */
  missed?: string
}

export interface Listening {
  cursor: string | null
  signal: AbortSignal
}

/** Answers that make no sense in a row before the stream is left: one spoilt message is skipped, a wrong server is told. */
export const PATIENCE = 50

export function asSocket(server: string): string {
  return server.replace(/^http/, 'ws').replace(/\/+$/, '')
}

export type Written = { did: string; rkey: string; at: Date } & (
  | { operation: 'create' | 'update'; cid: string; record: unknown }
  | { operation: 'delete' }
)

/** Null for what is not a post by the lexicon; such a record is nobody's post in the network's own app either. */
export function eventOf(written: Written): NetworkEvent | null {
  const uri = PostUri.safeParse(`at://${written.did}/${POSTS}/${written.rkey}`).data
  if (uri === undefined) return null
  if (written.operation === 'delete') return { kind: 'deleted', native_id: uri, at: written.at }
  const record = PostRecord.safeParse(written.record)
  if (!record.success) return null
  const { cid, at: seen_at } = written
  const revision = written.operation === 'update' ? cid : ''
  const author = strangerOf(written.did)
  return {
    kind: 'post',
    post: postOf({ uri, cid, record: record.data, author, seen_at, revision, counts: null }, null),
  }
}
