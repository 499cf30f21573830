import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { nameOf } from './naming.ts'
import { repeatsQuery, type Shown } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'

/** Who else says the same: a line that opens to a list. */
export function Repeats({ row, isOpen, onFlip }: { row: Shown; isOpen: boolean; onFlip: () => void }) {
  const words = useWords(streamWords)
  const format = useFormat()
  const { repeats } = row
  if (!repeats) return null
  const { more, reposts, reach } = repeats
  return (
    <div className="mention-repeats">
      <button type="button" className="link" aria-expanded={isOpen} onClick={onFlip}>
        {words.repeats({ more: format.number(more), reposts, near: more - reposts })}
      </button>
      {reach > 0 && <span className="meta">{words.reaches(format.compact(reach))}</span>}
      {isOpen && <RepeatList monitor_id={row.heard_by[0]?.monitor_id ?? ''} post_id={row.post_id} />}
    </div>
  )
}

function RepeatList({ monitor_id, post_id }: { monitor_id: string; post_id: string }) {
  const words = useWords(streamWords)
  const query = useInfiniteQuery(repeatsQuery(monitor_id, post_id))
  if (!query.data) return <Skeleton shape="lines" count={2} />
  return (
    <ul aria-label={words.repeatList}>
      {query.data.pages.flatMap((page) =>
        page.repeats.map((one) => (
          <li key={one.post_id}>
            <p className="mention-who">
              <NetworkMark network={one.network} />
              <bdi className="cut font-strong">{nameOf(one, words.somebody)}</bdi>
              <span className="meta">
                <Icon name="repeat" size="s" /> {one.passes_on === 'repost' ? words.repost : words.near}
              </span>
              <span className="meta ms-auto">
                <Time at={one.posted_at} as="list" />
              </span>
            </p>
            <p className="two cut2" dir="auto">
              {one.text}
            </p>
          </li>
        )),
      )}
      {query.hasNextPage && (
        <li>
          <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.more}
          </Button>
        </li>
      )}
    </ul>
  )
}
