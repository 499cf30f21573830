/** What it would have heard of what is stored: how many, on which days, and some of them. */
import { CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Finding } from '#web/ui/Notice.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useWords } from '#web/words.ts'
import { HeardOne } from '../HeardOne.tsx'
import { DayBars } from './DayBars.tsx'
import { queryWords } from './query-words.ts'
import { useDate } from './use-date.ts'
import type { PreviewShown, usePreview } from './use-preview.ts'

interface TryItProps {
  tried: ReturnType<typeof usePreview>
  /** Said while there is nothing to try. */
  waits: string
}

export function TryIt({ tried, waits }: TryItProps) {
  const words = useWords(queryWords)
  const { preview, ready, tryIt } = tried
  return (
    <section className="q-try heard" aria-label={words.tried} aria-busy={preview.isFetching}>
      <div className="heard-head">
        <h2>{words.tried}</h2>
        <Button size="small" busy={preview.isFetching} disabledReason={ready ? null : waits} onClick={tryIt}>
          {words.tryIt}
        </Button>
      </div>
      <Outcome tried={tried} waits={waits} />
    </section>
  )
}

function Outcome({ tried: { preview, tryIt, isEarlier }, waits }: TryItProps) {
  const words = useWords(queryWords)
  if (preview.error && !preview.data) {
    if (preview.error instanceof CallError && preview.error.status === 400)
      return <Finding what={words.refused}>{preview.error.message}</Finding>
    return <ErrorState error={preview.error} title={words.tryFailed} onRetry={tryIt} />
  }
  if (preview.data) return <Found found={preview.data} isOld={isEarlier || preview.isPlaceholderData ? 'yes' : 'no'} />
  if (preview.isFetching) return <Skeleton shape="rows" />
  return <p className="two">{waits}</p>
}

function Found({ found, isOld }: { found: PreviewShown; isOld: 'yes' | 'no' }) {
  const words = useWords(queryWords)
  const format = useFormat()
  const { matched, samples } = found
  return (
    <div className={isOld === 'yes' ? 'q-found-all q-old' : 'q-found-all'}>
      <div role="status">
        <How found={found} />
        {isOld === 'yes' && <p className="meta">{words.earlier}</p>}
      </div>
      {matched > 0 && <p className="meta">{words.fromNow}</p>}
      {matched > 0 && <DayBars found={found} />}
      {samples.length > 0 && (
        <>
          {samples.length < matched && <p className="meta">{words.someOfThem(format.number(samples.length))}</p>}
          <ul>
            {samples.map((post) => (
              <HeardOne key={post.post_id} mention={post} own={[]} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function How({ found: { matched, read, since, all } }: { found: PreviewShown }) {
  const words = useWords(queryWords)
  const format = useFormat()
  const dateOf = useDate()
  if (read === 0) return <p className="two">{words.nothingStored}</p>
  const count = format.number(read)
  if (matched > 0)
    return (
      <p className="q-how">
        {all
          ? words.ofAll(format.number(matched), count)
          : words.ofNewest(format.number(matched), count, dateOf(since ?? ''))}
      </p>
    )
  return (
    <>
      <p className="q-how">{all ? words.noneOfAll(count) : words.noneOfNewest(count)}</p>
      <p className="two">{words.maybeRight}</p>
    </>
  )
}
