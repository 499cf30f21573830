/** How the installation is, as pages ask it. */
import { queryOptions } from '@tanstack/react-query'
import { readStatus } from '#platform/status-api.ts'
import { call, type Wire } from '#web/call.ts'

const EVERY_MS = 15_000

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => call(readStatus, {}, { signal }),
  staleTime: 5_000,
  refetchInterval: EVERY_MS,
})
export type ShownStatus = Wire<import('zod').z.output<typeof readStatus.output>>

/** The names of the parts that want a look. */
export const wantingIn = ({ parts }: ShownStatus): string =>
  parts
    .filter(({ state }) => state !== 'well')
    .map(({ name }) => name)
    .join(', ')
