/**
 * A refusal is a rule saying no to a person: expected, worded for them, and never logged as a fault.
 * Anything else thrown is a fault: it is logged with its cause and the person sees a reference.
 */
export type RefusalKind =
  | 'invalid'
  | 'not_signed_in'
  | 'not_allowed'
  | 'not_found'
  | 'conflict'
  | 'too_many'
  | 'unavailable'

/** The one table from kinds to HTTP. */
export const STATUS: Record<RefusalKind, number> = {
  invalid: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
}

export interface RefusalDetail {
  /** The input's place, as `field` or `field.0.name`, with its own sentence. */
  fields?: Record<string, string>
  retry_after_s?: number
}

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly kind: RefusalKind
  /** For programs: stable, snake_case. The message is for people and says what to do. */
  readonly code: string
  readonly detail: RefusalDetail
  constructor(kind: RefusalKind, code: string, message: string, detail: RefusalDetail = {}) {
    super(message)
    this.kind = kind
    this.code = code
    this.detail = detail
  }
}

export function refuse(kind: RefusalKind, code: string, message: string, detail?: RefusalDetail): never {
  throw new Refusal(kind, code, message, detail)
}

/** States what must already be true here. When it is not, the program is wrong, not the person. */
export function invariant(condition: unknown, because: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${because}`)
}
