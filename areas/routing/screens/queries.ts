import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { teamsQuery } from '#areas/administration/screens/queries.ts'
import { threadKey } from '#areas/inbox/screens/queries.ts'
import { understandingApi } from '#areas/understanding/api.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { builtInApi } from '#areas/understanding/delivered/api.ts'
import { BUILT_IN_TOPICS } from '#areas/understanding/schema.ts'
import { call } from '#web/call.ts'
import { useLive } from '#web/live.ts'
import { soon } from '#web/soon.ts'
import type { Choice } from '#web/ui/choices.ts'
import { useWords } from '#web/words.ts'
import { routingApi } from '../api.ts'
import { routingWords } from './words.ts'

export const ROUTING = ['routing'] as const

export const tableQuery = queryOptions({
  queryKey: ['routing', 'table'],
  queryFn: ({ signal }) => call(routingApi.table, {}, { signal }),
})
export type ShownTable = Awaited<ReturnType<NonNullable<(typeof tableQuery)['queryFn']>>>
export type ShownLine = ShownTable['lines'][number]

export const topicsQuery = queryOptions({
  queryKey: ['routing', 'topics'],
  queryFn: ({ signal }) => call(understandingApi.topics, {}, { signal }),
})
export type ShownTopic = NonNullable<Awaited<ReturnType<NonNullable<(typeof topicsQuery)['queryFn']>>>>[number]

export const builtInTopicsQuery = queryOptions({
  queryKey: ['routing', 'built-in-topics'],
  queryFn: ({ signal }) => call(builtInApi.topics, {}, { signal }),
})
export type ShownBuiltIn = NonNullable<Awaited<ReturnType<NonNullable<(typeof builtInTopicsQuery)['queryFn']>>>>[number]

const GATHER_MS = 500

export function useRoutingLive(): void {
  const queries = useQueryClient()
  useLive(['routing.', 'understanding.', 'inbox.'], () =>
    soon('routing', GATHER_MS, () => void queries.invalidateQueries({ queryKey: ROUTING })),
  )
}

/** A team without anybody in it says so before something is sent to it. */
export function useTeamChoices(): { choices: Choice[]; nameOf: (id: string | null) => string | undefined } {
  const words = useWords(routingWords)
  const teams = useQuery(teamsQuery).data ?? []
  return {
    choices: teams.map(({ id, name, member_ids }) => ({
      value: id,
      label: member_ids.length === 0 ? words.emptyTeam(name) : name,
    })),
    nameOf: (id) => teams.find((team) => team.id === id)?.name,
  }
}

/** Topics of the workspace's own first, then those built in that are not switched off. */
export function useTopicChoices(): Choice[] {
  const own = useQuery(topicsQuery).data ?? []
  const changes = useQuery(builtInTopicsQuery).data ?? []
  const off = new Set<string>(changes.flatMap(({ topic, switched_off }) => (switched_off ? [topic] : [])))
  return [
    ...own.map(({ name }) => ({ value: name, label: name })),
    ...BUILT_IN_TOPICS.filter((topic) => !off.has(topic)).map((topic) => ({ value: topic, label: topicName(topic) })),
  ]
}

/** Under the thread's own keys, which whatever is done to a conversation reads again. */
export const asReadQuery = (id: string) =>
  queryOptions({
    queryKey: [...threadKey(id), 'as-read'],
    queryFn: ({ signal }) => call(routingApi.asRead, { id }, { signal }),
  })

export const learnedQuery = queryOptions({
  queryKey: [...ROUTING, 'learned'],
  queryFn: ({ signal }) => call(routingApi.learned, {}, { signal }),
})
export type ShownLearned = Awaited<ReturnType<NonNullable<(typeof learnedQuery)['queryFn']>>>
