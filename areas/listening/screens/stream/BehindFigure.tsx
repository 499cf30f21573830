/** What a figure asks for beside the usual filters, each to be taken away again. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
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
  const time = useTimeWords(asked)
  const { topic, link, author, each } = asked
  const chips: { on: string | null | undefined; says: string; off: Partial<Asked> }[] = [
    { on: topic, says: words.about(topicName(topic ?? '')), off: { topic: undefined } },
    { on: link, says: words.linksTo(link ?? ''), off: { link: undefined } },
    { on: time.period, says: time.period ?? '', off: { from: undefined, to: undefined } },
    { on: time.hour, says: time.hour ?? '', off: { weekday: undefined, hour: undefined, time_zone: undefined } },
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

function useTimeWords({ from, to, weekday, hour }: Asked): { period: string | null; hour: string | null } {
  const words = useWords(streamWords)
  const { locale, time_zone } = useWhere()
  return {
    period: periodIn({ from, to, words, locale, time_zone }),
    hour:
      weekday === undefined && hour === undefined
        ? null
        : [weekday && weekdayIn(weekday, locale), hour !== undefined && `${hour}:00–${hour + 1}:00`]
            .filter(Boolean)
            .join(' '),
  }
}

interface PeriodIn extends Pick<Asked, 'from' | 'to'> {
  words: { since: (at: string) => string; until: (at: string) => string }
  locale: string
  time_zone: string
}

function periodIn({ from, to, words, locale, time_zone }: PeriodIn): string | null {
  const format = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    timeZone: time_zone,
  })
  if (from && to) return format.formatRange(new Date(from), new Date(to))
  if (from) return words.since(format.format(new Date(from)))
  return to ? words.until(format.format(new Date(to))) : null
}

// The fourth of January 2026 was a Sunday.
const weekdayIn = (weekday: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + weekday))
