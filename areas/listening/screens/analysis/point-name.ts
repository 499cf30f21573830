import { useMemo } from 'react'
import { useWhere } from '#web/locale.ts'

/** An hour or a day of a chart as it is written in a table, on the reader's clock. */
export function usePointName(bucket: 'hour' | 'day'): (at: string) => string {
  const { locale, time_zone } = useWhere()
  return useMemo(() => {
    const options: Intl.DateTimeFormatOptions =
      bucket === 'hour'
        ? { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
        : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: time_zone })
    return (at) => format.format(new Date(at))
  }, [locale, time_zone, bucket])
}
