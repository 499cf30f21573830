/** What the workers that deliver need, and how patient they are. */
import { type Connector, ConnectorError, type Outside } from '#connectors/connector.ts'
import type { Database } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { Secrets } from '#platform/secrets.ts'
import type { DeliveryGuard, ReadImage } from './ports.ts'

/** Where a worker stands; the crash tests end it there. */
export const POINTS = [
  'before_claim',
  'in_claim',
  'after_claim',
  'before_call',
  'after_call',
  'before_settle',
  'in_settle',
  'after_settle',
] as const
export type Point = (typeof POINTS)[number]

export interface Pace {
  /** A call ends, however the network dawdles; well before the lease does. */
  call_ms: number
  lease_ms: number
  /** The first pause after a clean failure; doubles. */
  retry_ms: number
  /** The longest pause. */
  most_ms: number
}
export const PACE: Pace = { call_ms: 45_000, lease_ms: 60_000, retry_ms: 1_000, most_ms: 300_000 }

/** Clean failures in a row before a person is asked to press Retry. */
export const MOST_TRIES = 8
/** Looks at an unknown outcome before a person decides, where the network lets us look for ever. */
export const MOST_LOOKS = 40

export interface Sending {
  database: Database
  secrets: Secrets
  outside: Outside
  connectors: Connectors
  guards: readonly DeliveryGuard[]
  readImage: ReadImage
  log: Log
  pace: Pace
  reached?: (point: Point) => void | Promise<void>
}

export type Connectors = ReadonlyMap<string, Connector>
export const byNetwork = (connectors: readonly Connector[]): Connectors =>
  new Map(connectors.map((connector) => [connector.network, connector]))

export const pause = (pace: Pace, tries: number): number =>
  Math.min(pace.retry_ms * 2 ** Math.min(tries, 20), pace.most_ms) * (0.8 + 0.4 * Math.random())

/**
 * Calls a connector for at most `limit_ms`. Then its requests are cut off and it can make no further ones, so nothing
 * leaves after we stopped waiting for it.
 */
export async function within<T>(
  outside: Outside,
  limit_ms: number,
  call: (outside: Outside) => Promise<T>,
): Promise<T> {
  const late = new ConnectorError(
    'outcome_unknown',
    `The network did not answer within ${Math.ceil(limit_ms / 1000)} s. Whether it did what was asked is being looked up.`,
  )
  const cut = new AbortController()
  const ends_ms = performance.now() + limit_ms
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    cut.abort(late)
    reject(late)
  }, limit_ms)
  try {
    return await Promise.race([call(cutBy(outside, { signal: cut.signal, ends_ms, late })), promise])
  } finally {
    clearTimeout(timer)
    cut.abort(late)
  }
}

/** A process that was stopped wakes before its timers do, so each request looks at the clock too. */
function cutBy(outside: Outside, by: { signal: AbortSignal; ends_ms: number; late: ConnectorError }): Outside {
  const both = (own: AbortSignal | null | undefined) => {
    if (performance.now() >= by.ends_ms) throw by.late
    return own ? AbortSignal.any([own, by.signal]) : by.signal
  }
  return {
    fetch: async (input, init) => outside.fetch(input, { ...init, signal: both(init?.signal) }),
    socket: (url, own) => outside.socket(url, both(own)),
    now: () => outside.now(),
  }
}
