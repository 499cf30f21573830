/** Connectors for the stand-in networks: the real contract, real HTTP, one per class. */
import { randomUUID } from 'node:crypto'
import {
  type Account,
  type Connector,
  ConnectorError,
  type DeliveryClass,
  type NetworkEvent,
  type Outgoing,
  type Outside,
} from '#connectors/connector.ts'
import { WINDOW_MS } from './network.ts'

export const SETTLING_MS = 240

/** Networks of this test process and its workers only: test processes share a database. */
export const NAMES = process.env['CRASH_NAMES'] ?? randomUUID().slice(0, 8)
export const networkNamed = (of: DeliveryClass | 'F'): string => `standin_${of.toLowerCase()}_${NAMES}`

const connectorOf = (delivery_class: DeliveryClass): Connector => ({
  network: networkNamed(delivery_class),
  name: `Stand-in ${delivery_class}`,
  asks: [],
  limits: { text: 1000, unit: 'characters', images: 0, image_bytes: 0, alt_text: 0 },
  delivery_class,
  settling_ms: SETTLING_MS,
  ...(delivery_class === 'B' && { key_window_ms: WINDOW_MS }),
  connect: () => Promise.reject(new ConnectorError('not_allowed', 'These channels are made by the test.')),
  probe: () => Promise.reject(new ConnectorError('not_allowed', 'These channels are made by the test.')),
  async *listen() {},
  publish: (outside, account, outgoing, key) => publish(outside, { account, outgoing, key, delivery_class }),
  ...(delivery_class === 'D'
    ? {}
    : { findByKey: (outside, account, outgoing, key) => find(outside, { account, outgoing, key, delivery_class }) }),
  ...(delivery_class === 'A' && { keyFor: (_now: Date, delivery_id: string) => `own-${delivery_id}` }),
})

export const STANDINS: readonly Connector[] = (['A', 'B', 'C', 'D'] as const).map(connectorOf)

/** Only heard: it polls numbered events, five at a time. */
export const FEED: Connector = {
  network: networkNamed('F'),
  name: 'Stand-in feed',
  asks: [{ name: 'address', label: 'Address', kind: 'url', help: 'Where it is.', required: true }],
  limits: { text: 0, unit: 'characters', images: 0, image_bytes: 0, alt_text: 0 },
  delivery_class: 'D',
  settling_ms: 0,
  connect: () => Promise.reject(new ConnectorError('not_allowed', 'These channels are made by the test.')),
  probe: () => Promise.reject(new ConnectorError('not_allowed', 'These channels are made by the test.')),
  async *listen(outside, account, cursor, signal) {
    for (let after = Number(cursor ?? 0); ; ) {
      const url = `${account.settings.address}/F/events?account=${account.native_id}&after=${after}`
      const { events } = await asJson<{ events: number[] }>(outside, url, { signal })
      after = events.at(-1) ?? after
      yield { events: events.map(postOf), cursor: String(after), poll_after_ms: 40 }
      if (events.length === 0) return
    }
  },
}

const postOf = (nth: number): NetworkEvent => ({
  kind: 'post',
  post: {
    native_id: String(nth),
    revision: '',
    thread_id: String(nth),
    parent_id: null,
    url: `http://127.0.0.1/${nth}`,
    author: { native_id: 'a', handle: 'a', name: 'A', avatar_url: null, url: null, followers: null },
    text: `event ${nth}`,
    title: null,
    spans: [],
    media: [],
    lang: null,
    posted_at: new Date(),
    audience: 'public',
    addressed: 'overheard',
    repeats: null,
    counts: null,
    reply_handle: null,
  },
})

interface Call {
  account: Account
  outgoing: Outgoing
  key: string
  delivery_class: DeliveryClass
}

async function publish(outside: Outside, { account, outgoing, key, delivery_class }: Call) {
  const body = JSON.stringify({ text: outgoing.text, key })
  const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
  const id = await ask(outside, `${account.settings.address}/${delivery_class}/posts`, init)
  if (!id) throw unknown('The network answered without saying what it made.')
  return { state: 'published' as const, ...reference(account, id) }
}

async function find(outside: Outside, { account, outgoing, key, delivery_class }: Call) {
  const query = new URLSearchParams({ key, text: outgoing.text })
  const id = await ask(outside, `${account.settings.address}/${delivery_class}/posts?${query}`, {})
  return id ? reference(account, id) : null
}

const reference = (account: Account, id: string) => ({
  native_id: id,
  url: `${account.settings.address}/posts/${id}`,
  reply_handle: { id },
})

const ask = async (outside: Outside, url: string, init: RequestInit) =>
  (await asJson<{ id: string | null }>(outside, url, init)).id

async function asJson<T>(outside: Outside, url: string, init: RequestInit): Promise<T> {
  const response = await outside.fetch(url, init).catch(brokenConnection)
  const text = await response.text().catch(brokenConnection)
  if (response.status === 429)
    throw new ConnectorError('rate_limited', 'Too many posts at once.', {
      retry_after_ms: Number(response.headers.get('retry-after-ms')),
    })
  if (response.status === 401) throw new ConnectorError('auth_revoked', 'The network does not know us any more.')
  if (response.status === 503) throw new ConnectorError('transient', 'The network did not accept the request.')
  if (!response.ok) throw unknown(`The network failed (${response.status}).`)
  try {
    return JSON.parse(text) as T
  } catch {
    throw unknown('The network did not answer in JSON.')
  }
}

function brokenConnection(error: Error & { cause?: { code?: string } }): never {
  if (error instanceof ConnectorError) throw error
  if (error.cause?.code === 'ECONNREFUSED')
    throw new ConnectorError('transient', 'The network cannot be reached.', { cause: error })
  throw unknown('The connection broke.')
}

const unknown = (sentence: string) => new ConnectorError('outcome_unknown', sentence)
