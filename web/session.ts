/** Who is signed in. The frame and every page take it from here, in one small shape. */
import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Right, Role } from '#platform/rights.ts'
import { mayRole } from '#platform/rights.ts'
import { request } from './call.ts'

export interface Session {
  person: { id: string; name: string; email: string; role: Role; locale: string; time_zone: string }
  workspace: { id: string; name: string }
  teams: { id: string; name: string }[]
}

const PATH = '/api/session'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await request({ method: 'GET', path: PATH }, {}, { signal })) as Session,
  staleTime: 5 * 60_000,
})

/** Whether this installation still waits for its first workspace. */
export const startQuery = queryOptions({
  queryKey: ['start'],
  queryFn: async ({ signal }) =>
    (await request({ method: 'GET', path: '/api/start' }, {}, { signal })) as { state: 'first_run' | 'ready' },
  staleTime: 0,
})

export interface SignInInput {
  email: string
  password: string
  workspace_id?: string
}
/** Who belongs to several workspaces says which, by the same again with its id. */
export type SignedIn =
  | { state: 'signed_in' }
  | { state: 'choose_workspace'; workspaces: readonly { id: string; name: string }[] }

export const signIn = async (input: SignInInput) =>
  (await request({ method: 'POST', path: PATH }, { ...input })) as SignedIn
export const signOut = () => request({ method: 'DELETE', path: PATH }, {})

const SessionContext = createContext<Session | null>(null)
export const SessionProvider = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is for pages inside the frame')
  return session
}

export const useMay = (right: Right): boolean => mayRole(useSession().person.role, right)
