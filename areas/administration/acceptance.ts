/**
 * Accepting an invitation. Whoever has an account already proves it with its password: a link, which an administrator
 * may have copied, never opens or changes an account that exists (pre-takeover).
 */
import { happened } from '#platform/facts.ts'
import type { Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { addMembership, findAccount, findOrAddAccount, setPassword } from '#platform/sign-in/accounts.ts'
import { checkPassword } from '#platform/sign-in/check-password.ts'
import { DEVICE_COOKIE } from '#platform/sign-in/devices.ts'
import { refuseWeak, weakIn } from '#platform/sign-in/password-rules.ts'
import { system, type Work } from '#platform/work.ts'
import type { SessionView } from './api.ts'
import type { Door } from './door.ts'
import { findBySecret, readToken } from './invitations.ts'
import { findWorkspace, teamIds } from './people.ts'
import type { InvitationRecord } from './schema.ts'
import { type Opening, openSession } from './sign-in.ts'
import { joinTeams } from './teams.ts'

export interface Acceptance {
  token: string
  name: string
  password: string
  locale?: string | undefined
  time_zone?: string | undefined
}

export async function readInvitation({ database }: Door, { token }: { token: string }) {
  const { email, role, expires_at, workspace_name } = await look(database, token)
  const account = await database.asPlatform((db) => findAccount(db, email))
  return { email, role, expires_at, workspace_name, has_account: account !== null }
}

export async function acceptInvitation(door: Door, visit: Visit, input: Acceptance): Promise<SessionView> {
  const { email } = await look(door.database, input.token)
  const existing = await door.database.asPlatform((db) => findAccount(db, email))
  const opening = existing
    ? await acceptAs(door, input, {
        email,
        credential_id: await prove(door, visit, { email, password: input.password }),
      })
    : await acceptAs(door, input, { email, phc: await newPassword(door, { ...input, email }) })
  return openSession(door, visit, opening)
}

/** Whether the password would do is said with the first wrong field, unless it is one that they have already. */
export async function alsoWrongIn(
  { database }: Door,
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const { token } = given
  if (typeof token !== 'string' || token.length > 200) return {}
  const email = await look(database, token).then(
    (found) => found.email,
    () => null,
  )
  if (email === null || (await database.asPlatform((db) => findAccount(db, email)))) return {}
  return weakIn({ ...given, email })
}

async function look(database: Door['database'], token: string) {
  const { workspace_id, secret } = readToken(token)
  return database.inWork({ workspace_id, by: system('invitation') }, async (work) => ({
    ...(await findBySecret(work, secret)),
    workspace_name: (await findWorkspace(work)).name,
  }))
}

async function prove(door: Door, { request }: Visit, given: { email: string; password: string }): Promise<string> {
  const device_cookie = request.cookies[DEVICE_COOKIE]
  const account = await checkPassword(door, { ...given, ip: request.ip, device_cookie, now: new Date() })
  return account.credential_id
}

function newPassword({ passwords }: Door, input: Acceptance & { email: string }): Promise<string> {
  refuseWeak(input.password, input)
  return passwords.hash(input.password)
}

type Proof = { email: string } & ({ credential_id: string } | { phc: string })

/** Also for the tool that makes a life, which brings the instant at which they joined. */
export function acceptAs(
  { database }: Pick<Door, 'database'>,
  input: Acceptance & { now?: Date },
  proof: Proof,
): Promise<Opening> {
  const { workspace_id, secret } = readToken(input.token)
  const now = input.now ?? new Date()
  const person_id = newId(now)
  return database.asPlatform(async (db, enter) => {
    const { id: account_id, is_new } = await findOrAddAccount(db, proof.email, now)
    if (is_new !== 'phc' in proof)
      refuse(
        'conflict',
        'invitation_used',
        'Somebody joined with this address at the same moment. Open the link again.',
      )
    const credential_id = 'phc' in proof ? await setPassword(db, account_id, proof.phc, now) : proof.credential_id
    const joined = await addMembership(db, { account_id, workspace_id, person_id })
    const work = await enter({ workspace_id, by: system('invitation'), now })
    const invitation = await findBySecret(work, secret)
    if (!joined) refuse('conflict', 'already_here', 'You work here already. Sign in instead.')
    await join(work, invitation, { ...input, person_id, account_id })
    return { account_id, credential_id, workspace_id, person_id }
  })
}

async function join(
  work: Work,
  invitation: InvitationRecord,
  input: Acceptance & { person_id: string; account_id: string },
): Promise<void> {
  const { workspace_id, now } = work
  const { id: invitation_id, email, role } = invitation
  const { person_id, account_id, name } = input
  const workspace = await findWorkspace(work)
  const { locale = workspace.locale, time_zone = workspace.time_zone } = input
  await work.db
    .insertInto('administration_people')
    .values({
      workspace_id,
      id: person_id,
      account_id,
      name,
      email,
      role,
      locale,
      time_zone,
      created_at: now,
      invitation_id,
      deactivated_at: null,
      deactivated_by: null,
    })
    .execute()
  // A team that was deleted since is left out.
  const present = new Set(await teamIds(work))
  const team_ids = await joinTeams(
    work,
    person_id,
    invitation.team_ids.filter((id) => present.has(id)),
  )
  await work.db
    .updateTable('administration_invitations')
    .set({ accepted_at: now })
    .where('id', '=', invitation_id)
    .execute()
  happened(work, 'administration.person_joined', { person_id, invitation_id, team_ids })
}
