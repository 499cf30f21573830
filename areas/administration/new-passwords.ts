/** New passwords: by the old one, by a mailed link, by a link that an administrator hands over. Each ends all sessions. */
import type { Database, Db, Enter } from '#platform/database.ts'
import { happened } from '#platform/facts.ts'
import type { Visit } from '#platform/http.ts'
import { Refusal, refuse } from '#platform/refusal.ts'
import { accountById, findAccount, membershipsOf, setPassword } from '#platform/sign-in/accounts.ts'
import { checkPassword } from '#platform/sign-in/check-password.ts'
import { DEVICE_COOKIE } from '#platform/sign-in/devices.ts'
import { addressOf, RESETS_PER_ACCOUNT, RESETS_PER_ADDRESS, refuseUntil, takeGuess } from '#platform/sign-in/guesses.ts'
import { addPasswordReset, findPasswordReset, usePasswordReset } from '#platform/sign-in/password-resets.ts'
import { refuseWeak } from '#platform/sign-in/password-rules.ts'
import { endSessionsOfAccount, giveCookies, startSession } from '#platform/sign-in/sessions.ts'
import { queueMail } from '#platform/system-mail.ts'
import { system } from '#platform/work.ts'
import { agentOf, type Door, sessionOf, whomOf } from './door.ts'
import { passwordResetMail } from './mail-words.ts'
import { findPerson } from './people.ts'
import { placesOf } from './sign-in.ts'

/** This browser stays signed in, by a new session; every other one has to sign in again. */
export async function changePassword(
  door: Door,
  visit: Visit,
  input: { current_password: string; password: string },
): Promise<Record<string, never>> {
  const session = sessionOf(visit)
  const { name, email } = await door.database.inWork(whomOf(visit), (work) => findPerson(work, session.person.id))
  await proveCurrent(door, visit, { email, password: input.current_password })
  refuseWeak(input.password, { name, email })
  const phc = await door.passwords.hash(input.password)
  const now = new Date()
  const { account_id, workspace_id, person } = session
  const changed = await door.database.asPlatform(async (db, enter) => {
    const ended = await replacePassword({ db, account_id, phc, now })
    const token = await startSession(db, { account_id, workspace_id, person_id: person.id, agent: agentOf(visit), now })
    await record(await membershipsOf(db, account_id), enter, now)
    return { ...ended, token }
  })
  changed.people.forEach(door.forget)
  const device = door.devices.mark(changed.credential_id)
  giveCookies(visit.reply, { token: changed.token, device, public_url: door.tools.config.public_url })
  return {}
}

async function proveCurrent(door: Door, { request }: Visit, given: { email: string; password: string }): Promise<void> {
  const device_cookie = request.cookies[DEVICE_COOKIE]
  try {
    await checkPassword(door, { ...given, ip: request.ip, device_cookie, now: new Date() })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'wrong_email_or_password') throw error
    const message = 'This is not your current password.'
    refuse('invalid', 'wrong_password', message, { fields: { current_password: message } })
  }
}

/** The answer is the same whether there is such an account or not. */
export async function requestPasswordReset(
  { database, tools }: Door,
  { request }: Visit,
  { email }: { email: string },
): Promise<{ can_send: boolean }> {
  const { can_send } = tools.mail
  const now = new Date()
  const asked = await database.asPlatform(async (db) => ({
    again_at: await takeGuess(db, { limit: RESETS_PER_ADDRESS, whose: addressOf(request.ip), now }),
    enough: await takeGuess(db, { limit: RESETS_PER_ACCOUNT, whose: email, now }),
    account: await findAccount(db, email),
  }))
  if (asked.again_at) refuseUntil(asked.again_at, now)
  if (!asked.account || asked.enough || !can_send) return { can_send }
  const account_id = asked.account.id
  const [place] = await placesOf(database, account_id)
  if (!place) return { can_send }
  await database.asPlatform(async (db, enter) => {
    const secret = await addPasswordReset(db, account_id, now)
    const work = await enter({ workspace_id: place.workspace_id, by: system('password reset'), now })
    await queueMail(work, tools.secrets, passwordResetMail(email, linkOf(tools.config.public_url, secret)))
    happened(work, 'administration.password_reset_requested', { person_id: place.person_id }, [place.person_id])
  })
  return { can_send }
}

/**
 * For where no mail can be sent. Refused for an account that works elsewhere too: an administrator here must not get
 * into another organisation with it.
 */
export function makePasswordResetLink({ database, tools }: Door, visit: Visit, { id }: { id: string }) {
  const whom = whomOf(visit)
  const now = new Date()
  return database.asPlatform(async (db, enter) => {
    const membership = await membershipHere(db, { workspace_id: whom.workspace_id, person_id: id })
    const all = membership ? await membershipsOf(db, membership.account_id) : []
    const secret = membership && (await addPasswordReset(db, membership.account_id, now))
    const work = await enter(whom)
    const person = await findPerson(work, id)
    if (all.length > 1 || !secret)
      refuse(
        'not_allowed',
        'account_elsewhere',
        `${person.name} works with other organisations too, with the same account. They set a new password themselves, by e-mail.`,
      )
    happened(work, 'administration.password_reset_requested', { person_id: id }, [id])
    return { link: linkOf(tools.config.public_url, secret) }
  })
}

/** For whoever runs the server, when nobody else is left who could make a link. Null when nobody signs in with it. */
export async function linkByOperator(database: Database, public_url: string, email: string): Promise<string | null> {
  const now = new Date()
  return database.asPlatform(async (db, enter) => {
    const account = await findAccount(db, email)
    if (!account) return null
    const secret = await addPasswordReset(db, account.id, now)
    for (const { workspace_id, person_id } of await membershipsOf(db, account.id)) {
      const work = await enter({ workspace_id, by: system('operator'), now })
      happened(work, 'administration.password_reset_requested', { person_id }, [person_id])
    }
    return linkOf(public_url, secret)
  })
}

const membershipHere = (db: Db, where: { workspace_id: string; person_id: string }) =>
  db
    .selectFrom('platform_memberships')
    .select('account_id')
    .where('workspace_id', '=', where.workspace_id)
    .where('person_id', '=', where.person_id)
    .executeTakeFirst()

/** Refused for a link that was used, or is too old: before anybody types a password for nothing. */
export async function readPasswordReset(door: Door, { token }: { token: string }): Promise<{ email: string }> {
  const { email } = await accountOfLink(door, token, new Date())
  return { email }
}

export async function completePasswordReset(
  door: Door,
  { token, password }: { token: string; password: string },
): Promise<{ email: string }> {
  const { database, passwords, forget } = door
  const now = new Date()
  const account = await accountOfLink(door, token, now)
  refuseWeak(password, { name: '', email: account.email })
  const phc = await passwords.hash(password)
  const { people } = await database.asPlatform(async (db, enter) => {
    if ((await usePasswordReset(db, token, now)) !== account.id) return linkUsed()
    const replaced = await replacePassword({ db, account_id: account.id, phc, now })
    await record(await membershipsOf(db, account.id), enter, now)
    return replaced
  })
  people.forEach(forget)
  return { email: account.email }
}

async function accountOfLink({ database }: Door, token: string, now: Date) {
  const account = await database.asPlatform(async (db) => {
    const account_id = await findPasswordReset(db, token, now)
    return account_id ? accountById(db, account_id) : null
  })
  return account ?? linkUsed()
}

async function replacePassword(how: { db: Db; account_id: string; phc: string; now: Date }) {
  const { db, account_id, phc, now } = how
  const credential_id = await setPassword(db, account_id, phc, now)
  return { credential_id, people: await endSessionsOfAccount(db, account_id) }
}

/** In the log of every workspace where the account is somebody. */
async function record(
  memberships: readonly { workspace_id: string; person_id: string }[],
  enter: Enter,
  now: Date,
): Promise<void> {
  for (const { workspace_id, person_id } of memberships) {
    const work = await enter({ workspace_id, by: system('sign-in'), now })
    happened(work, 'administration.password_changed', { person_id }, [person_id])
  }
}

function linkUsed(): never {
  refuse('not_found', 'link_not_valid', 'This link does not work any more. Ask for a new one.')
}

const linkOf = (public_url: string, secret: string) => `${public_url}/password-reset?token=${secret}`
