import { queryOptions } from '@tanstack/react-query'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { listeningApi, type MentionView } from '#areas/listening/api.ts'
import type { Monitor } from '#areas/listening/schema.ts'
import { call, type Wire } from '#web/call.ts'

export type MonitorShown = Wire<Monitor>
export type MentionShown = Wire<MentionView>

export const MONITORS = ['listening', 'monitors']
export const monitorsQuery = queryOptions({
  queryKey: MONITORS,
  queryFn: ({ signal }) => call(listeningApi.monitors, {}, { signal }),
})

/** What we no longer listen for. */
export const removedQuery = queryOptions({
  queryKey: [...MONITORS, 'removed'],
  queryFn: ({ signal }) => call(listeningApi.removedMonitors, {}, { signal }),
})

/** Which hear unusually much just now. */
export const unusualQuery = queryOptions({
  queryKey: [...MONITORS, 'unusual'],
  queryFn: ({ signal }) => call(analysisApi.unusual, {}, { signal }),
  refetchInterval: 60_000,
})

export const mentionsKey = (id: string) => ['listening', 'mentions', id]

export const NEWEST = 6

/** The newest few of a monitor. */
export const mentionsQuery = (id: string, limit = NEWEST) =>
  queryOptions({
    queryKey: [...mentionsKey(id), limit],
    queryFn: ({ signal }) => call(listeningApi.mentions, { id, limit }, { signal }),
  })
