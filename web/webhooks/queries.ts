import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  listWebhookCalls,
  listWebhookFacts,
  listWebhooks,
  type Webhook,
  type WebhookCall,
} from '#platform/webhooks-api.ts'
import { call, type Wire } from '#web/call.ts'

export type ShownWebhook = Wire<Webhook>
export type ShownCall = Wire<WebhookCall>

export const WEBHOOKS = ['webhooks'] as const

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks', 'list'],
  queryFn: async ({ signal }) => (await call(listWebhooks, {}, { signal })).webhooks,
})

export const factsQuery = queryOptions({
  queryKey: ['webhooks', 'facts'],
  queryFn: async ({ signal }) => (await call(listWebhookFacts, {}, { signal })).facts,
  staleTime: Number.POSITIVE_INFINITY,
})

const PAGE = 100

export const callsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', 'calls', id],
    queryFn: async ({ pageParam, signal }) =>
      (await call(listWebhookCalls, { id, ...(pageParam && { before: pageParam }) }, { signal })).calls,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length === PAGE ? (page.at(-1)?.id ?? null) : null),
  })
