/**
 * Every request that the product makes to the outside goes through here: connectors, feeds, link previews, webhooks.
 * What strangers write can name any address, so the address that is really connected to is checked at the socket, on
 * each hop; and no answer may cost more memory or time than OutboundLimits says.
 *
 * What is returned fits `Outside` of connectors/connector.ts, for one process; `close` ends its connections.
 */
import { Agent } from 'undici'
import { allowedHosts } from './outbound/allow-hosts.ts'
import { type Guard, guardedConnector } from './outbound/connect.ts'
import { type OutboundFetch, outboundFetch } from './outbound/fetch.ts'
import { CONNECT_MS, CONNECTIONS_PER_ORIGIN, OUTBOUND_LIMITS, type OutboundLimits } from './outbound/limits.ts'
import { type Resolve, systemResolve } from './outbound/resolve.ts'
import { outboundSocket } from './outbound/socket.ts'

export { OutboundError } from './outbound/error.ts'
export type { OutboundFetch } from './outbound/fetch.ts'
export type { OutboundLimits } from './outbound/limits.ts'

export interface OutboundOptions {
  /** Inside hosts opened by the operator, exact: `localhost:2583`, or `pds.example` for all its ports. */
  allow_hosts: readonly string[]
  /** Sent with every request; says who we are and where to complain. */
  user_agent: string
  limits?: Partial<OutboundLimits>
  connect_ms?: number
  /** Longest message of a socket. */
  message_bytes?: number
  silence_ms?: number
  now?: () => Date
  /** Turns a name into addresses; the system's resolver unless a test brings its own. */
  resolve?: Resolve
}

export interface Outbound {
  fetch: OutboundFetch
  socket(url: string, signal: AbortSignal): AsyncIterable<string | Uint8Array>
  now(): Date
  close(): Promise<void>
}

export function outbound(options: OutboundOptions): Outbound {
  const guard: Guard = {
    allowed: allowedHosts(options.allow_hosts),
    resolve: options.resolve ?? systemResolve,
    connect_ms: options.connect_ms ?? CONNECT_MS,
  }
  const limits = { ...OUTBOUND_LIMITS, ...options.limits }
  const agent = agentFor(guard)
  const closing = new AbortController()
  const { user_agent } = options
  const sockets = {
    ...guard,
    user_agent,
    message_bytes: options.message_bytes ?? 5_000_000,
    silence_ms: options.silence_ms ?? 60_000,
  }
  return {
    fetch: outboundFetch({ agent, user_agent, limits }),
    socket: (url, signal) => outboundSocket(sockets, url, AbortSignal.any([signal, closing.signal])),
    now: options.now ?? (() => new Date()),
    async close() {
      closing.abort()
      await agent.destroy()
    },
  }
}

/** Our own clocks are per request; undici's stay off. Redirects are not its business either. */
function agentFor(guard: Guard): Agent {
  return new Agent({
    connect: guardedConnector(guard),
    connections: CONNECTIONS_PER_ORIGIN,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: 32_768,
  })
}
