/** What the inbox fetches, with the keys it is cached under. */
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { listFiles } from '#areas/media/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { call } from '#web/call.ts'
import { inboxApi, type ListInput } from '../api.ts'
import { joinThread } from './join-thread.ts'
import type { ConversationView } from './shown.ts'

type Asked = Pick<ListInput, 'view' | 'team_id' | 'state'>

export const LISTS = ['inbox', 'list']

export const listQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: [...LISTS, asked],
    queryFn: ({ pageParam, signal }) =>
      call(inboxApi.list, { ...asked, ...(pageParam && { after: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 10_000,
  })

export const THREADS = ['inbox', 'thread']
export const threadKey = (id: string) => [...THREADS, id]

/** The thread as far as it was fetched; a refetch brings the newest page and keeps the earlier ones. */
export const threadQuery = (queries: QueryClient, id: string) =>
  queryOptions({
    queryKey: threadKey(id),
    queryFn: async ({ signal }) => {
      const fresh = await call(inboxApi.read, { id }, { signal })
      return joinThread(queries.getQueryData<ConversationView>(threadKey(id)), fresh)
    },
    staleTime: 5_000,
  })

export const countsQuery = queryOptions({
  queryKey: ['inbox', 'counts'],
  queryFn: ({ signal }) => call(inboxApi.counts, {}, { signal }),
})

/** In the whole house; kept under Home, whose lists are fetched anew when something changes. */
export const openInAllQuery = queryOptions({
  queryKey: ['inbox', 'home', 'open'],
  queryFn: ({ signal }) => call(inboxApi.openInAll, {}, { signal }),
})

export const fromAfarQuery = queryOptions({
  queryKey: ['inbox', 'home', 'from-afar'],
  queryFn: ({ signal }) => call(inboxApi.fromAfar, {}, { signal }),
})

export const decisionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['inbox', 'decisions', id],
    queryFn: ({ signal }) => call(routingApi.decisions, { id }, { signal }),
  })

/** The teams it could be handed to, the likeliest first. */
export const betterTeamsQuery = (id: string) =>
  queryOptions({
    queryKey: ['inbox', 'better-teams', id],
    queryFn: async ({ signal }) => (await call(routingApi.betterTeams, { id }, { signal })).team_ids,
  })

export const filesQuery = queryOptions({
  queryKey: ['media', 'files'],
  queryFn: ({ signal }) => call(listFiles, {}, { signal }),
})
