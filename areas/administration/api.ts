import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { RIGHTS } from '#platform/rights.ts'
import {
  Email,
  InvitationRecord,
  Locale,
  PersonName,
  PersonRecord,
  Role,
  TeamRecord,
  TimeZone,
  Workspace,
} from './schema.ts'

const id = z.uuid()
const nothing = z.object({})
/** Its length is judged with the name and the address, by a sentence of its own; here only what no password is. */
const password = z.string().max(1000)
const token = z.string().max(200)

export const TeamView = TeamRecord.omit({ workspace_id: true }).extend({ member_ids: z.array(id) })
export type TeamView = z.infer<typeof TeamView>

export const PersonView = PersonRecord.omit({ workspace_id: true, account_id: true }).extend({ team_ids: z.array(id) })
export type PersonView = z.infer<typeof PersonView>

export const InvitationView = InvitationRecord.omit({ workspace_id: true, secret_hash: true })
export type InvitationView = z.infer<typeof InvitationView>

/** `link` is there to be copied where no mail can be sent; it is shown this once. */
const Invited = z.object({ invitation: InvitationView, link: z.string(), mailed: z.boolean() })

export const SessionView = z.object({
  person: PersonRecord.pick({ id: true, name: true, email: true, role: true, locale: true, time_zone: true }),
  workspace: z.object({ id, name: z.string() }),
  teams: z.array(z.object({ id, name: z.string() })),
  rights: z.array(z.enum(RIGHTS)),
})
export type SessionView = z.infer<typeof SessionView>

export const SignedIn = z.discriminatedUnion('state', [
  SessionView.extend({ state: z.literal('signed_in') }),
  z.object({ state: z.literal('choose_workspace'), workspaces: z.array(z.object({ id, name: z.string() })) }),
])
export type SignedIn = z.infer<typeof SignedIn>

export const NewWorkspace = z.object({
  workspace_name: Workspace.shape.name,
  name: PersonName,
  email: Email,
  password,
  locale: Locale.default('en'),
  time_zone: TimeZone.default('UTC'),
})
export type NewWorkspace = z.infer<typeof NewWorkspace>

export const administrationApi = {
  start: endpoint({
    method: 'GET',
    path: '/api/start',
    who: 'anyone',
    does: 'Tells whether this installation waits for its first workspace.',
    input: nothing,
    output: z.object({ state: z.enum(['first_run', 'ready']) }),
  }),
  createWorkspace: endpoint({
    method: 'POST',
    path: '/api/workspaces',
    who: 'anyone',
    does: 'Creates the first workspace with its administrator and signs them in; refused once there is one.',
    input: NewWorkspace,
    output: SessionView,
  }),
  session: endpoint({
    method: 'GET',
    path: '/api/session',
    who: 'take_part',
    does: 'Tells who is signed in, where, and what they may.',
    input: nothing,
    output: SessionView,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    who: 'anyone',
    does: 'Signs in; an account of several workspaces is asked which one, and sends the same again with workspace_id.',
    input: z.object({ email: Email, password, workspace_id: id.optional() }),
    output: SignedIn,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    who: 'anyone',
    does: 'Ends this session.',
    input: nothing,
    output: nothing,
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/api/sessions',
    who: 'take_part',
    does: 'Lists where one is signed in.',
    input: nothing,
    output: z.object({
      sessions: z.array(
        z.object({
          id,
          agent: z.string(),
          created_at: z.date(),
          seen_at: z.date(),
          expires_at: z.date(),
          current: z.boolean(),
        }),
      ),
    }),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/api/sessions/{id}',
    who: 'take_part',
    does: 'Ends one of one’s own sessions, elsewhere or here.',
    input: z.object({ id }),
    output: nothing,
  }),
  people: endpoint({
    method: 'GET',
    path: '/api/people',
    who: 'take_part',
    does: 'Lists everybody who works or worked here.',
    input: nothing,
    output: z.object({ people: z.array(PersonView) }),
  }),
  changePerson: endpoint({
    method: 'PATCH',
    path: '/api/people/{id}',
    who: 'administer',
    does: 'Changes a role, or lets somebody go (active: false) or come back; never the last administrator.',
    input: z.object({ id, role: Role.optional(), active: z.boolean().optional() }),
    output: PersonView,
  }),
  passwordResetLink: endpoint({
    method: 'POST',
    path: '/api/people/{id}/password-reset-link',
    who: 'administer',
    does: 'Makes a link with which somebody sets a new password, to be handed to them; shown this once.',
    input: z.object({ id }),
    output: z.object({ link: z.string() }),
  }),
  changeMe: endpoint({
    method: 'PATCH',
    path: '/api/me',
    who: 'take_part',
    does: 'Changes one’s own name, language or time zone.',
    input: z.object({ name: PersonName.optional(), locale: Locale.optional(), time_zone: TimeZone.optional() }),
    output: PersonView,
  }),
  changePassword: endpoint({
    method: 'PUT',
    path: '/api/me/password',
    who: 'take_part',
    does: 'Changes one’s own password and ends every other session.',
    input: z.object({ current_password: password, password }),
    output: nothing,
  }),
  renameWorkspace: endpoint({
    method: 'PATCH',
    path: '/api/workspace',
    who: 'administer',
    does: 'Gives the workspace another name; invitations and mails carry it from then on.',
    input: Workspace.pick({ name: true }),
    output: Workspace.pick({ name: true }),
  }),
  teams: endpoint({
    method: 'GET',
    path: '/api/teams',
    who: 'take_part',
    does: 'Lists the teams and who is in them.',
    input: nothing,
    output: z.object({ teams: z.array(TeamView) }),
  }),
  makeTeam: endpoint({
    method: 'POST',
    path: '/api/teams',
    who: 'administer',
    does: 'Makes a team.',
    input: TeamRecord.pick({ name: true }).extend({
      purpose: TeamRecord.shape.purpose.default(''),
      sealed: z.boolean().default(false),
    }),
    output: TeamView,
  }),
  changeTeam: endpoint({
    method: 'PATCH',
    path: '/api/teams/{id}',
    who: 'administer',
    does: 'Changes a team’s name, purpose, or whether only its members see what is handed to it.',
    input: TeamRecord.pick({ name: true, purpose: true, sealed: true }).partial().extend({ id }),
    output: TeamView,
  }),
  deleteTeam: endpoint({
    method: 'DELETE',
    path: '/api/teams/{id}',
    who: 'administer',
    does: 'Deletes a team that owns nothing any more.',
    input: z.object({ id }),
    output: nothing,
  }),
  addMember: endpoint({
    method: 'PUT',
    path: '/api/teams/{id}/members/{person_id}',
    who: 'administer',
    does: 'Puts somebody into a team.',
    input: z.object({ id, person_id: id }),
    output: TeamView,
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: '/api/teams/{id}/members/{person_id}',
    who: 'administer',
    does: 'Takes somebody out of a team.',
    input: z.object({ id, person_id: id }),
    output: TeamView,
  }),
  invitations: endpoint({
    method: 'GET',
    path: '/api/invitations',
    who: 'administer',
    does: 'Lists the invitations that wait, expired ones too.',
    input: nothing,
    output: z.object({ invitations: z.array(InvitationView) }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/api/invitations',
    who: 'administer',
    does: 'Invites somebody by e-mail, for fourteen days; the answer carries the link too.',
    input: z.object({ email: Email, role: Role, team_ids: z.array(id).max(50).default([]) }),
    output: Invited,
  }),
  withdrawInvitation: endpoint({
    method: 'DELETE',
    path: '/api/invitations/{id}',
    who: 'administer',
    does: 'Withdraws an invitation; its link stops working.',
    input: z.object({ id }),
    output: nothing,
  }),
  invitationLink: endpoint({
    method: 'POST',
    path: '/api/invitations/{id}/link',
    who: 'administer',
    does: 'Makes a fresh link for an invitation, good for fourteen more days; earlier links stop working.',
    input: z.object({ id }),
    output: Invited,
  }),
  readInvitation: endpoint({
    method: 'GET',
    path: '/api/invitation',
    who: 'anyone',
    does: 'Tells who is invited where, by the token of the link. `has_account`: they prove themselves with the password they have.',
    input: z.object({ token }),
    output: z.object({
      email: z.string(),
      role: Role,
      workspace_name: z.string(),
      expires_at: z.date(),
      has_account: z.boolean(),
    }),
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/api/invitation/acceptance',
    who: 'anyone',
    does: 'Accepts an invitation and signs in; works once.',
    input: z.object({ token, name: PersonName, password, locale: Locale.optional(), time_zone: TimeZone.optional() }),
    output: SessionView,
  }),
  passwordResets: endpoint({
    method: 'GET',
    path: '/api/password-reset',
    who: 'anyone',
    does: 'Tells whether this server can mail a link for a new password.',
    input: nothing,
    output: z.object({ can_send: z.boolean() }),
  }),
  requestPasswordReset: endpoint({
    method: 'POST',
    path: '/api/password-reset',
    who: 'anyone',
    does: 'Mails a link for a new password, if there is such an account. The answer is the same either way.',
    input: z.object({ email: Email }),
    output: z.object({ can_send: z.boolean() }),
  }),
  readPasswordReset: endpoint({
    method: 'GET',
    path: '/api/password-reset/completion',
    who: 'anyone',
    does: 'Tells whose password the token of a link sets, while it works.',
    input: z.object({ token }),
    output: z.object({ email: z.string() }),
  }),
  completePasswordReset: endpoint({
    method: 'POST',
    path: '/api/password-reset/completion',
    who: 'anyone',
    does: 'Sets a new password by the token of a link and ends every session; works once. Sign in afterwards.',
    input: z.object({ token, password }),
    output: z.object({ email: z.string() }),
  }),
}
