import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type EmergingView, emergingApi } from '#areas/listening/emerging/api.ts'
import { call, type Wire } from '#web/call.ts'

export type TopicShown = Wire<EmergingView>

/** Which of what emerges is looked at. */
export interface EmergingAbout {
  days: number
  team?: string | undefined
  known?: 'yes' | undefined
}

export const EMERGING = ['listening', 'emerging']
export const emergingQuery = (about: EmergingAbout) =>
  queryOptions({
    queryKey: [...EMERGING, about],
    queryFn: ({ signal }) => call(emergingApi.emerging, about, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
