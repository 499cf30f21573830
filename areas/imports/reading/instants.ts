/** Instants as people and programs write them. What could be meant in two ways is nobody's to guess. */
import type { DateForm } from '../checks/fields.ts'

export interface How {
  date_form: DateForm
  time_zone: string
}

export type Read = { at: Date } | { wrong: string }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const TIME = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?)?`
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${ZONE}$`)
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})${TIME}${ZONE}$`)
/** Tue Feb 24 11:35:52 +0000 2015 */
const TWITTER = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{4}) (\d{4})$/
/** Tue, 24 Feb 2015 11:35:52 +0000 */
const MAIL = new RegExp(String.raw`^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})${TIME}${ZONE}$`)

export function readInstant(written: string, how: How): Read {
  const text = written.trim()
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return { at: new Date(Number(text) * 1000) }
  if (/^\d{13}$/.test(text)) return { at: new Date(Number(text)) }
  const parts = partsOf(text, how.date_form)
  if (parts === null) return { wrong: `“${shorten(text)}” is no date we can read. Write it as 2025-11-27 14:05.` }
  if ('wrong' in parts) return parts
  const at = instantOf(parts, how.time_zone)
  return at ? { at } : { wrong: `There is no “${shorten(text)}”. Check the day, the month and the time.` }
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

interface Parts {
  date: [year: number, month: number, day: number]
  time: readonly (string | undefined)[]
}

function partsOf(text: string, form: DateForm): Parts | { wrong: string } | null {
  const iso = YEAR_FIRST.exec(text)
  if (iso) return { date: [Number(iso[1]), Number(iso[2]), Number(iso[3])], time: iso.slice(4) }
  const last = YEAR_LAST.exec(text)
  if (last) return yearLast(last, form)
  const twitter = TWITTER.exec(text)
  if (twitter) {
    const [, month = '', day, hour, minute, second, zone, year] = twitter
    const date: Parts['date'] = [Number(year), monthOf(month), Number(day)]
    return { date, time: [hour, minute, second, undefined, undefined, zone] }
  }
  const mail = MAIL.exec(text)
  return mail ? { date: [Number(mail[3]), monthOf(mail[2] ?? ''), Number(mail[1])], time: mail.slice(4) } : null
}

const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

/** Of a month. */
const ordinal = (day: number): string => `${day}${{ 1: 'st', 2: 'nd', 3: 'rd' }[day] ?? 'th'}`

/** With dots the day is first everywhere; with strokes it depends on where one lives. */
function yearLast(found: RegExpExecArray, form: DateForm): Parts | { wrong: string } {
  const [, one = '', sign, two = '', year] = found
  const [a, b] = [Number(one), Number(two)]
  const dayFirst = form === 'day_first' || sign === '.' || a > 12
  if (form === 'auto' && !dayFirst && b <= 12 && a !== b)
    return {
      wrong: `“${found[0]}” could be the ${ordinal(a)} or the ${ordinal(b)} of a month. Say whether the day or the month is first, or write the year first, as in 2025-11-27.`,
    }
  const [day, month] = dayFirst ? [a, b] : [b, a]
  return { date: [Number(year), month, day], time: found.slice(5) }
}

/** null: there is no such day or time. */
function instantOf({ date: [year, month, day], time }: Parts, time_zone: string): Date | null {
  const [hours = '0', minutes = '0', seconds = '0', fraction = '0', half, zone] = time
  const hour = half ? (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hours)
  const ms = Math.floor(Number(`0.${fraction}`) * 1000)
  const utc = new Date(Date.UTC(year, month - 1, day, hour, Number(minutes), Number(seconds), ms))
  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day || hour > 23 || Number(minutes) > 59) return null
  if (zone) return new Date(utc.getTime() - offsetOf(zone) * 60_000)
  if (time_zone === 'UTC') return utc
  const plain = { year, month, day, hour, minute: Number(minutes), second: Number(seconds), millisecond: ms }
  return new Date(Temporal.PlainDateTime.from(plain).toZonedDateTime(time_zone).epochMilliseconds)
}

function offsetOf(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (!found) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0))
}

/** Which comes first, by those that can be read in one way only. */
export function dateFormOf(samples: readonly string[]): DateForm {
  const pairs = samples.flatMap((text) => {
    const found = YEAR_LAST.exec(text.trim())
    return found && found[2] !== '.' ? [[Number(found[1]), Number(found[3])] as const] : []
  })
  if (pairs.some(([one]) => one > 12)) return 'day_first'
  return pairs.some(([, two]) => two > 12) ? 'month_first' : 'auto'
}
