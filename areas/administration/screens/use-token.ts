/**
 * The secret of a link. It is taken out of the address at once, so that it does not stay in the history, a bookmark or
 * a picture of the screen; a reload finds it in the state of this one history entry.
 */
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

declare module '@tanstack/react-router' {
  interface HistoryState {
    token?: string
  }
}

export function useToken(): string | null {
  const navigate = useNavigate()
  const [token] = useState(readToken)
  useEffect(() => {
    if (!token || !new URLSearchParams(location.search).has('token')) return
    void navigate({ to: location.pathname, replace: true, state: { token } })
  }, [token, navigate])
  return token
}

function readToken(): string | null {
  const kept = (history.state as { token?: unknown } | null)?.token
  return new URLSearchParams(location.search).get('token') ?? (typeof kept === 'string' ? kept : null)
}
