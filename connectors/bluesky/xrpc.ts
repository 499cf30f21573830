/** One call to a server of the network (XRPC), and what its refusals mean. */
import type { z } from 'zod'
import { type Account, ConnectorError, type ConnectorErrorKind, type Outside } from '../connector.ts'
import { connectionFailure, type Effect, nonsense, retryAfter, statusFailure } from '../failures.ts'

export const NETWORK = 'Bluesky'

export interface Call<T extends z.ZodType> {
  nsid: string
  server: string
  answer: T
  token?: string
  params?: Readonly<Record<string, string | readonly string[]>>
  body?: unknown
  bytes?: { bytes: Uint8Array; mime: string }
  /** Only for a call that posts nothing. */
  method?: 'POST'
  /** `write` for what must not happen twice; see failures.ts. */
  effect?: Effect
  signal?: AbortSignal
}

export async function call<T extends z.ZodType>(outside: Outside, asked: Call<T>): Promise<z.infer<T>> {
  const effect = asked.effect ?? 'read'
  const said = await exchange(outside, asked, effect)
  const answer = asked.answer.safeParse(said)
  if (!answer.success) throw nonsense(NETWORK, effect)
  return answer.data
}

/** Calls the server that holds the account, as the account. */
export function callAs<T extends z.ZodType>(
  outside: Outside,
  account: Account,
  asked: Omit<Call<T>, 'server' | 'token'>,
) {
  const server = account.settings['pds'] ?? account.settings['server'] ?? ''
  return call(outside, { ...asked, server, token: account.credentials['access_jwt'] ?? '' } as Call<T>)
}

async function exchange(outside: Outside, asked: Call<z.ZodType>, effect: Effect): Promise<unknown> {
  let text: string
  let response: Response
  try {
    response = await outside.fetch(addressOf(asked), requestOf(asked))
    text = await response.text()
  } catch (error) {
    throw connectionFailure(NETWORK, effect, error)
  }
  const said = parsed(text)
  if (!response.ok) throw refusal(response, said, effect)
  if (said === undefined) throw nonsense(NETWORK, effect)
  return said
}

function addressOf({ server, nsid, params }: Call<z.ZodType>): URL {
  const url = URL.parse(`/xrpc/${nsid}`, server)
  if (!url)
    throw new ConnectorError('invalid', 'The address of the Bluesky server is not valid. Connect the account again.')
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const one of [value].flat()) url.searchParams.append(name, one)
  }
  return url
}

function requestOf({ token, body, bytes, signal, method }: Call<z.ZodType>): RequestInit {
  const sends = body !== undefined || bytes !== undefined
  const type = bytes?.mime ?? 'application/json'
  return {
    method: sends ? 'POST' : (method ?? 'GET'),
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(sends && { 'content-type': type }) },
    ...(sends && { body: bytes ? new Uint8Array(bytes.bytes) : JSON.stringify(body) }),
    ...(signal && { signal }),
  }
}

/** Names of errors that mean more than their status; every sentence says what a person can do. */
const NAMED: Readonly<Record<string, [ConnectorErrorKind, string]>> = {
  ExpiredToken: ['auth_expired', 'The sign-in at Bluesky has run out and must be renewed.'],
  InvalidToken: ['auth_revoked', 'Bluesky no longer accepts this sign-in. Connect the account again.'],
  AuthMissing: ['auth_revoked', 'Bluesky asks for a sign-in. Connect the account again.'],
  AccountTakedown: ['auth_revoked', 'Bluesky has taken this account down. Write to Bluesky support.'],
  AccountSuspended: ['auth_revoked', 'Bluesky has suspended this account. Write to Bluesky support.'],
  AccountDeactivated: ['auth_revoked', 'This account is deactivated. Activate it in Bluesky, then connect it again.'],
  InvalidSwap: ['duplicate', 'Bluesky already has something under this key.'],
  RecordNotFound: ['not_found', 'Bluesky no longer has this post.'],
  NotFound: ['not_found', 'Bluesky no longer has this post.'],
  BlockedActor: ['not_allowed', 'We have blocked this account on Bluesky.'],
  BlockedByActor: ['not_allowed', 'This account has blocked us on Bluesky.'],
  BlobTooLarge: ['invalid', 'The picture is too big for Bluesky.'],
}

function refusal(response: Response, said: unknown, effect: Effect): ConnectorError {
  const name = typeof said === 'object' && said !== null && 'error' in said ? String(said.error) : ''
  const named = response.status < 500 && Object.hasOwn(NAMED, name) ? NAMED[name] : undefined
  if (named) return new ConnectorError(...named, retryAfter(response))
  return statusFailure(NETWORK, effect, response)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
