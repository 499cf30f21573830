/** The list at a place: pages by key as they are reached, news joined to their head, what changed changed where it stands. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { call } from '#web/call.ts'
import { type LiveEvent, RESET, useLive } from '#web/live.ts'
import { soon } from '#web/soon.ts'
import { inboxApi } from '../api.ts'
import { listInput, listKey, type Place } from './place.ts'
import { listQuery } from './queries.ts'
import { joinHead, type Pages, rowsOf } from './rows.ts'

const GATHER_MS = 300
/** What changes rows. */
const KINDS = ['inbox.', 'routing.', 'contacts.']

export function useList(place: Place) {
  const queries = useQueryClient()
  const asked = listInput(place)
  const options = listQuery(asked)
  const query = useInfiniteQuery(options)
  const rows = useMemo(() => rowsOf(query.data), [query.data])

  const refreshHead = async () => {
    const head = await call(inboxApi.list, asked).catch(() => null)
    if (!head) return void queries.invalidateQueries({ queryKey: options.queryKey })
    queries.setQueryData(
      options.queryKey,
      (known: Pages | undefined) => (known ? joinHead(known, head) : known) as never,
    )
  }
  const heard = (event: LiveEvent) => {
    const first = query.data?.pages[0]?.conversations.length ?? 0
    const isDeep = rows.slice(first).some((row) => event.about?.includes(row.id))
    if (event.kind === RESET || isDeep)
      return soon(
        `all ${listKey(place)}`,
        GATHER_MS,
        () => void queries.invalidateQueries({ queryKey: options.queryKey }),
      )
    soon(`head ${listKey(place)}`, GATHER_MS, () => void refreshHead())
  }
  useLive(KINDS, heard)

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return { query, rows, onEnd }
}
