/** Instants, lengths and numbers as a person writes them: pure functions of their locale and time zone. */
import type { Where } from './locale.ts'

const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>()
/** Making a formatter costs a thousand times what using it does, and a list uses the same few in every row. */
function keep<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => T,
): T {
  const found = kept.get(key) as T | undefined
  if (found) return found
  const made = make()
  kept.set(key, made)
  return made
}

const dates = (where: Where, options: Intl.DateTimeFormatOptions) =>
  keep(
    `d ${where.locale} ${where.time_zone} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(where.locale, { timeZone: where.time_zone, ...options }),
  )
const numbers = (locale: string, options: Intl.NumberFormatOptions) =>
  keep(`n ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options))

export type Instant = Date | string
const asDate = (instant: Instant): Date => (instant instanceof Date ? instant : new Date(instant))

/** `Thursday 19 November 2026 at 10:42:07 GMT`: for the hover of a relative time. */
export const exactInstant = (instant: Instant, where: Where): string =>
  dates(where, { dateStyle: 'full', timeStyle: 'long' }).format(asDate(instant))
export const clockTime = (instant: Instant, where: Where): string =>
  dates(where, { hour: '2-digit', minute: '2-digit' }).format(asDate(instant))
export const dayName = (instant: Instant, where: Where): string =>
  dates(where, { weekday: 'long', day: 'numeric', month: 'long' }).format(asDate(instant))
export const shortDay = (instant: Instant, where: Where): string =>
  dates(where, { day: 'numeric', month: 'short' }).format(asDate(instant))

const dayKey = (instant: Date, where: Where) =>
  dates(where, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)

/** As in a list: the time today, the weekday and time this week, the day this year, then the day with its year. */
export function shortInstant(instant: Instant, now: Date, where: Where): string {
  const at = asDate(instant)
  if (dayKey(at, where) === dayKey(now, where)) return clockTime(at, where)
  const days = Math.abs(now.getTime() - at.getTime()) / 86_400_000
  if (days < 6) return dates(where, { weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at)
  if (days < 300) return shortDay(at, where)
  return dates(where, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
]

/** `5 min ago`, `in 2 days`, `yesterday`. Under five seconds is now. */
export function relativeInstant(instant: Instant, now: Date, where: Where): string {
  const off = asDate(instant).getTime() - now.getTime()
  const style = keep(
    `r ${where.locale}`,
    () => new Intl.RelativeTimeFormat(where.locale, { numeric: 'auto', style: 'short' }),
  )
  if (Math.abs(off) < 5_000) return style.format(0, 'second')
  const [unit, size] = STEPS.find(([, ms]) => Math.abs(off) >= ms) ?? ['second', 1_000]
  return style.format(Math.trunc(off / size), unit)
}

/** How a language writes lengths; Intl's own short forms are too long for a row in some (`1 hr, 12 mins`). */
export interface LengthWords {
  seconds: (count: string) => string
  minutes: (count: string) => string
  hours: (count: string) => string
  days: (count: string) => string
}

/** The two largest parts of a length: `1 h 12 min`, `3 days`, `40 s`. */
export function lengthOf(length_ms: number, words: LengthWords, locale: string): string {
  const whole_s = Math.max(0, Math.round(length_ms / 1_000))
  const [minutes, hours] = [Math.floor(whole_s / 60), Math.floor(whole_s / 3_600)]
  if (whole_s < 60) return words.seconds(number(whole_s, locale))
  if (minutes < 60) return words.minutes(number(minutes, locale))
  if (hours >= 48) return words.days(number(Math.round(hours / 24), locale))
  const rest = hours < 10 ? minutes % 60 : 0
  return rest === 0
    ? words.hours(number(hours, locale))
    : `${words.hours(number(hours, locale))} ${words.minutes(number(rest, locale))}`
}

export const number = (value: number, locale: string): string => numbers(locale, {}).format(value)
export const compactNumber = (value: number, locale: string): string =>
  numbers(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
export const percent = (share: number, locale: string): string =>
  numbers(locale, { style: 'percent', maximumFractionDigits: share < 0.1 && share > 0 ? 1 : 0 }).format(share)

/** Money is stored in the currency's smallest unit; how many of those make one is the currency's own. */
export function money(amount_minor: number, currency: string, locale: string): string {
  const format = numbers(locale, { style: 'currency', currency })
  return format.format(amount_minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
