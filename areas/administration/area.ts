/** Administration: workspaces, the people and teams in them, how they come in and prove who they are. */
import type { Area, Tools } from '#platform/area.ts'
import type { Database } from '#platform/database.ts'
import { route, visitRoute } from '#platform/http.ts'
import { forgetOldGuesses } from '#platform/sign-in/guesses.ts'
import { forgetOldPasswordResets } from '#platform/sign-in/password-resets.ts'
import { weakIn } from '#platform/sign-in/password-rules.ts'
import type { Passwords } from '#platform/sign-in/passwords.ts'
import { forgetOldSessions } from '#platform/sign-in/sessions.ts'
import type { Work } from '#platform/work.ts'
import { acceptInvitation, alsoWrongIn, readInvitation } from './acceptance.ts'
import { administrationApi as api } from './api.ts'
import { changeMe, changePerson } from './changes.ts'
import { openDoor, whomOf } from './door.ts'
import { invite, listInvitations, renew, withdraw } from './invitations.ts'
import {
  changePassword,
  completePasswordReset,
  makePasswordResetLink,
  readPasswordReset,
  requestPasswordReset,
} from './new-passwords.ts'
import { membersOf } from './people.ts'
import { InvitationRecord, MemberRecord, PersonRecord, TeamRecord, Workspace } from './schema.ts'
import { endOneSession, listSessions, openSession, readSession, signIn, signOut } from './sign-in.ts'
import { addMember, changeTeam, deleteTeam, makeTeam, removeMember, type TeamGuard } from './teams.ts'
import { peopleView, teamsView } from './views.ts'
import { createFirstWorkspace, isFirstRun, renameWorkspace } from './workspaces.ts'

const ours = { none: 'people who work here, who are no people outside' }

/** What later areas fill in. */
export interface AdministrationPorts {
  teamGuards?: readonly TeamGuard[]
  /** For tests that count hashes. */
  passwords?: Passwords
}

export function administration(tools: Tools, ports: AdministrationPorts = {}): Area {
  const door = openDoor(tools, ports.passwords)
  const teamGuards = ports.teamGuards ?? []
  const forgetAfterwards = (work: Work, person_id: string) => work.afterwards.push(() => door.forget(person_id))
  return {
    name: 'administration',
    records: {
      administration_workspaces: { schema: Workspace, personal: { none: 'our own organisation' } },
      administration_people: { schema: PersonRecord, personal: ours },
      administration_teams: { schema: TeamRecord, personal: { none: 'our own words' } },
      administration_members: { schema: MemberRecord, personal: ours },
      administration_invitations: { schema: InvitationRecord, personal: ours },
    },
    routes: [
      visitRoute(api.start, async () => ({
        state: (await isFirstRun(door.database)) ? ('first_run' as const) : ('ready' as const),
      })),
      visitRoute(
        api.createWorkspace,
        async (visit, input) => openSession(door, visit, await createFirstWorkspace(door, input)),
        async (given) => weakIn(given),
      ),
      visitRoute(api.signIn, (visit, input) => signIn(door, visit, input)),
      visitRoute(api.session, (visit) => readSession(door, visit)),
      visitRoute(api.signOut, (visit) => signOut(door, visit)),
      visitRoute(api.sessions, (visit) => listSessions(door, visit)),
      visitRoute(api.endSession, (visit, input) => endOneSession(door, visit, input)),
      route(api.people, peopleView),
      visitRoute(api.changePerson, (visit, input) => changePerson(door, visit, input)),
      visitRoute(api.passwordResetLink, (visit, input) => makePasswordResetLink(door, visit, input)),
      route(api.changeMe, changeMe),
      visitRoute(api.changePassword, (visit, input) => changePassword(door, visit, input)),
      route(api.renameWorkspace, renameWorkspace),
      route(api.teams, teamsView),
      route(api.makeTeam, makeTeam),
      route(api.changeTeam, changeTeam),
      route(api.deleteTeam, async (work, { id }) => {
        for (const { id: person_id } of await membersOf(work, id)) forgetAfterwards(work, person_id)
        await deleteTeam(work, id, teamGuards)
        return {}
      }),
      route(api.addMember, (work, input) => {
        forgetAfterwards(work, input.person_id)
        return addMember(work, input)
      }),
      route(api.removeMember, (work, input) => {
        forgetAfterwards(work, input.person_id)
        return removeMember(work, input)
      }),
      route(api.invitations, listInvitations),
      visitRoute(api.invite, (visit, input) =>
        door.database.inWork(whomOf(visit), (work) => invite(work, tools, input)),
      ),
      route(api.withdrawInvitation, withdraw),
      visitRoute(api.invitationLink, (visit, { id }) =>
        door.database.inWork(whomOf(visit), (work) => renew(work, tools, id)),
      ),
      visitRoute(api.readInvitation, (_visit, input) => readInvitation(door, input)),
      visitRoute(
        api.acceptInvitation,
        (visit, input) => acceptInvitation(door, visit, input),
        (given) => alsoWrongIn(door, given),
      ),
      visitRoute(api.passwordResets, async () => ({ can_send: tools.mail.can_send })),
      visitRoute(api.requestPasswordReset, (visit, input) => requestPasswordReset(door, visit, input)),
      visitRoute(api.readPasswordReset, (_visit, input) => readPasswordReset(door, input)),
      visitRoute(api.completePasswordReset, (_visit, input) => completePasswordReset(door, input)),
    ],
    jobs: { 'administration.keep_sign_in_tidy': () => keepTidy(tools.database) },
    cron: ['23 * * * * administration.keep_sign_in_tidy'],
  }
}

function keepTidy(database: Database): Promise<void> {
  return database.asPlatform(async (db) => {
    const now = new Date()
    await forgetOldSessions(db, now)
    await forgetOldGuesses(db, now)
    await forgetOldPasswordResets(db, now)
  })
}
