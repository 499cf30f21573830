import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useKeys } from '#web/keys.tsx'
import { linkTo, paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { StreamRow } from './StreamRow.tsx'
import { type Asked, hrefOfStream, isFiltered } from './stream-place.ts'
import { type Shown, streamCountQuery } from './stream-queries.ts'
import { type StreamWords, streamWords } from './stream-words.ts'
import { useStream } from './use-stream.ts'
import { useStreamActs } from './use-stream-acts.tsx'

/** So far down the list is being read, and what is new would move it. */
const AT_TOP_PX = 4

export function StreamList({ asked }: { asked: Asked }) {
  const words = useWords(streamWords)
  const shell = useShellWords()
  const list = useRef<HTMLDivElement>(null)
  const [, look] = useState(0)
  const isBusy = () => isIn(list)
  const { query, rows, gone, new_count, showNew } = useStream(asked, isBusy)
  const cursor = useCursor(rows, list)
  const { acts, rereads, asks } = useStreamActs(() => cursor.row)
  const press = () => {
    showNew()
    list.current?.scrollTo({ top: 0 })
  }
  useKeys([{ keys: '.', label: words.showNew, isOffered: () => new_count > 0, run: press }])
  return (
    <>
      <div className="waiting-line">
        {(asked.back || isFiltered(asked)) && <HowMany asked={asked} rows={rows} query={query} />}
        <span aria-live="polite">
          {new_count > 0 && (
            <button type="button" className="link" onClick={press}>
              {shell.newItems(new_count)}
            </button>
          )}
        </span>
        {asked.aside && <span className="meta cut">{words.asideLine}</span>}
      </div>
      <div
        className="stream-list"
        ref={list}
        onFocus={({ target }) => cursor.reach(target.closest('[data-id]')?.getAttribute('data-id') ?? null)}
        // Whoever leaves lets what is new come in.
        onPointerLeave={() => look((count) => count + 1)}
      >
        {rows.length > 0 && (
          <div role="feed" aria-label={words.stream} aria-busy={query.isFetching}>
            {rows.map((row, at) => (
              <StreamRow
                key={row.post_id}
                row={row}
                acts={acts}
                rereads={rereads}
                gone={gone.has(row.post_id) ? 'yes' : 'no'}
                on={row.post_id === cursor.row?.post_id ? 'yes' : 'no'}
                place={{ at: at + 1, of: query.hasNextPage ? -1 : rows.length }}
              />
            ))}
          </div>
        )}
        <Foot asked={asked} query={query} many={rows.length} />
      </div>
      {asks}
    </>
  )
}

interface HowManyProps {
  asked: Asked
  rows: readonly Shown[]
  query: ReturnType<typeof useStream>['query']
}

/** How many there are, counted as figures count (once for each monitor that heard it), and the way back to the figure. */
function HowMany({ asked, rows, query }: HowManyProps) {
  const words = useWords(streamWords)
  const format = useFormat()
  const shown = {
    mentions: rows.reduce((sum, { heard_by }) => sum + heard_by.length, 0),
    posts: rows.length,
    all: true,
  }
  const counted = useQuery({ ...streamCountQuery(asked), enabled: query.hasNextPage }).data
  const says = ({ mentions, posts, all }: typeof shown) => {
    const many = words.counted(format.number(mentions), mentions === 1)
    const of = mentions === posts ? '' : `, ${words.posts(format.number(posts), posts === 1)}`
    return all ? many + of : words.moreThan(many + of)
  }
  const first = format.number(shown.mentions)
  const count = !query.hasNextPage ? says(shown) : counted ? words.firstOf(first, says(counted)) : words.counting(first)
  return (
    <span>
      {query.data && count}
      {asked.back && <WayBack back={asked.back} />}
    </span>
  )
}

function WayBack({ back }: { back: string }) {
  const words = useWords(streamWords)
  const { to, search } = linkTo(back)
  // A number, as the figures have it in their address: its text would stand there in quotation marks.
  const days = search['days'] && { days: Number(search['days']) }
  return (
    <>
      {' · '}
      <Link to={to} search={{ ...search, ...days }} className="link">
        {wayBack(back, words)}
      </Link>
    </>
  )
}

function wayBack(back: string, words: StreamWords): string {
  if (back.startsWith(paths.outspoken())) return words.toOutspoken
  return back.startsWith(paths.emerging()) ? words.toEmerging : words.toAnalysis
}

/** Pointed at, focused, or scrolled down. */
function isIn(list: RefObject<HTMLDivElement | null>): boolean {
  const box = list.current
  if (!box) return false
  return box.matches(':hover') || box.contains(document.activeElement) || box.scrollTop > AT_TOP_PX
}

function Foot({ asked, query, many }: { asked: Asked; query: ReturnType<typeof useStream>['query']; many: number }) {
  const words = useWords(streamWords)
  useLookingBack(query, many)
  if (!query.data)
    return query.isError ? (
      <div className="state-page">
        <Failed asked={asked} query={query} />
      </div>
    ) : (
      <Skeleton shape="rows" count={6} />
    )
  if (query.hasNextPage)
    return (
      <div className="stream-foot">
        <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {many === 0 ? words.moreBusy : words.more}
        </Button>
      </div>
    )
  return many === 0 ? <Empty asked={asked} /> : null
}

/** What was asked stays wrong however often it is asked. */
function Failed({ asked, query }: { asked: Asked; query: ReturnType<typeof useStream>['query'] }) {
  const words = useWords(streamWords)
  if (asked.query && query.error instanceof CallError && query.error.status === 400)
    return <ErrorState error={query.error} title={words.badQuery} />
  return <ErrorState error={query.error} title={words.failed} onRetry={() => void query.refetch()} />
}

/** Stretches without any that fits are gone through by itself, so far. */
const STRETCHES = 20

function useLookingBack(query: ReturnType<typeof useStream>['query'], many: number): void {
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  const pages = query.data?.pages.length ?? 0
  const isOn = many === 0 && hasNextPage && !isFetching && !isError && pages < STRETCHES
  useEffect(() => {
    if (isOn) void fetchNextPage()
  }, [isOn, fetchNextPage])
}

function Empty({ asked }: { asked: Asked }) {
  const words = useWords(streamWords)
  const { monitor_id, of, set, aside } = asked
  const all = hrefOfStream({ monitor_id, of, set, aside })
  if (isFiltered(asked))
    return (
      <div className="state-page">
        <EmptyState icon="filter" title={words.emptyFiltered} acts={<LinkButton to={all}>{words.showAll}</LinkButton>}>
          {words.emptyFilteredLine}
        </EmptyState>
      </div>
    )
  return (
    <div className="state-page">
      <EmptyState icon={aside ? 'eye-off' : 'ear'} title={aside ? words.emptyAside : words.empty}>
        {aside ? words.emptyAsideLine : words.emptyLine}
      </EmptyState>
    </div>
  )
}

/** The mention that the keyboard is on. What is taken away leaves it on the one that takes its place. */
function useCursor(rows: readonly Shown[], list: RefObject<HTMLDivElement | null>) {
  const words = useWords(streamWords)
  const [at, setAt] = useState<{ id: string | null; index: number }>({ id: null, index: 0 })
  const found = rows.findIndex((row) => row.post_id === at.id)
  const index = at.id === null ? -1 : found >= 0 ? found : Math.min(at.index, rows.length - 1)
  const row = rows[index]
  const step = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))]
    if (!next) return
    setAt({ id: next.post_id, index: rows.indexOf(next) })
    const article = list.current?.querySelector<HTMLElement>(`[data-id="${next.post_id}"]`)
    article?.focus({ preventScroll: true })
    article?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    { keys: 'j', label: words.next, run: () => step(1) },
    { keys: 'k', label: words.previous, run: () => step(-1) },
    { keys: 'down', label: words.next, run: () => step(1) },
    { keys: 'up', label: words.previous, run: () => step(-1) },
  ])
  return {
    row,
    reach: (id: string | null) =>
      id !== null && setAt((was) => (was.id === id ? was : { id, index: rows.findIndex((one) => one.post_id === id) })),
  }
}
