/** Administration: workspaces, the people and teams in them, how they come in and prove who they are. */
import type { Area, Tools } from '#platform/area.ts'
import { route, visitRoute } from '#platform/http.ts'
import type { Passwords } from '#platform/sign-in/passwords.ts'
import { administrationApi as api } from './api.ts'
import { openDoor } from './door.ts'
import { InvitationRecord, MemberRecord, PersonRecord, TeamRecord, Workspace } from './schema.ts'
import { endOneSession, listSessions, openSession, readSession, signIn, signOut } from './sign-in.ts'
import { createFirstWorkspace, isFirstRun } from './workspaces.ts'

const ours = { none: 'people who work here, who are no people outside' }

export function administration(tools: Tools, edge: { passwords?: Passwords } = {}): Area {
  const door = openDoor(tools, edge.passwords)
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
      visitRoute(api.createWorkspace, async (visit, input) =>
        openSession(door, visit, await createFirstWorkspace(door, input)),
      ),
      visitRoute(api.signIn, (visit, input) => signIn(door, visit, input)),
      visitRoute(api.session, (visit) => readSession(door, visit)),
      visitRoute(api.signOut, (visit) => signOut(door, visit)),
      visitRoute(api.sessions, (visit) => listSessions(door, visit)),
      visitRoute(api.endSession, (visit, input) => endOneSession(door, visit, input)),
    ],
  }
}
