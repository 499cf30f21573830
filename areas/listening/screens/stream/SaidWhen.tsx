/** On which days it was said, by the reader's calendar. */
import { lazy, Suspense, useState } from 'react'
import { useWhere, type Where } from '#web/locale.ts'
import { useNow } from '#web/now.ts'
import type { MenuPick } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import { PickMenu } from './PickMenu.tsx'
import type { PickProps } from './StreamFilters.tsx'
import type { Asked } from './stream-place.ts'
import { type StreamWords, streamWords } from './stream-words.ts'
import { betweenDays, betweenOf, daysOf, WHENS, whenOf } from './when.ts'

const DaysDialog = lazy(async () => ({ default: (await import('../analysis/DaysDialog.tsx')).DaysDialog }))

const ANY = 'any'
const OTHER = 'other'

export function SaidWhen({ asked, go }: PickProps) {
  const words = useWords(streamWords)
  const where = useWhere()
  const now = useNow()
  const [asks, setAsks] = useState(false)
  const { time_zone } = where
  const isAny = !asked.from && !asked.to
  const when = whenOf(asked, now, time_zone)
  const entry: MenuPick = {
    head: words.when,
    value: isAny ? ANY : (when ?? OTHER),
    choices: [
      { value: ANY, label: words.anyTime },
      ...WHENS.map((value) => ({ value, label: words.whens[value] })),
      { value: OTHER, label: words.otherDays },
    ],
    onPick: (to) => {
      const chosen = WHENS.find((one) => one === to)
      if (to === OTHER) setAsks(true)
      else go(chosen ? betweenOf(chosen, now, time_zone) : { from: undefined, to: undefined })
    },
    closes: true,
  }
  const label = isAny ? words.when : when ? words.whens[when] : periodIn(asked, words, where)
  return (
    <>
      <PickMenu label={label} name={words.when} entries={[entry]} kind={isAny ? 'off' : 'strong'} />
      <Suspense fallback={null}>
        {asks && (
          <DaysDialog
            view={daysOf(asked, time_zone)}
            change={({ from = '', to = '' }) => go(betweenDays(from, to, time_zone) ?? {})}
            onClose={() => setAsks(false)}
          />
        )}
      </Suspense>
    </>
  )
}

function periodIn(asked: Asked, words: StreamWords, { locale, time_zone }: Where): string {
  const { from, to } = asked
  const days = { day: 'numeric', month: 'short', timeZone: time_zone } as const
  const format = new Intl.DateTimeFormat(locale, { ...days, hour: '2-digit', minute: '2-digit' })
  if (from && to) {
    const said = isWhole(asked, time_zone) ? new Intl.DateTimeFormat(locale, days) : format
    return said.formatRange(new Date(from), new Date(Date.parse(to) - (said === format ? 0 : 1)))
  }
  if (from) return words.since(format.format(new Date(from)))
  return to ? words.until(format.format(new Date(to))) : ''
}

/** From the beginning of a day to the end of one. */
function isWhole(asked: Asked, time_zone: string): boolean {
  const { from = '', to = '' } = daysOf(asked, time_zone)
  const whole = betweenDays(from, to, time_zone)
  return whole?.from === asked.from && whole?.to === asked.to
}
