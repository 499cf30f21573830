import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#web/call.ts'
import { useLive } from '#web/live.ts'
import { soon } from '#web/soon.ts'
import { inboxApi } from '../../api.ts'

/** The hundred newest of mine that wait, in the order they wait: the longest first. */
export function useMine() {
  const queries = useQueryClient()
  useLive(['inbox.', 'routing.'], () =>
    soon('home lists', 500, () => void queries.invalidateQueries({ queryKey: ['inbox', 'home'] })),
  )
  return useQuery({
    queryKey: ['inbox', 'home', 'mine'],
    queryFn: ({ signal }) => call(inboxApi.list, { view: 'mine', state: 'open', limit: 100 }, { signal }),
    select: ({ conversations }) =>
      conversations.toSorted((a, b) => sinceOf(a.waiting_since) - sinceOf(b.waiting_since)),
  })
}

export function useNobodys() {
  return useQuery({
    queryKey: ['inbox', 'home', 'nobody'],
    queryFn: ({ signal }) => call(inboxApi.list, { view: 'nobody', state: 'open', limit: 5 }, { signal }),
  })
}

export const sinceOf = (at: Date | string | null): number => (at ? new Date(at).getTime() : Number.MAX_SAFE_INTEGER)
