/** The formats of intl.ts, bound to where the person is. */
import { useMemo } from 'react'
import * as intl from './intl.ts'
import { useWhere } from './locale.ts'
import { useShellWords } from './words.ts'

export function useFormat() {
  const where = useWhere()
  const words = useShellWords()
  return useMemo(
    () => ({
      exact: (at: intl.Instant) => intl.exactInstant(at, where),
      clock: (at: intl.Instant) => intl.clockTime(at, where),
      day: (at: intl.Instant) => intl.dayName(at, where),
      short: (at: intl.Instant, now: Date) => intl.shortInstant(at, now, where),
      relative: (at: intl.Instant, now: Date) => intl.relativeInstant(at, now, where),
      length: (length_ms: number) => intl.lengthOf(length_ms, words, where.locale),
      number: (value: number) => intl.number(value, where.locale),
      compact: (value: number) => intl.compactNumber(value, where.locale),
      percent: (share: number) => intl.percent(share, where.locale),
      money: (amount_minor: number, currency: string) => intl.money(amount_minor, currency, where.locale),
    }),
    [where, words],
  )
}
