/**
 * A session is a row; the browser holds 256 random bits of which only the SHA-256 is stored. It lives for thirty days
 * after it was last used, and ends when the password changes, when its owner says so, or when the person leaves. The
 * row decides, not the cookie, which therefore lives as long as browsers allow.
 */
import './tables.ts'
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Db } from '../database.ts'
import { newId } from '../ids.ts'
import { DEVICE_COOKIE } from './devices.ts'

export const SESSION_COOKIE = 'baton_session'
export const SESSION_DAYS = 30
const DAY_MS = 86_400_000
const COOKIE_DAYS = 400
const AGENT_LENGTH = 300

export interface NewSession {
  account_id: string
  workspace_id: string
  person_id: string
  agent: string
  now: Date
}

/** Returns the token: the only time that anybody sees it. */
export async function startSession(db: Db, { now, agent, ...whose }: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('platform_sessions')
    .values({
      ...whose,
      id: newId(now),
      token_hash: hashToken(token),
      agent: agent.slice(0, AGENT_LENGTH),
      created_at: now,
      seen_at: now,
      expires_at: expiryAt(now),
    })
    .execute()
  return token
}

export const expiryAt = (now: Date): Date => new Date(now.getTime() + SESSION_DAYS * DAY_MS)

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

export const sessionsOf = (db: Db, account_id: string, now: Date) =>
  db
    .selectFrom('platform_sessions')
    .select(['id', 'agent', 'workspace_id', 'person_id', 'created_at', 'seen_at', 'expires_at'])
    .where('account_id', '=', account_id)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()

/** Ends one session of an account; false when it has none of that id. Returns whose it was. */
export async function endSession(db: Db, session: { id: string; account_id: string }): Promise<string | null> {
  const ended = await db
    .deleteFrom('platform_sessions')
    .where('id', '=', session.id)
    .where('account_id', '=', session.account_id)
    .returning('person_id')
    .executeTakeFirst()
  return ended?.person_id ?? null
}

/** Every session of an account, in all workspaces. Returns the people who were signed in. */
export async function endSessionsOfAccount(db: Db, account_id: string): Promise<string[]> {
  const ended = await db
    .deleteFrom('platform_sessions')
    .where('account_id', '=', account_id)
    .returning('person_id')
    .execute()
  return ended.map((row) => row.person_id)
}

export async function endSessionsOfPerson(
  db: Db,
  { workspace_id, person_id }: { workspace_id: string; person_id: string },
): Promise<void> {
  await db
    .deleteFrom('platform_sessions')
    .where('workspace_id', '=', workspace_id)
    .where('person_id', '=', person_id)
    .execute()
}

export async function forgetOldSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('platform_sessions').where('expires_at', '<', now).execute()
}

/** `Secure` wherever people come over https; a plain-http installation on one machine has to work too. */
export function giveCookies(reply: FastifyReply, given: { token?: string; device?: string; public_url: string }): void {
  const how = cookieOptions(given.public_url)
  const maxAge = COOKIE_DAYS * 86_400
  if (given.token) reply.setCookie(SESSION_COOKIE, given.token, { ...how, maxAge })
  if (given.device) reply.setCookie(DEVICE_COOKIE, given.device, { ...how, maxAge })
}

export function takeSessionCookie(reply: FastifyReply, public_url: string): void {
  reply.clearCookie(SESSION_COOKIE, cookieOptions(public_url))
}

const cookieOptions = (public_url: string) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: public_url.startsWith('https:'),
})
