import { useMemo } from 'react'
import { useWhere } from '#web/locale.ts'
import { daysTouched } from '../../checks/figures/whole-days.ts'

type At = string | Date

/** Days of figures that are kept by the day in UTC: on the reader's clock they would stand at the day before, to the west. */
export function useUtcDays() {
  const { locale } = useWhere()
  return useMemo(() => {
    const form = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' })
    return {
      one: (at: At) => form.format(new Date(at)),
      /** Those that stand for a period. */
      of({ from_at, to_at }: { from_at: At; to_at: At }): string {
        const days = daysTouched({ from_at: new Date(from_at), to_at: new Date(to_at) })
        return form.formatRange(days.from_at, new Date(days.to_at.getTime() - 1))
      },
    }
  }, [locale])
}
