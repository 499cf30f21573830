/**
 * How a network's refusals and broken connections become ConnectorErrors, the same way for every connector. What the
 * network said is never repeated in the message or kept as cause: it may echo a token.
 */
import { ConnectorError } from './connector.ts'

/** A `read` may be tried again at will; a `write` that may have happened must be looked up first. */
export type Effect = 'read' | 'write'

/** Codes of connections that were never made: nothing left the house. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]) // biome-ignore format: a list of codes

/** The error for a fetch that threw, or whose body broke off. Passes on what is a ConnectorError already. */
export function connectionFailure(network: string, effect: Effect, error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error
  const guarded = guardFailure(network, effect, error)
  if (guarded) return guarded
  const code = codeOf(error)
  if (NEVER_CONNECTED.has(code)) return new ConnectorError('transient', `${network} could not be reached (${code}).`)
  if (effect === 'write') return unknownOutcome(network, code)
  return new ConnectorError('transient', `The connection to ${network} broke off (${code}).`)
}

/** How the host's guarded fetch says why it gave up; its sentences are our own. Known by its shape: we import nothing. */
function guardFailure(network: string, effect: Effect, error: unknown): ConnectorError | null {
  if (!(error instanceof Error) || error.name !== 'OutboundError' || !('kind' in error && 'sent' in error)) return null
  if (error.sent !== false && effect === 'write') return unknownOutcome(network, String(error.kind))
  const hopeless = error.kind === 'blocked' || error.kind === 'bad_address' || error.kind === 'too_large'
  return new ConnectorError(hopeless ? 'invalid' : 'transient', error.message)
}

/** The error for an answer that is not a success, by its status alone; networks refine it by their own codes first. */
export function statusFailure(network: string, effect: Effect, response: Response): ConnectorError {
  const { status } = response
  if (status === 401)
    return new ConnectorError('auth_expired', `${network} no longer accepts our sign-in. Connect the account again.`)
  if (status === 403) return new ConnectorError('not_allowed', `${network} does not allow this account to do that.`)
  if (status === 404 || status === 410) return new ConnectorError('not_found', `${network} no longer has this.`)
  if (status === 408 || status === 429) return tooMany(network, response)
  if (status >= 500 && effect === 'write') return unknownOutcome(network, `status ${status}`)
  if (status >= 500)
    return new ConnectorError('transient', `${network} is out of order (status ${status}).`, retryAfter(response))
  return new ConnectorError('invalid', `${network} refused this as wrong (status ${status}).`)
}

/** The error for an answer that says success and then makes no sense. */
export function nonsense(network: string, effect: Effect): ConnectorError {
  if (effect === 'write') return unknownOutcome(network, 'an unreadable answer')
  return new ConnectorError('transient', `${network} answered with something else than its documented format.`)
}

function tooMany(network: string, response: Response): ConnectorError {
  return new ConnectorError('rate_limited', `${network} asks us to slow down.`, retryAfter(response))
}

function unknownOutcome(network: string, why: string): ConnectorError {
  return new ConnectorError('outcome_unknown', `${network} may or may not have done this (${why}).`)
}

/**
 * `retry-after` in seconds or as a date, else `ratelimit-reset` as Unix seconds; null where the network says nothing that
 * makes sense. Instants are read by the server's own clock, since ours may differ.
 */
export function retryAfter({ headers }: Response): { retry_after_ms: number | null } {
  const after = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,7}$/.test(after)) return { retry_after_ms: Number(after) * 1_000 }
  const reset = headers.get('ratelimit-reset')?.trim() ?? ''
  const at = /^\d{9,11}$/.test(reset) ? Number(reset) * 1_000 : dateOf(after)
  const now = dateOf(headers.get('date') ?? '') ?? Date.now()
  return { retry_after_ms: at === null ? null : Math.max(0, at - now) }
}

/** A date as HTTP writes it; JavaScript's own reading takes `-1` for one. */
function dateOf(text: string): number | null {
  return /^[A-Z][a-z]{2}, \d{2} /.test(text) ? Date.parse(text) || null : null
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown'
  if ('name' in error && error.name === 'TimeoutError') return 'no answer in time'
  const source = 'cause' in error && typeof error.cause === 'object' && error.cause !== null ? error.cause : error
  return 'code' in source && typeof source.code === 'string' && /^[A-Z_]{3,40}$/.test(source.code)
    ? source.code
    : 'unknown'
}
