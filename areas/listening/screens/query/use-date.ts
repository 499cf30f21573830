import { useMemo } from 'react'
import { useWhere } from '#web/locale.ts'
import { useNow } from '#web/now.ts'

/** A day as a sentence has it: `3 March`, with its year where that is not this one's. */
export function useDate(): (instant: string) => string {
  const { locale, time_zone } = useWhere()
  const thisYear = useNow().getUTCFullYear()
  return useMemo(() => {
    const day = { timeZone: time_zone, day: 'numeric', month: 'long' } as const
    const inYear = new Intl.DateTimeFormat(locale, day)
    const withYear = new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' })
    return (instant) => {
      const at = new Date(instant)
      return (at.getUTCFullYear() === thisYear ? inYear : withYear).format(at)
    }
  }, [locale, time_zone, thisYear])
}
