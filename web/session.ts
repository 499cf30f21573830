/** Who is signed in. The frame and every page take it from here, in one small shape. */
import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Right, Role } from '#platform/rights.ts'
import { mayRole } from '#platform/rights.ts'
import { request } from './call.ts'

export interface Session {
  person: { id: string; name: string; role: Role; locale: string; time_zone: string }
  workspace: { id: string; name: string }
  teams: { id: string; name: string }[]
}

const PATH = '/api/session'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await request({ method: 'GET', path: PATH }, {}, { signal })) as Session,
  staleTime: 5 * 60_000,
})

/** The answer may ask for a second factor, so it is not the session itself. */
export const signIn = (input: { email: string; password: string }) => request({ method: 'POST', path: PATH }, input)
export const signOut = () => request({ method: 'DELETE', path: PATH }, {})

const SessionContext = createContext<Session | null>(null)
export const SessionProvider = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is for pages inside the frame')
  return session
}

export const useMay = (right: Right): boolean => mayRole(useSession().person.role, right)
