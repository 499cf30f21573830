/** What a figure asks for beside the usual filters, each to be taken away again. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useWhere } from '#web/locale.ts'
import { Chip } from '#web/ui/Chip.tsx'
import { useWords } from '#web/words.ts'
import { nameOf } from './naming.ts'
import type { Asked } from './stream-place.ts'
import { streamQuery } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'

interface BehindFigureProps {
  asked: Asked
  go: (change: Partial<Asked>) => void
}

export function BehindFigure({ asked, go }: BehindFigureProps) {
  const words = useWords(streamWords)
  const hours = useHours(asked)
  const { link, author, each } = asked
  const chips: { on: string | null | undefined; says: string; off: Partial<Asked> }[] = [
    { on: link, says: words.linksTo(link ?? ''), off: { link: undefined } },
    { on: hours, says: hours ?? '', off: { weekday: undefined, hour: undefined, time_zone: undefined } },
    { on: each, says: words.each, off: { each: undefined } },
  ]
  return (
    <>
      {author && <Author asked={asked} onOff={() => go({ author: undefined })} />}
      {chips.map(
        ({ on, says, off }) =>
          on && (
            <Chip key={says} pressed onPress={() => go(off)}>
              {says}
            </Chip>
          ),
      )}
    </>
  )
}

/** Called by what the mentions say of them. */
function Author({ asked, onOff }: { asked: Asked; onOff: () => void }) {
  const words = useWords(streamWords)
  const first = useInfiniteQuery(streamQuery(asked)).data?.pages.flatMap((page) => page.mentions)[0]
  return (
    <Chip pressed onPress={onOff}>
      {words.by(first ? nameOf(first, words.somebody) : words.somebody)}
    </Chip>
  )
}

function useHours({ weekday, hour }: Asked): string | null {
  const { locale } = useWhere()
  if (weekday === undefined && hour === undefined) return null
  return [weekday && weekdayIn(weekday, locale), hour !== undefined && `${hour}:00–${hour + 1}:00`]
    .filter(Boolean)
    .join(' ')
}

// The fourth of January 2026 was a Sunday.
const weekdayIn = (weekday: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + weekday))
