/**
 * Invitations: who is asked to join, as what, into which teams. The link carries the workspace's id and a secret of 256
 * bits, so that finding it needs no look across workspaces; only the secret's hash is stored. Making and mailing
 * links does not go through idempotency keys, whose stored answers would hold the secret.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Tools } from '#platform/area.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Role } from '#platform/rights.ts'
import { queueMail } from '#platform/system-mail.ts'
import type { Work } from '#platform/work.ts'
import type { InvitationView } from './api.ts'
import { invitationMail } from './mail-words.ts'
import { findPerson, findTeam, findWorkspace } from './people.ts'
import { INVITATION_DAYS, type InvitationRecord } from './schema.ts'
import { invitationView } from './views.ts'

export interface Invited {
  invitation: InvitationView
  link: string
  mailed: boolean
}
const DAY_MS = 86_400_000
const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/

export async function listInvitations(work: Work): Promise<{ invitations: InvitationView[] }> {
  const rows = await openOnes(work).orderBy('created_at', 'desc').orderBy('id').execute()
  return { invitations: rows.map(invitationView) }
}

export async function invite(
  work: Work,
  tools: Tools,
  input: { email: string; role: Role; team_ids: string[] },
): Promise<Invited> {
  invariant(work.by.kind === 'person', 'a person invites')
  const { email, role } = input
  const team_ids = [...new Set(input.team_ids)]
  for (const id of team_ids) await findTeam(work, id)
  await refuseIfHere(work, email)
  const secret = newSecret()
  const invitation = {
    workspace_id: work.workspace_id,
    id: newId(work.now),
    email,
    role,
    team_ids,
    secret_hash: hash(secret),
    invited_by: work.by.id,
    created_at: work.now,
    expires_at: expiry(work.now),
    accepted_at: null,
    withdrawn_at: null,
    withdrawn_by: null,
  }
  const made = await work.db
    .insertInto('administration_invitations')
    .values(invitation)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made)
    refuse('conflict', 'already_invited', `${email} is invited already. Make a fresh link, or withdraw the invitation.`)
  happened(work, 'administration.person_invited', { invitation_id: invitation.id, team_ids })
  return send(work, tools, { invitation, secret })
}

/** A fresh secret and fourteen more days; the earlier link stops working. */
export async function renew(work: Work, tools: Tools, id: string): Promise<Invited> {
  const before = await lockOpen(work, id)
  const secret = newSecret()
  const change = { secret_hash: hash(secret), expires_at: expiry(work.now) }
  await work.db.updateTable('administration_invitations').set(change).where('id', '=', id).execute()
  happened(work, 'administration.invitation_renewed', { invitation_id: id })
  return { invitation: invitationView({ ...before, ...change }), link: linkOf(work, tools, secret), mailed: false }
}

export async function withdraw(work: Work, { id }: { id: string }): Promise<Record<string, never>> {
  invariant(work.by.kind === 'person', 'a person withdraws')
  await lockOpen(work, id)
  await work.db
    .updateTable('administration_invitations')
    .set({ withdrawn_at: work.now, withdrawn_by: work.by.id })
    .where('id', '=', id)
    .execute()
  happened(work, 'administration.invitation_withdrawn', { invitation_id: id })
  return {}
}

export function readToken(token: string): { workspace_id: string; secret: string } {
  const [, workspace_id, secret] = TOKEN.exec(token) ?? []
  return workspace_id && secret ? { workspace_id, secret } : unknownLink()
}

/** By the link's secret, locked: of two who accept at the same instant the second sees it accepted. */
export async function findBySecret(work: Work, secret: string): Promise<InvitationRecord> {
  const found = await work.db
    .selectFrom('administration_invitations')
    .selectAll()
    .where('secret_hash', '=', hash(secret))
    .forUpdate()
    .executeTakeFirst()
  if (!found || found.withdrawn_at) return unknownLink()
  if (found.accepted_at) refuse('conflict', 'invitation_used', 'This invitation was accepted already. Sign in instead.')
  if (found.expires_at <= work.now)
    refuse('conflict', 'invitation_expired', 'This invitation has expired. Ask whoever invited you for a fresh link.')
  return found
}

function unknownLink(): never {
  refuse(
    'not_found',
    'invitation_not_found',
    'This link does not lead to an invitation. It may have been replaced by a newer one, or withdrawn.',
  )
}

async function refuseIfHere(work: Work, email: string): Promise<void> {
  const here = await work.db
    .selectFrom('administration_people')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirst()
  if (!here) return
  const what = here.deactivated_at ? 'worked here before: let them back in under People' : 'works here already'
  refuse('conflict', 'already_here', `${here.name} (${email}) ${what}.`)
}

async function send(
  work: Work,
  tools: Tools,
  { invitation, secret }: { invitation: InvitationRecord; secret: string },
): Promise<Invited> {
  const link = linkOf(work, tools, secret)
  const { can_send } = tools.mail
  if (can_send) {
    const { name: workspace_name } = await findWorkspace(work)
    const { name: inviter } = await findPerson(work, invitation.invited_by)
    await queueMail(work, tools.secrets, invitationMail(invitation.email, { workspace_name, inviter, link }))
  }
  return { invitation: invitationView(invitation), link, mailed: can_send }
}

async function lockOpen(work: Work, id: string): Promise<InvitationRecord> {
  const found = await openOnes(work).where('id', '=', id).forUpdate().executeTakeFirst()
  return found ?? refuse('not_found', 'invitation_not_found', 'This invitation is not open any more.')
}

const openOnes = (work: Work) =>
  work.db
    .selectFrom('administration_invitations')
    .selectAll()
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)

const linkOf = (work: Work, { config }: Tools, secret: string) =>
  `${config.public_url}/invitation?token=${work.workspace_id}.${secret}`
const newSecret = () => randomBytes(32).toString('base64url')
const hash = (secret: string) => createHash('sha256').update(secret).digest()
const expiry = (now: Date) => new Date(now.getTime() + INVITATION_DAYS * DAY_MS)
