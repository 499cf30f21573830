/** What one request may cost us; each can be set for all requests or for one. */
export interface OutboundLimits {
  /** Bytes of the answer's body after decompression. */
  answer_bytes: number
  /** Until the answer's headers, per hop. */
  headers_ms: number
  /** Longest silence within the answer's body. */
  body_ms: number
  /** Everything together: waiting for a connection, redirects, the whole body however slowly it is read. */
  total_ms: number
}

export const OUTBOUND_LIMITS: OutboundLimits = {
  answer_bytes: 10_000_000,
  headers_ms: 15_000,
  body_ms: 15_000,
  total_ms: 60_000,
}

export const CONNECT_MS = 10_000
export const REDIRECTS = 5
/** Connections to one origin; further requests wait for one, on their own total time. */
export const CONNECTIONS_PER_ORIGIN = 8
