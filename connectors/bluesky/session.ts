/** Signing in with an app password, and staying signed in. The password is kept so that a lost session can be made again. */
import { z } from 'zod'
import {
  type Account,
  type Answers,
  type Connected,
  ConnectorError,
  type Credentials,
  type Outside,
} from '../connector.ts'
import { Profile, Session } from './wire.ts'
import { call, NETWORK } from './xrpc.ts'

export const DEFAULT_SERVER = 'https://bsky.social'
/** Said where nobody typed this server. */
const NOT_FOUND = 'Bluesky’s own server (bsky.social) could not be found from here: is this machine on the internet?'
const MEND =
  'Check the handle, and make an app password in Bluesky under Settings, Privacy and security, App passwords.'

export async function signIn(outside: Outside, answers: Answers): Promise<Connected> {
  const server = serverOf(answers['server'] ?? '')
  const identifier = handleOf(answers['handle'] ?? '')
  const app_password = (answers['app_password'] ?? '').trim()
  if (!app_password)
    throw new ConnectorError('invalid', `An app password is needed. ${MEND}`, { about: 'app_password' })
  const session = await makeSession(outside, { server, identifier, app_password })
  const pds = session.didDoc?.service[0]?.serviceEndpoint ?? server
  const profile = await ownProfile(outside, pds, session)
  return {
    native_id: session.did,
    handle: session.handle,
    display_name: profile?.displayName?.trim() || session.handle,
    url: `https://bsky.app/profile/${session.did}`,
    settings: { server, pds: new URL(pds).origin },
    credentials: credentialsOf(session, app_password),
  }
}

/** New tokens by the refresh token while it lasts, else by the app password. */
export async function renewSession(outside: Outside, account: Account): Promise<Credentials | null> {
  if (account.purpose === 'source') return null
  const server = account.settings['server'] ?? DEFAULT_SERVER
  const { refresh_jwt = '', app_password = '' } = account.credentials
  const ask = {
    server,
    nsid: 'com.atproto.server.refreshSession',
    answer: Session,
    token: refresh_jwt,
    method: 'POST',
  } as const
  const refreshed = await call(outside, ask).catch((error) => {
    if (isSignedOut(error)) return null
    throw error
  })
  const session = refreshed ?? (await makeSession(outside, { server, identifier: account.native_id, app_password }))
  return credentialsOf(session, app_password)
}

interface Login {
  server: string
  identifier: string
  app_password: string
}

async function makeSession(outside: Outside, { server, identifier, app_password }: Login): Promise<Session> {
  const body = { identifier, password: app_password }
  let answered = false
  const fetch: Outside['fetch'] = async (input, init) => {
    const response = await outside.fetch(input, init)
    answered = true
    return response
  }
  try {
    return await call(
      { ...outside, fetch },
      { server, nsid: 'com.atproto.server.createSession', answer: Session, body },
    )
  } catch (error) {
    // A server that was never asked has said nothing about the password.
    if (!answered && isRefused(error)) throw new ConnectorError('invalid', error.message, { about: 'server' })
    if (!answered && server === DEFAULT_SERVER && error instanceof ConnectorError && error.kind === 'transient')
      throw new ConnectorError('transient', NOT_FOUND, { retry_after_ms: error.retry_after_ms })
    if (!isSignedOut(error) && !isRefused(error)) throw error
    throw new ConnectorError('auth_revoked', `${NETWORK} does not accept this handle with this password. ${MEND}`)
  }
}

/** The name people see; an account without a profile, or a server without an AppView, has none. */
function ownProfile(outside: Outside, server: string, session: Session): Promise<z.infer<typeof Profile> | null> {
  const params = { actor: session.did }
  const ask = { server, nsid: 'app.bsky.actor.getProfile', answer: Profile, params, token: session.accessJwt }
  return call(outside, ask).catch(() => null)
}

function credentialsOf({ accessJwt, refreshJwt }: Session, app_password: string): Credentials {
  const ends = [accessJwt, refreshJwt].flatMap((token) => endOf(token) ?? [])
  return {
    ...{ access_jwt: accessJwt, refresh_jwt: refreshJwt, app_password },
    ...(ends.length > 0 && { expires_at: new Date(Math.min(...ends)).toISOString() }),
  }
}

const Claims = z.object({ exp: z.int().positive().max(8_640_000_000_000) })

/** When a token says that it ends, in ms; its signature is the network's own business. null where it does not say. */
function endOf(token: string): number | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    const read = Claims.safeParse(claims)
    return read.success ? read.data.exp * 1_000 : null
  } catch {
    return null
  }
}

/** What people paste: with an @, or the address of the profile. */
function handleOf(answer: string): string {
  const pasted = /^https?:\/\/[^/]+\/profile\/([^/?#]+)/.exec(answer.trim())?.[1] ?? answer.trim()
  const handle = pasted.replace(/^@/, '')
  if (/^[\w.:%-]{3,253}$/.test(handle)) return handle
  const sentence = 'This is not a handle; it should look like brand.bsky.social.'
  throw new ConnectorError('invalid', sentence, { about: 'handle' })
}

/** A host alone is taken too, as people say it. */
export function serverOf(answer: string): string {
  const written = answer.trim() || DEFAULT_SERVER
  const url = URL.parse(/^[\w-]+([.:][\w-]+)+\/?$/.test(written) ? `https://${written}` : written)
  if (url && /^https?:$/.test(url.protocol) && url.hostname) return url.origin
  throw new ConnectorError('invalid', 'The server is an address such as bsky.social.', { about: 'server' })
}

function isSignedOut(error: unknown): boolean {
  return error instanceof ConnectorError && /^(auth_|scope_missing|not_allowed)/.test(error.kind)
}

function isRefused(error: unknown): error is ConnectorError {
  return error instanceof ConnectorError && error.kind === 'invalid'
}
