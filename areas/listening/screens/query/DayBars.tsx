import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { useWords } from '#web/words.ts'
import { type Bar, barsOf } from './days.ts'
import { queryWords } from './query-words.ts'
import { useDate } from './use-date.ts'
import type { PreviewShown } from './use-preview.ts'

const HIGH = 40

/** By day, as bars to look at and as a table to listen to. */
export function DayBars({ found: { days, since } }: { found: PreviewShown }) {
  const words = useWords(queryWords)
  const format = useFormat()
  const dateOf = useDate()
  const until = useNow().toISOString()
  const bars = barsOf(days, { since: since ?? until, until })
  const most = bars.reduce((high, bar) => (bar.matched > high.matched ? bar : high))
  const isDaily = bars.every(({ from, to }) => from === to)
  const dayOf = ({ from, to }: Bar) =>
    from === to ? dateOf(noon(from)) : `${dateOf(noon(from))} – ${dateOf(noon(to))}`
  return (
    <figure className="q-days">
      <svg viewBox={`0 0 ${bars.length * 10} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map(({ from, matched }, at) => {
          const high = matched === 0 ? 1 : Math.max(3, (matched / most.matched) * HIGH)
          const kind = matched === 0 ? 'none' : undefined
          return <rect key={from} className={kind} x={at * 10 + 1} y={HIGH - high} width={8} height={high} />
        })}
      </svg>
      <figcaption className="meta">
        <span>{dayOf({ from: bars[0]?.from ?? '', to: bars[0]?.from ?? '', matched: 0 })}</span>
        <span>{words.most(format.number(most.matched), dayOf(most))}</span>
        <span>{dayOf({ from: bars.at(-1)?.to ?? '', to: bars.at(-1)?.to ?? '', matched: 0 })}</span>
      </figcaption>
      <table className="sr">
        <caption>{isDaily ? words.perDay : words.perDays}</caption>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.posts}</th>
          </tr>
        </thead>
        <tbody>
          {bars
            .filter(({ matched }) => matched > 0)
            .map((bar) => (
              <tr key={bar.from}>
                <th scope="row">{dayOf(bar)}</th>
                <td>{format.number(bar.matched)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  )
}

/** The same day wherever somebody reads it. */
const noon = (day: string): string => `${day}T12:00:00Z`
