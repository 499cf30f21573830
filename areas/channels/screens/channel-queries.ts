/** What the channels' pages ask, with the keys it is cached under: all begin with `channels`, so one word reads them again. */
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { listGrants } from '#areas/conduct/api.ts'
import { call, type Wire } from '#web/call.ts'
import { useLive } from '#web/live.ts'
import { soon } from '#web/soon.ts'
import {
  type ChannelView,
  countStuckDeliveries,
  type HoldView,
  listAbilities,
  listChannels,
  listDeeds,
  listDeliveries,
  listHolds,
} from '../api.ts'
import type { DeliveryView } from '../schema.ts'

export type ShownChannel = Wire<ChannelView>
export type ShownDelivery = Wire<DeliveryView>
export type ShownHold = Wire<HoldView>

export const CHANNELS = ['channels'] as const

/** A network that falls silent is no fact, and neither is that nobody listens any more: it is seen by looking again. */
const LOOK_MS = 60_000
const SILENT_MS = 5_000

/** With the retired ones. */
export const everyChannelQuery = queryOptions({
  queryKey: ['channels', 'every'],
  queryFn: async ({ signal }) => (await call(listChannels, { retired: 'yes' }, { signal })).channels,
  refetchInterval: (query) => (query.state.data?.some(({ sign }) => sign === 'silent') ? SILENT_MS : LOOK_MS),
})

export const abilitiesQuery = queryOptions({
  queryKey: ['channels', 'abilities'],
  queryFn: async ({ signal }) => (await call(listAbilities, {}, { signal })).channels,
})

export const holdsQuery = queryOptions({
  queryKey: ['channels', 'holds'],
  queryFn: ({ signal }) => call(listHolds, {}, { signal }),
})

export const stuckQuery = queryOptions({
  queryKey: ['channels', 'stuck'],
  queryFn: ({ signal }) => call(countStuckDeliveries, {}, { signal }),
})

export interface WhichDeliveries {
  needs_person?: 'yes'
  state?: 'held' | 'refused'
  channel_id?: string
}
const PAGE = 50

export const deliveriesQuery = (which: WhichDeliveries) =>
  infiniteQueryOptions({
    queryKey: ['channels', 'deliveries', which],
    queryFn: async ({ pageParam, signal }) =>
      (await call(listDeliveries, { ...which, limit: PAGE, ...(pageParam && { before: pageParam }) }, { signal }))
        .deliveries,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length === PAGE ? (page.at(-1)?.id ?? null) : null),
  })

export const grantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['channels', 'grants', id],
    queryFn: async ({ signal }) => (await call(listGrants, { id, all: 'yes' }, { signal })).grants,
  })

export const deedsQuery = (id: string) =>
  queryOptions({
    queryKey: ['channels', 'deeds', id],
    queryFn: async ({ signal }) => (await call(listDeeds, { id }, { signal })).deeds,
  })

const GATHER_MS = 400

/** Keeps all of the above fresh while a page of channels is open. */
export function useChannelsLive(): void {
  const queries = useQueryClient()
  useLive(['channels.', 'conduct.'], () =>
    soon('channels', GATHER_MS, () => void queries.invalidateQueries({ queryKey: CHANNELS })),
  )
}
