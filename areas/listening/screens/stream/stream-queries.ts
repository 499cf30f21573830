import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { listVersions } from '#areas/channels/api.ts'
import { call, type Wire } from '#web/call.ts'
import { listeningApi, type StreamMention } from '../../api.ts'
import type { Asked } from './stream-place.ts'

export type Shown = Wire<StreamMention>
export interface Page {
  mentions: Shown[]
  next: string | null
}
export interface Pages {
  pages: Page[]
  pageParams: unknown[]
}

export const STREAM = ['listening', 'stream']
export const COUNTS = ['listening', 'stream count']

/** What the server is asked for: where somebody came from is no part of it. */
export const which = (asked: Asked): Asked => ({ ...asked, back: undefined })

export const streamQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: [...STREAM, which(asked)],
    queryFn: ({ pageParam, signal }) =>
      call(listeningApi.stream, { ...which(asked), ...(pageParam && { before: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 10_000,
  })

/** How many a figure led to, all of them. */
export const streamCountQuery = (asked: Asked) =>
  queryOptions({
    queryKey: [...COUNTS, which(asked)],
    queryFn: ({ signal }) => call(listeningApi.streamCount, which(asked), { signal }),
    staleTime: 10_000,
  })

export const repeatsQuery = (monitor_id: string, post_id: string) =>
  infiniteQueryOptions({
    queryKey: ['listening', 'repeats', monitor_id, post_id],
    queryFn: ({ pageParam, signal }) =>
      call(listeningApi.repeats, { monitor_id, post_id, ...(pageParam && { before: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['listening', 'versions', id],
    queryFn: ({ signal }) => call(listVersions, { id }, { signal }),
  })

export const MENDS = ['listening', 'mend']
export const mendQuery = (id: string) =>
  queryOptions({ queryKey: [...MENDS, id], queryFn: ({ signal }) => call(listeningApi.mend, { id }, { signal }) })
