import { type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { useKeys } from '#web/keys.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Pane } from '#web/ui/Panes.tsx'
import { useRowHeight } from '#web/ui/row-height.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { VirtualList } from '#web/ui/VirtualList.tsx'
import { useWords } from '#web/words.ts'
import { EmptyList, loadConversation } from './later.ts'
import { type Go, hrefOf, listKey, type Place } from './place.ts'
import { Row } from './Row.tsx'
import { StateMenu } from './StateMenu.tsx'
import type { ConversationRow } from './shown.ts'
import type { Shown } from './use-acts.tsx'
import { useHeldRows } from './use-held-rows.ts'
import { useList } from './use-list.ts'
import { Views } from './Views.tsx'
import { inboxWords } from './words.ts'

export function ListPane({ place, go, shownRef }: { place: Place; go: Go; shownRef: RefObject<Shown> }) {
  const words = useWords(inboxWords)
  const pane = useRef<HTMLDivElement>(null)
  const { query, rows: incoming, onEnd } = useList(place)
  const isPointedAt = () => pane.current?.matches(':hover') ?? false
  const { rows, gone, new_count, showNew } = useHeldRows(listKey(place), incoming, isPointedAt)
  const cursor = useCursor(rows, place, go, showNew)
  const row_px = useRowHeight()
  useEffect(() => {
    shownRef.current = { rows, cursor: cursor.row }
  })
  return (
    <Pane name="list" label={words.list} head={<Views place={place} />}>
      <div className="contents" ref={pane} onPointerEnter={loadConversation} onFocus={loadConversation}>
        {query.data ? (
          <VirtualList
            label={words.list}
            items={rows}
            keyOf={(row) => row.id}
            row_px={row_px}
            new_count={new_count}
            onShowNew={showNew}
            onKey={cursor.id}
            onEnd={onEnd}
            beside={<StateMenu place={place} go={go} />}
            empty={
              <Suspense fallback={null}>
                <EmptyList place={place} />
              </Suspense>
            }
          >
            {(row) => (
              <Row
                row={row}
                href={hrefOf({ ...place, id: row.id, pane: null })}
                on={row.id === place.id ? 'yes' : 'no'}
                focused={row.id === cursor.id && cursor.moved ? cursor.moved : 0}
                gone={gone.has(row.id) ? 'yes' : 'no'}
                onReach={() => cursor.reach(row.id)}
              />
            )}
          </VirtualList>
        ) : (
          <NotThere query={query} />
        )}
      </div>
    </Pane>
  )
}

function NotThere({ query }: { query: ReturnType<typeof useList>['query'] }) {
  const words = useWords(inboxWords)
  if (!query.isError)
    return (
      <div className="list-waits">
        <Skeleton shape="rows" count={7} />
      </div>
    )
  return (
    <div className="state-page">
      <ErrorState error={query.error} title={words.listFailed} onRetry={() => void query.refetch()} />
    </div>
  )
}

interface At {
  id: string | null
  moved: number
  /** What was open then: once something else is, that is where the keyboard is. */
  open: string | null
}

/** The row that the keyboard is on; the open conversation, until it is moved. Where one is open, moving opens the next. */
function useCursor(rows: readonly ConversationRow[], place: Place, go: Go, showNew: () => void) {
  const words = useWords(inboxWords)
  const [at, setAt] = useState<At>({ id: null, moved: 0, open: null })
  // Arrived. Set while rendering, as React asks for state that follows from props.
  if (place.id && place.id === at.id && place.id !== at.open) setAt({ ...at, open: place.id })
  const stands = place.id === at.open || place.id === at.id
  const id = stands && rows.some((row) => row.id === at.id) ? at.id : place.id
  const index = rows.findIndex((row) => row.id === id)
  const open = (row: ConversationRow | undefined) => row && row.id !== place.id && go({ id: row.id })
  const step = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))]
    if (!next) return
    setAt(({ moved }) => ({ id: next.id, moved: moved + 1, open: place.id }))
    if (place.id) open(next)
  }
  useKeys([
    { keys: 'j', label: place.id ? words.openNext : words.next, run: () => step(1) },
    { keys: 'k', label: place.id ? words.openPrevious : words.previous, run: () => step(-1) },
    { keys: 'o', label: words.open, isOffered: () => id !== place.id, run: () => open(rows[index]) },
    { keys: '.', label: words.showNew, run: showNew },
  ])
  return {
    id,
    row: rows[index],
    moved: at.moved,
    reach: (reached: string) =>
      setAt((was) =>
        was.id === reached && was.open === place.id
          ? was
          : { id: reached, moved: was.id === reached ? was.moved : 0, open: place.id },
      ),
  }
}
