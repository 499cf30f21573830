/** Signing in and out. A right password opens a session in one workspace; whoever belongs to several says which. */

import type { Database } from '#platform/database.ts'
import { happened } from '#platform/facts.ts'
import type { Visit } from '#platform/http.ts'
import { refuse } from '#platform/refusal.ts'
import { membershipsOf } from '#platform/sign-in/accounts.ts'
import { checkPassword } from '#platform/sign-in/check-password.ts'
import { DEVICE_COOKIE } from '#platform/sign-in/devices.ts'
import {
  endSession,
  giveCookies,
  SESSION_COOKIE,
  sessionsOf,
  startSession,
  takeSessionCookie,
} from '#platform/sign-in/sessions.ts'
import { system } from '#platform/work.ts'
import type { SessionView, SignedIn } from './api.ts'
import { agentOf, type Door, sessionOf, whomOf } from './door.ts'
import { actorOf, findWorkspace } from './people.ts'
import { sessionView } from './session-view.ts'

export async function signIn(
  door: Door,
  visit: Visit,
  input: { email: string; password: string; workspace_id?: string | undefined },
): Promise<SignedIn> {
  const { request } = visit
  const device_cookie = request.cookies[DEVICE_COOKIE]
  const account = await checkPassword(door, { ...input, ip: request.ip, device_cookie, now: new Date() })
  const places = await placesOf(door.database, account.id)
  const wanted = input.workspace_id ? places.filter((place) => place.workspace_id === input.workspace_id) : places
  const [place, another] = wanted
  if (!place)
    refuse('not_allowed', 'no_workspace', 'You have no place here any more. Ask an administrator to let you back in.')
  if (another)
    return {
      state: 'choose_workspace',
      workspaces: wanted.map(({ workspace_id, name }) => ({ id: workspace_id, name })),
    }
  return { state: 'signed_in', ...(await openSession(door, visit, { ...place, ...account, account_id: account.id })) }
}

/** The workspaces in which this account is somebody who still works there. */
export async function placesOf(database: Database, account_id: string) {
  const memberships = await database.asPlatform((db) => membershipsOf(db, account_id))
  const places = []
  for (const { workspace_id, person_id } of memberships) {
    const name = await database.inWork({ workspace_id, by: system('sign-in') }, async (work) =>
      (await actorOf(work, person_id)) ? (await findWorkspace(work)).name : null,
    )
    if (name !== null) places.push({ workspace_id, person_id, name })
  }
  return places
}

export interface Opening {
  account_id: string
  credential_id: string
  workspace_id: string
  person_id: string
}

/** Opens a session, ends the one that this browser had, hands out the cookies. */
export async function openSession(door: Door, visit: Visit, opening: Opening): Promise<SessionView> {
  const { account_id, credential_id, workspace_id, person_id } = opening
  const now = new Date()
  const earlier = visit.session
  const { token, view } = await door.database.asPlatform(async (db, enter) => {
    if (earlier) await endSession(db, { id: earlier.session_id, account_id: earlier.account_id })
    const token = await startSession(db, { account_id, workspace_id, person_id, agent: agentOf(visit), now })
    const work = await enter({ workspace_id, by: system('sign-in'), now })
    if (!(await actorOf(work, person_id))) refuse('not_allowed', 'no_workspace', 'You have no place here any more.')
    happened(work, 'administration.person_signed_in', { person_id }, [person_id])
    return { token, view: await sessionView(work, person_id) }
  })
  if (earlier) door.forget(earlier.person.id)
  const device = deviceMark(door, visit, credential_id)
  giveCookies(visit.reply, { token, ...(device && { device }), public_url: door.tools.config.public_url })
  return view
}

/** A browser that carries the mark keeps it, and with it the count of its guesses. */
function deviceMark({ devices }: Door, { request }: Visit, credential_id: string): string | null {
  return devices.known(request.cookies[DEVICE_COOKIE], credential_id) ? null : devices.mark(credential_id)
}

export async function signOut(door: Door, { request, reply, session }: Visit): Promise<Record<string, never>> {
  if (session) {
    const { session_id, account_id, person } = session
    await door.database.asPlatform((db) => endSession(db, { id: session_id, account_id }))
    door.forget(person.id)
  }
  if (request.cookies[SESSION_COOKIE]) takeSessionCookie(reply, door.tools.config.public_url)
  return {}
}

export const readSession = (door: Door, visit: Visit): Promise<SessionView> =>
  door.database.inWork(whomOf(visit), (work) => sessionView(work, sessionOf(visit).person.id))

export async function listSessions(door: Door, visit: Visit) {
  const { account_id, session_id } = sessionOf(visit)
  const rows = await door.database.asPlatform((db) => sessionsOf(db, account_id, new Date()))
  return {
    sessions: rows.map(({ id, agent, created_at, seen_at, expires_at }) => ({
      id,
      agent,
      created_at,
      seen_at,
      expires_at,
      current: id === session_id,
    })),
  }
}

export async function endOneSession(door: Door, visit: Visit, { id }: { id: string }): Promise<Record<string, never>> {
  const { account_id, session_id } = sessionOf(visit)
  const person_id = await door.database.asPlatform((db) => endSession(db, { id, account_id }))
  if (!person_id) refuse('not_found', 'session_not_found', 'This session has ended already.')
  door.forget(person_id)
  if (id === session_id) takeSessionCookie(visit.reply, door.tools.config.public_url)
  return {}
}
