/**
 * Hearing what addresses an account: polls listNotifications without ever marking anything as seen.
 *
 * Notifications are ordered by the time that a post claims, and arrive late, so "newer than the last" would lose some.
 * The cursor holds the last hundred that were handed over instead (time and a short hash each, about 2 KB): whatever
 * a poll shows that is not among them, and is not older than all of them, is new.
 */
import { createHash } from 'node:crypto'
import type { Account, Batch, NetworkPost, Outside } from '../connector.ts'
import { postOfView } from './posts.ts'
import { Notifications, PostView } from './wire.ts'
import { callAs } from './xrpc.ts'

const REASONS = ['mention', 'reply', 'quote']
const PAGE = 100
/** As far back as one poll reads: 2,000 notifications. */
const PAGES = 20
const KEPT = 100
const BUSY_MS = 2_000
const QUIET_MS = 5_000

interface Seen {
  at: number
  mark: string
}

export async function* hearNotifications(
  outside: Outside,
  account: Account,
  listening: { cursor: string | null; signal: AbortSignal },
): AsyncIterable<Batch> {
  let seen = seenOf(listening.cursor)
  const fresh = await readUnseen(outside, account, { seen, signal: listening.signal })
  for (let start = 0; start < fresh.length; start += PAGE) {
    const posts = fresh.slice(start, start + PAGE)
    seen = [...seen, ...posts.map(asSeen)].sort((a, b) => b.at - a.at).slice(0, KEPT)
    const events = posts.map((post) => ({ kind: 'post' as const, post }))
    const more = start + PAGE < fresh.length
    yield {
      events,
      cursor: cursorOf(seen),
      behind_ms: behind(outside, posts),
      ...(!more && { poll_after_ms: BUSY_MS }),
    }
  }
  if (fresh.length === 0) yield { events: [], cursor: cursorOf(seen), poll_after_ms: QUIET_MS }
}

interface Reading {
  seen: readonly Seen[]
  signal: AbortSignal
}

/** Oldest first. The first poll of an account reads one page: enough to fill an inbox, not its whole past. */
async function readUnseen(outside: Outside, account: Account, { seen, signal }: Reading): Promise<NetworkPost[]> {
  const marks = new Set(seen.map(({ mark }) => mark))
  const floor = seen.length < KEPT ? -Infinity : Math.min(...seen.map(({ at }) => at))
  const fresh = new Map<string, NetworkPost>()
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const read = await readPage(outside, account, { cursor, signal })
    for (const post of read.posts) {
      if (!marks.has(markOf(post)) && post.posted_at.getTime() >= floor) fresh.set(post.native_id, post)
    }
    const met = read.posts.some((post) => marks.has(markOf(post)) || post.posted_at.getTime() < floor)
    cursor = read.cursor
    if (met || seen.length === 0 || cursor === undefined) break
  }
  return [...fresh.values()].sort((a, b) => a.posted_at.getTime() - b.posted_at.getTime())
}

async function readPage(outside: Outside, account: Account, at: { cursor: string | undefined; signal: AbortSignal }) {
  const params = { reasons: REASONS, limit: String(PAGE), ...(at.cursor !== undefined && { cursor: at.cursor }) }
  const ask = { nsid: 'app.bsky.notification.listNotifications', answer: Notifications, params, signal: at.signal }
  const { notifications, cursor } = await callAs(outside, account, ask)
  const views = notifications.flatMap((notification) => PostView.safeParse(notification).data ?? [])
  return { posts: views.map((view) => postOfView(view, account.native_id)), cursor }
}

function asSeen(post: NetworkPost): Seen {
  return { at: post.posted_at.getTime(), mark: markOf(post) }
}

function markOf(post: NetworkPost): string {
  return createHash('sha256').update(post.native_id).digest('base64url').slice(0, 10)
}

/** `time.hash`, both short, with spaces between; `-` when nothing was heard yet. */
function cursorOf(seen: readonly Seen[]): string {
  return seen.map(({ at, mark }) => `${at.toString(36)}.${mark}`).join(' ') || '-'
}

function seenOf(cursor: string | null): Seen[] {
  return (cursor ?? '').split(' ').flatMap((part) => {
    const [, at, mark] = /^([0-9a-z]{1,10})\.([\w-]{10})$/.exec(part) ?? []
    return at && mark ? [{ at: Number.parseInt(at, 36), mark }] : []
  })
}

function behind(outside: Outside, posts: readonly NetworkPost[]): number {
  return Math.max(0, outside.now().getTime() - (posts.at(-1)?.posted_at.getTime() ?? 0))
}
