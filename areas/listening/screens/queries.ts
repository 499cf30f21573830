import { queryOptions } from '@tanstack/react-query'
import { listeningApi, type MentionView } from '#areas/listening/api.ts'
import type { Monitor } from '#areas/listening/schema.ts'
import { call, type Wire } from '#web/call.ts'

export type MonitorShown = Wire<Monitor>
export type MentionShown = Wire<MentionView>

export const monitorsQuery = queryOptions({
  queryKey: ['listening', 'monitors'],
  queryFn: ({ signal }) => call(listeningApi.monitors, {}, { signal }),
})

/** The newest few of a monitor. */
export const mentionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['listening', 'mentions', id],
    queryFn: ({ signal }) => call(listeningApi.mentions, { id, limit: 6 }, { signal }),
  })
