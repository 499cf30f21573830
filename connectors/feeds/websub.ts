/**
 * WebSub (W3C Recommendation, 23 January 2018): where a feed names a hub, the hub calls us when there is something new.
 * Polling goes on beside it, since hubs lose calls. The HTTP endpoint that hears the calls belongs to the host.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Account, Batch, Outside, Push, PushAddress, PushAnswer, PushCall, Subscription } from '../connector.ts'
import { ConnectorError } from '../connector.ts'
import { connectionFailure, statusFailure } from '../failures.ts'
import { webAddress } from '../plain-text.ts'
import { decodeFeed } from './decode.ts'
import { newsOf, readCursor, remember } from './poll.ts'
import { postsOf } from './posts.ts'
import { type Feed, readFeed } from './wire.ts'

const LEASE_S = 10 * 24 * 3600
const LONGEST_LEASE_S = 90 * 24 * 3600
const BODY_BYTES = 5_000_000

export const websub: Push = { topic, subscribe, verify, receive }

/** Hub and topic, from the headers before the feed itself, as the standard orders. */
export function hubOf(feed: Feed, headers: Headers, url: string): { hub_url: string; topic_url: string } | null {
  const links = linksIn(headers.get('link') ?? '')
  const hub_url = webAddress(links.hub ?? feed.hub, url)
  if (!hub_url || hub_url.startsWith('mailto:')) return null
  return { hub_url, topic_url: webAddress(links.self ?? feed.self, url) ?? url }
}

function linksIn(header: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, address = '', parameters = ''] of header
    .slice(0, 10_000)
    .matchAll(/<([^<>]{1,2000})>([^<,]{0,500})/g)) {
    const rels = /;\s*rel\s*=\s*"?([^";]+)/i.exec(parameters)?.[1] ?? ''
    for (const rel of rels.toLowerCase().trim().split(/\s+/)) found[rel] ??= address
  }
  return found
}

function topic({ settings: { hub_url, topic_url } }: Account): string | null {
  return hub_url && topic_url ? topic_url : null
}

async function subscribe(outside: Outside, account: Account, address: PushAddress): Promise<Subscription | null> {
  const { hub_url } = account.settings
  const topic_url = topic(account)
  if (!hub_url || !topic_url) return null
  const { callback_url, secret } = address
  const body = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic_url,
    'hub.callback': callback_url,
    'hub.secret': secret,
    'hub.lease_seconds': String(LEASE_S),
  })
  const response = await ask(outside, hub_url, body)
  await response.body?.cancel()
  if (!response.ok) throw statusFailure('The feed’s hub', 'read', response)
  const { renews } = address
  return {
    topic: topic_url,
    callback_url,
    secret,
    state: renews?.state ?? 'asked',
    expires_at: renews?.expires_at ?? null,
  }
}

async function ask(outside: Outside, hub_url: string, body: URLSearchParams): Promise<Response> {
  try {
    return await outside.fetch(hub_url, { method: 'POST', body })
  } catch (error) {
    // Asking twice makes one subscription, so for retries it is like reading.
    throw connectionFailure('The feed’s hub', 'read', error)
  }
}

function verify(subscription: Subscription, query: URLSearchParams, now: Date): PushAnswer {
  const refused: PushAnswer = { status: 404, body: '', subscription }
  if (query.get('hub.topic') !== subscription.topic) return refused
  const mode = query.get('hub.mode')
  if (mode === 'denied')
    return { status: 200, body: '', subscription: { ...subscription, state: 'ended', expires_at: null } }
  const challenge = query.get('hub.challenge') ?? ''
  // We never ask to be left out: who asks in our name is refused, and the lease simply ends.
  if (mode !== 'subscribe' || challenge === '' || challenge.length > 2000) return refused
  const lease_s = Number(query.get('hub.lease_seconds') ?? LEASE_S)
  if (!Number.isInteger(lease_s) || lease_s <= 0) return refused
  const expires_at = new Date(now.getTime() + Math.min(lease_s, LONGEST_LEASE_S) * 1000).toISOString()
  return { status: 200, body: challenge, subscription: { ...subscription, state: 'active', expires_at } }
}

function receive(account: Account, subscription: Subscription, call: PushCall): Batch | null {
  if (subscription.state === 'ended' || call.body.byteLength > BODY_BYTES) return null
  if (!isSigned(call, subscription.secret)) return null
  const feed = readPushed(call)
  const cursor = readCursor(call.cursor)
  // Before the first poll nothing is known to compare with; it comes within minutes and brings everything.
  if (!feed || !cursor) return null
  const place = { native_id: account.native_id, name: account.display_name, url: cursor.url, now: call.now }
  const posts = postsOf(feed, place)
  const events = newsOf(posts, cursor.seen)
  // The poll's own marks stay: what was pushed is a part, and the feed as a whole is still to be asked.
  const seen = { ...cursor.seen, ...remember(posts, cursor.seen) }
  return { events, cursor: JSON.stringify({ ...cursor, seen }) }
}

function isSigned({ headers, body }: PushCall, secret: string): boolean {
  const [, method, signature] =
    /^(sha1|sha256|sha384|sha512)=([\da-f]{40,128})$/i.exec(headers.get('x-hub-signature') ?? '') ?? []
  if (!method || !signature) return false
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(signature, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function readPushed(call: PushCall): Feed | null {
  try {
    return readFeed(decodeFeed(call.body, call.headers.get('content-type')))
  } catch (error) {
    if (error instanceof ConnectorError) return null
    throw error
  }
}
