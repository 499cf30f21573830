/** What the screens ask of channels. Answers to connect with, secrets among them, never pass through here. */
import { queryOptions } from '@tanstack/react-query'
import { type ChannelView, listChannels, listNetworks } from '#areas/channels/api.ts'
import { call, type Wire } from '#web/call.ts'
import { CHANNEL_MAY } from '../schema.ts'

export type ChannelShown = Wire<ChannelView>

/** Whether anything is heard at all: one channel is enough, of whatever purpose. */
export const anyListens = (channels: readonly Pick<ChannelShown, 'state'>[]): boolean =>
  channels.some(({ state }) => CHANNEL_MAY[state].listen)

/** Whether something answered: a source that was never reached hears nothing, however often it is tried. */
export const anyHears = (channels: readonly Pick<ChannelShown, 'state' | 'polled_at'>[]): boolean =>
  channels.some(({ state, polled_at }) => state === 'well' && polled_at !== null)

/** While one is waited for, it is looked again: the seconds until its next try are the server's words. */
const WAITING_MS = 5_000
const unsettled = ({ state, polled_at }: Pick<ChannelShown, 'state' | 'polled_at'>): boolean =>
  state === 'waiting' || (state === 'well' && polled_at === null)

/** Networks change with the version of the program only. */
export const networksQuery = queryOptions({
  queryKey: ['channels', 'networks'],
  queryFn: async ({ signal }) => (await call(listNetworks, {}, { signal })).networks,
  staleTime: Number.POSITIVE_INFINITY,
})

export const channelsQuery = queryOptions({
  queryKey: ['channels', 'list'],
  queryFn: async ({ signal }) => (await call(listChannels, {}, { signal })).channels,
  refetchInterval: (query) => (query.state.data?.some(unsettled) ? WAITING_MS : false),
})
