import { queryOptions } from '@tanstack/react-query'
import { type BackfillView, backfillApi } from '#areas/listening/backfill/api.ts'
import { call, type Wire } from '#web/call.ts'

export type BackfillShown = Wire<BackfillView>
export type PartShown = BackfillShown['parts'][number]

export const backfillsKey = (id: string) => ['listening', 'backfills', id]
export const backfillsQuery = (id: string) =>
  queryOptions({
    queryKey: backfillsKey(id),
    queryFn: ({ signal }) => call(backfillApi.list, { id }, { signal }),
  })
