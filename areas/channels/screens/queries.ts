/** What the screens ask of channels. Answers to connect with, secrets among them, never pass through here. */
import { queryOptions } from '@tanstack/react-query'
import { type ChannelView, listChannels, listNetworks } from '#areas/channels/api.ts'
import { call, type Wire } from '#web/call.ts'
import { CHANNEL_MAY } from '../schema.ts'

export type ChannelShown = Wire<ChannelView>

/** Whether anything is heard at all: one channel is enough, of whatever purpose. */
export const anyListens = (channels: readonly Pick<ChannelShown, 'state'>[]): boolean =>
  channels.some(({ state }) => CHANNEL_MAY[state].listen)

/** Networks change with the version of the program only. */
export const networksQuery = queryOptions({
  queryKey: ['channels', 'networks'],
  queryFn: async ({ signal }) => (await call(listNetworks, {}, { signal })).networks,
  staleTime: Number.POSITIVE_INFINITY,
})

export const channelsQuery = queryOptions({
  queryKey: ['channels', 'list'],
  queryFn: async ({ signal }) => (await call(listChannels, {}, { signal })).channels,
})
