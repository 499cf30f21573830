/** What the screens ask of administration. Links and tokens are shown once and never pass through here. */
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import {
  administrationApi as api,
  type InvitationView,
  type PersonView,
  type TeamView,
} from '#areas/administration/api.ts'
import { call, type Wire } from '#web/call.ts'
import { sessionQuery } from '#web/session.ts'

export type Person = Wire<PersonView>
export type Team = Wire<TeamView>
export type OpenInvitation = Wire<InvitationView>

const ROOT = 'administration'

export const peopleQuery = queryOptions({
  queryKey: [ROOT, 'people'],
  queryFn: async ({ signal }) => (await call(api.people, {}, { signal })).people,
})

export const teamsQuery = queryOptions({
  queryKey: [ROOT, 'teams'],
  queryFn: async ({ signal }) => (await call(api.teams, {}, { signal })).teams,
})

export const invitationsQuery = queryOptions({
  queryKey: [ROOT, 'invitations'],
  queryFn: async ({ signal }) => (await call(api.invitations, {}, { signal })).invitations,
})

export const sessionsQuery = queryOptions({
  queryKey: [ROOT, 'sessions'],
  queryFn: async ({ signal }) => (await call(api.sessions, {}, { signal })).sessions,
})

/** People, teams and invitations hang together: a change of one is read again in all. */
export const readAgain = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ queryKey: [ROOT] })

/** One's own name, role, teams, language and time zone stand in the session. */
export async function readMyselfAgain(queries: QueryClient): Promise<void> {
  await Promise.all([readAgain(queries), queries.fetchQuery({ ...sessionQuery, staleTime: 0 })])
}
