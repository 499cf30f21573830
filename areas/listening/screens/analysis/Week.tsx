import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useFormat } from '#web/format.ts'
import { useWhere } from '#web/locale.ts'
import { linkTo } from '#web/paths.ts'
import { useWords } from '#web/words.ts'
import { hrefBehind } from './behind.ts'
import { Figure } from './Figure.tsx'
import type { ShownProps } from './view.ts'
import { analysisWords } from './words.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const DEPTHS = 5

/** When it is said: each hour of the week, the darker the more. A table, so that it is read aloud too. */
export function Week({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const names = useWeekdays()
  const found = new Map(analysis.week.map(({ weekday, hour, mentions }) => [weekday * 24 + hour, mentions]))
  const { time_zone } = analysis.period
  const most = Math.max(0, ...found.values())
  return (
    <Figure {...{ analysis, asked }} title={words.week} name="week">
      {analysis.period.step === 'day' ? (
        <p className="meta">{words.weekNone}</p>
      ) : most === 0 ? (
        <p className="meta">{words.none}</p>
      ) : (
        <div className="week-box">
          <table className="week" aria-label={words.week}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr">{words.weekday}</span>
                </th>
                {HOURS.map((hour) => (
                  <th key={hour} scope="col">
                    {hour % 3 === 0 ? String(hour) : <span className="sr">{hour}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {WEEKDAYS.map((weekday) => (
                <tr key={weekday}>
                  <th scope="row">{names[weekday - 1]}</th>
                  {HOURS.map((hour) => {
                    const mentions = found.get(weekday * 24 + hour) ?? 0
                    const depth = mentions === 0 ? 0 : Math.max(1, Math.ceil((mentions / most) * DEPTHS))
                    const says = words.weekCell(names[weekday - 1] ?? '', `${hour}:00`, format.number(mentions))
                    return (
                      <td key={hour} data-depth={depth} title={says}>
                        {mentions > 0 ? (
                          <Link
                            {...linkTo(hrefBehind({ analysis, asked }, { weekday, hour, time_zone }))}
                            aria-label={words.showMentions(format.number(mentions), `${names[weekday - 1]} ${hour}:00`)}
                          />
                        ) : (
                          <span className="sr">{mentions}</span>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Figure>
  )
}

function useWeekdays(): string[] {
  const { locale } = useWhere()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
    // The fifth of January 2026 was a Monday.
    return WEEKDAYS.map((day) => format.format(Date.UTC(2026, 0, 4 + day)))
  }, [locale])
}
