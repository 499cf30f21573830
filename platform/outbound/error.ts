/**
 * Why a request to the outside came to nothing. `sent` is what publishing lives by: false promises that not one byte of
 * the request left the house, so it may be tried again; true means the other side may have acted on it.
 */
export const OUTBOUND_ERRORS = [
  /** The address leads into the house, or to a range nobody public lives in. */
  'blocked',
  'too_large',
  'timed_out',
  'unreachable',
  /** Not an address we go to: another scheme, a password in it, not an address at all. */
  'bad_address',
] as const
export type OutboundErrorKind = (typeof OUTBOUND_ERRORS)[number]

export class OutboundError extends Error {
  override readonly name = 'OutboundError'
  readonly kind: OutboundErrorKind
  readonly sent: boolean
  constructor(kind: OutboundErrorKind, message: string, more: { sent: boolean; cause?: unknown }) {
    super(message, { cause: more.cause })
    this.kind = kind
    this.sent = more.sent
  }
}

/** Turns whatever undici, ws or a socket threw into an OutboundError, with what is known of `sent`. */
export function asOutboundError(thrown: unknown, host: string, sent: boolean): OutboundError {
  const ours = findCause(thrown, (cause) => cause instanceof OutboundError) as OutboundError | undefined
  if (ours) return ours.sent === sent ? ours : new OutboundError(ours.kind, ours.message, { sent, cause: ours })
  const code = findCause(thrown, (cause) => typeof cause.code === 'string')?.code
  const cause = { sent, cause: thrown }
  if (isTimeout(code))
    return new OutboundError('timed_out', `The server ${host} took too long to answer. Try again later.`, cause)
  const nonsense = findCause(thrown, ({ name }) => name === 'HTTPParserError')
  if (nonsense)
    return new OutboundError('unreachable', `The server ${host} answered with something that is not HTTP.`, cause)
  return new OutboundError('unreachable', unreachableSentence(host, code, sent), cause)
}

type Thrown = Error & { code?: string }

function findCause(thrown: unknown, fits: (cause: Thrown) => boolean): Thrown | undefined {
  let cause: unknown = thrown
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if (fits(cause as Thrown)) return cause as Thrown
    cause = cause.cause ?? (cause instanceof AggregateError ? cause.errors[0] : undefined)
  }
  return undefined
}

function isTimeout(code: string | undefined): boolean {
  return code === 'ETIMEDOUT' || (code?.startsWith('UND_ERR_') === true && code.endsWith('_TIMEOUT'))
}

function unreachableSentence(host: string, code: string | undefined, sent: boolean): string {
  if (code === 'ENOTFOUND' || code === 'EAI_NONAME')
    return `No host named ${host.replace(/:\d+$/, '')} was found: check the spelling, and whether this server reaches the internet.`
  if (code === 'EAI_AGAIN')
    return `The name ${host} can't be looked up now. Check this server's DNS, or try again later.`
  if (code === 'ECONNREFUSED') return `The server ${host} refuses the connection: nothing listens there now.`
  if (code?.startsWith('CERT_') || code?.startsWith('ERR_TLS') || code?.includes('SELF_SIGNED'))
    return `The server ${host} has a certificate that can't be trusted (${code}).`
  const detail = code ? ` (${code})` : ''
  return sent
    ? `The connection to ${host} was lost before it answered${detail}.`
    : `The server ${host} can't be reached${detail}.`
}
