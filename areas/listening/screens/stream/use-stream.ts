/** The stream at an address: pages by key as they are reached, and news that waits while somebody is in the list. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '#web/call.ts'
import { type LiveEvent, RESET, useLive } from '#web/live.ts'
import { soon } from '#web/soon.ts'
import { listeningApi } from '../../api.ts'
import { joinHead, keptStill, rowsOf, type Still } from './still.ts'
import { type Asked, hrefOfStream } from './stream-place.ts'
import { COUNTS, type Pages, type Shown, STREAM, streamQuery, which } from './stream-queries.ts'

const GATHER_MS = 600
/** What changes rows. */
const KINDS = [
  'listening.',
  'understanding.correction_carried',
  'inbox.conversation_',
  'inbox.messages_arrived',
  'contacts.',
]
const NEWS = ['listening.mentions_heard', 'inbox.messages_arrived', RESET]

/** Post ids that the person took out of the list themselves: they leave at once. */
export const takenByMe = new Set<string>()

export function useStream(asked: Asked, isBusy: () => boolean) {
  const queries = useQueryClient()
  const options = streamQuery(asked)
  const query = useInfiniteQuery(options)
  const incoming = useMemo(() => rowsOf(query.data), [query.data])
  const view = hrefOfStream(asked)
  const refreshHead = async () => {
    const head = await call(listeningApi.stream, which(asked)).catch(() => null)
    void queries.invalidateQueries({ queryKey: COUNTS })
    if (!head) return void queries.invalidateQueries({ queryKey: options.queryKey })
    queries.setQueryData(
      options.queryKey,
      (known: Pages | undefined) => (known ? joinHead(known, head) : known) as never,
    )
  }
  useLive(KINDS, (event: LiveEvent) => {
    // A deed may be about a row far down; what is new is at the head.
    const isShort = (query.data?.pages.length ?? 0) <= 3
    if (!NEWS.includes(event.kind) && isShort)
      return soon(`stream ${view}`, GATHER_MS, () => {
        void queries.invalidateQueries({ queryKey: STREAM })
        void queries.invalidateQueries({ queryKey: COUNTS })
      })
    soon(`stream head ${view}`, GATHER_MS, () => void refreshHead())
  })
  return { query, ...useStill(view, incoming, isBusy) }
}

function useStill(view: string, incoming: readonly Shown[], isBusy: () => boolean): Still & { showNew: () => void } {
  const [held, setHeld] = useState<{ view: string; rows: readonly Shown[] }>({ view, rows: [] })
  const before = held.view === view ? held.rows : []
  const still: Still =
    before.length > 0 && isBusy()
      ? keptStill(before, incoming, takenByMe)
      : { rows: [...incoming], gone: new Set<string>(), new_count: 0 }
  const isSame = still.rows.length === before.length && still.rows.every((row, at) => row === before[at])
  // Set while rendering, as React asks for state that follows from props: no second paint with moved rows.
  if (held.view !== view || !isSame) setHeld({ view, rows: still.rows })
  return { ...still, showNew: () => setHeld({ view, rows: [...incoming] }) }
}
