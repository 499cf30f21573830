import { queryOptions } from '@tanstack/react-query'
import { listeningApi } from '#areas/listening/api.ts'
import { call } from '#web/call.ts'

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
