/**
 * When to ask a feed again, and what of it is new. Everything remembered between two polls is in the cursor, as JSON.
 * A feed that changes is asked more often, one that rests less, and never sooner than its server or itself allows.
 */
import type { Batch, NetworkEvent, NetworkPost } from '../connector.ts'
import { hash } from './posts.ts'
import type { Feed } from './wire.ts'

export interface FeedCursor {
  /** Where to ask; other than the account's once a redirect was for good. */
  url: string
  etag: string | null
  last_modified: string | null
  interval_ms: number
  /** Not to be asked before this instant. */
  not_before: string
  /** What the feed itself asks for; an answer that nothing changed does not repeat it. */
  wishes: FeedWishes
  /** Ids met lately, hashed, with a hash of what they said then. */
  seen: Record<string, string>
}

export type FeedWishes = Pick<Feed, 'ttl_min' | 'skip_hours' | 'skip_days' | 'ended'>
const NO_WISHES: FeedWishes = { ttl_min: undefined, skip_hours: [], skip_days: [], ended: false }

const MINUTE_MS = 60_000
const SHORTEST_MS = MINUTE_MS
const LONGEST_MS = 60 * MINUTE_MS
/** A server may ask for more patience than we would have, within reason. */
const PATIENCE_MS = 24 * 60 * MINUTE_MS
const SEEN = 2000

export function readCursor(cursor: string | null): FeedCursor | null {
  if (cursor === null) return null
  try {
    const read = JSON.parse(cursor) as FeedCursor
    return typeof read?.url === 'string' && typeof read.seen === 'object' && read.seen !== null ? read : null
  } catch {
    return null
  }
}

/** How long it still is until the feed may be asked. A clock that was set back must not silence it for years. */
export function restOf(cursor: FeedCursor | null, now: Date): number {
  const left = cursor ? Date.parse(cursor.not_before) - now.getTime() : 0
  return left > 0 && left <= PATIENCE_MS * 2 ? left : 0
}

/** New posts, and edited ones as a further revision of themselves; oldest first. */
export function newsOf(posts: readonly NetworkPost[], seen: Readonly<Record<string, string>>): NetworkEvent[] {
  return posts.flatMap((post): NetworkEvent[] => {
    const known = Object.hasOwn(seen, hash(post.native_id)) ? seen[hash(post.native_id)] : undefined
    if (known === undefined) return [{ kind: 'post', post }]
    const said = saying(post)
    return said === known ? [] : [{ kind: 'post', post: { ...post, revision: said } }]
  })
}

/** The posts of now, then what was met before, as far as there is room. */
export function remember(
  posts: readonly NetworkPost[],
  seen: Readonly<Record<string, string>>,
): Record<string, string> {
  const now = posts.toReversed().map((post): [string, string] => [hash(post.native_id), saying(post)])
  const ids = new Set(now.map(([id]) => id))
  const before = Object.entries(seen).filter(([id]) => !ids.has(id))
  const room = Math.min(SEEN, Math.max(200, posts.length * 2))
  return Object.fromEntries([...now, ...before].slice(0, room))
}

/** Words only: pictures, counts and addresses change without anybody having said anything else. */
function saying(post: NetworkPost): string {
  return hash(`${post.title ?? ''}\n${post.text}`).slice(0, 8)
}

export interface Polled {
  /** null: the server says that nothing changed. */
  feed: Feed | null
  posts: readonly NetworkPost[]
  url: string
  headers: Headers
  now: Date
}

/** The batch of one poll, with when to come back. */
export function batchOf(before: FeedCursor | null, polled: Polled): Batch {
  const seen = before?.seen ?? {}
  const events = newsOf(polled.posts, seen)
  const interval_ms = intervalAfter(before, { changed: events.length > 0, posts: polled.posts })
  const wishes = polled.feed ? wishesOf(polled.feed) : (before?.wishes ?? NO_WISHES)
  const poll_after_ms = waitFor(interval_ms, wishes, polled)
  const cursor: FeedCursor = {
    url: polled.url,
    etag: polled.headers.get('etag') ?? (polled.feed ? null : (before?.etag ?? null)),
    last_modified: polled.headers.get('last-modified') ?? (polled.feed ? null : (before?.last_modified ?? null)),
    interval_ms,
    not_before: new Date(polled.now.getTime() + poll_after_ms).toISOString(),
    wishes,
    seen: polled.feed ? remember(polled.posts, seen) : seen,
  }
  return { events, cursor: JSON.stringify(cursor), poll_after_ms }
}

function wishesOf({ ttl_min, skip_hours, skip_days, ended }: Feed): FeedWishes {
  return { ttl_min, skip_hours, skip_days, ended }
}

function intervalAfter(before: FeedCursor | null, now: { changed: boolean; posts: readonly NetworkPost[] }): number {
  if (!before) return between(SHORTEST_MS, usualGap(now.posts) / 2, LONGEST_MS)
  return between(SHORTEST_MS, before.interval_ms * (now.changed ? 0.5 : 1.5), LONGEST_MS)
}

/** The median pause between its newest ten posts. */
function usualGap(posts: readonly NetworkPost[]): number {
  const instants = posts.slice(-10).map((post) => post.posted_at.getTime())
  const gaps = instants.slice(1).map((instant, place) => instant - (instants[place] ?? instant))
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 20 * MINUTE_MS
}

function waitFor(interval_ms: number, wishes: FeedWishes, { headers, url, now }: Polled): number {
  const asked = Math.max(freshFor(headers, now), (wishes.ttl_min ?? 0) * MINUTE_MS, wishes.ended ? PATIENCE_MS : 0)
  const wait = Math.max(interval_ms, Math.min(asked, PATIENCE_MS))
  // Up to a tenth later, so that feeds of one server spread out; the same for the same poll, so that it can be repeated.
  const jitter =
    Number.parseInt(
      Buffer.from(hash(url + now.toISOString()))
        .toString('hex')
        .slice(0, 4),
      16,
    ) / 0xffff
  return Math.round(afterSkips(wait * (1 + jitter / 10), wishes, now))
}

/** How long the server says that its answer stays true. */
export function freshFor(headers: Headers, now: Date): number {
  const control = headers.get('cache-control') ?? ''
  if (/\b(no-store|no-cache)\b/i.test(control)) return 0
  const max_age = /\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1]
  if (max_age) return Math.max(0, (Number(max_age) - Number(headers.get('age') ?? 0)) * 1000) || 0
  const expires = Date.parse(headers.get('expires') ?? '')
  return Number.isNaN(expires) ? 0 : Math.max(0, expires - now.getTime())
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Moves on to the next hour (GMT) that the feed does not ask to leave out; who leaves out all of them is not heeded. */
function afterSkips(wait_ms: number, wishes: FeedWishes, now: Date): number {
  if (wishes.skip_hours.length + wishes.skip_days.length === 0) return wait_ms
  // Some count the hours from 1 to 24.
  const hours = new Set(wishes.skip_hours.map((hour) => hour % 24))
  const days = new Set(wishes.skip_days.map((day) => day.trim().toLowerCase()))
  const at = new Date(now.getTime() + wait_ms)
  for (let tries = 0; tries < 7 * 24; tries++) {
    if (!hours.has(at.getUTCHours()) && !days.has(DAYS[at.getUTCDay()] ?? '')) return at.getTime() - now.getTime()
    at.setUTCHours(at.getUTCHours() + 1, 0, 0, 0)
  }
  return wait_ms
}

function between(least: number, value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)))
}
