/**
 * Dates as feeds write them: RFC 822 and its broken cousins, ISO 8601 in part, asctime, epochs, month names of other
 * languages. Without a zone they are UTC. What can't be read is null, and the caller uses its clock.
 */
export function readDate(written: string | undefined): Date | null {
  const text = written?.trim().slice(0, 100).replaceAll(/\s+/g, ' ') ?? ''
  if (text === '') return null
  const instant = isoDate(text) ?? namedMonthDate(text) ?? slashedDate(text) ?? epoch(text)
  // Year 1 and the like is how some programs write "no date".
  return instant === null || !Number.isFinite(instant) || instant < 0 || instant > LATEST ? null : new Date(instant)
}

const LATEST = Date.UTC(9999, 0, 1)
const CLOCK = String.raw`(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?`
const ZONE = String.raw`([+-]\d{1,2}:?\d{0,2}|[a-z]{1,5}(?:[+-]\d{1,2}:?\d{0,2})?)`

const CLOCK_AND_ZONE = new RegExp(`${CLOCK}\\s*(?:[ap]\\.?m\\.?)?\\s*[a-z]{0,5}\\s*(?:[+-]\\d{1,2}:?\\d{0,2})?`, 'i')

const ISO = new RegExp(
  String.raw`^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[T ,]+(?:${CLOCK}|(\d{2})(\d{2})(\d{2})))? ?${ZONE}?$`,
  'i',
)
const ORDINAL = /^(\d{4})-?(\d{3})$/

function isoDate(text: string): number | null {
  const ordinal = ORDINAL.exec(text)
  if (ordinal) return Date.UTC(Number(ordinal[1]), 0, Number(ordinal[2]))
  const found = ISO.exec(text)
  if (!found) return null
  const [, year, month = 1, day = 1, hour, minute, second, , h, m, s, zone] = found
  const date = { year, month: Number(month) - 1, day, zone }
  return instantOf({ ...date, hour: hour ?? h, minute: minute ?? m, second: second ?? s })
}

/** `Mon, 02 Jan 2006 15:04:05 GMT`, `2-Jan-06`, `January 2, 2006 3:04 pm`, `Mon Jan 2 15:04:05 2006`. */
function namedMonthDate(text: string): number | null {
  const words = text.match(/\p{L}{3,}/gu) ?? []
  // The last: in French and Spanish a date may begin with "mar", which is Tuesday.
  const month = words.map(monthNamed).findLast((number) => number !== -1)
  if (month === undefined) return null
  const [first, second] = text.replace(CLOCK_AND_ZONE, ' ').match(/(?<!\d)\d{1,4}(?!\d)/g) ?? []
  if (!first || !second) return null
  const [day, year] = first.length === 4 ? [second, first] : [first, second]
  return instantOf({ year: fullYear(year), month, day, ...clockOf(text) })
}

/** `2006/01/02`, `02.01.2006`, and `01/02/2006` as Americans write it unless it can't be. */
function slashedDate(text: string): number | null {
  const found = /^(?:\p{L}+[,.]? )?(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})(?=$|\D)/iu.exec(text)
  if (!found) return null
  const [, a = '', sign, b = '', c = ''] = found
  if (a.length === 4) return instantOf({ year: a, month: Number(b) - 1, day: c, ...clockOf(text) })
  const [month, day] = sign === '/' && Number(a) <= 12 ? [a, b] : [b, a]
  return instantOf({ year: fullYear(c), month: Number(month) - 1, day, ...clockOf(text) })
}

function epoch(text: string): number | null {
  if (!/^\d{9,13}$/.test(text)) return null
  return text.length <= 10 ? Number(text) * 1000 : Number(text)
}

interface Parts {
  year: string | number | undefined
  month: number
  day: string | number | undefined
  hour?: string | number | undefined
  minute?: string | undefined
  second?: string | undefined
  zone?: string | undefined
}

function instantOf(parts: Parts): number | null {
  const [year, day, hour] = [Number(parts.year), Number(parts.day), Number(parts.hour ?? 0)]
  if (parts.month < 0 || parts.month > 11 || day < 1 || day > 31 || hour > 24) return null
  const offset = offset_min(parts.zone ?? '')
  return Date.UTC(year, parts.month, day, hour, Number(parts.minute ?? 0) - offset, Number(parts.second ?? 0))
}

function clockOf(text: string): Pick<Parts, 'hour' | 'minute' | 'second' | 'zone'> {
  const found = new RegExp(`${CLOCK} ?(?:([ap])\\.?m\\b\\.?)? ?${ZONE}?`, 'i').exec(text)
  if (!found) return {}
  const [, hour = '0', minute, second, , half, zone] = found
  if (!half) return { hour, minute, second, zone }
  return { hour: (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0), minute, second, zone }
}

/** RFC 2822: two digits below 50 are this century; three are years since 1900. */
function fullYear(year: string): number {
  const number = Number(year)
  if (year.length === 4) return number
  return number + (year.length === 3 || number >= 50 ? 1900 : 2000)
}

const ZONES: Readonly<Record<string, number>> = {
  ast: -4, adt: -3, est: -5, edt: -4, et: -5, cst: -6, cdt: -5, ct: -6, mst: -7, mdt: -6, mt: -7, pst: -8, pdt: -7, pt: -8,
  akst: -9, akdt: -8, hst: -10, wet: 0, west: 1, bst: 1, cet: 1, cest: 2, mez: 1, mesz: 2, eet: 2, eest: 3, msk: 3, ist: 5.5,
  jst: 9, kst: 9, aest: 10, aedt: 11, acst: 9.5, awst: 8, nzst: 12, nzdt: 13,
} // biome-ignore format: a table of hours

function offset_min(zone: string): number {
  const [, name = '', sign, hours = '0', minutes = '0'] = /^([a-z]*)([+-])?(\d{1,2})?:?(\d{2})?$/i.exec(zone) ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return (ZONES[name.toLowerCase()] ?? 0) * 60
}

/** Beginnings of month names: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Greek. */
const MONTHS: readonly string[] = [
  'jan|jän|ene|gen|sty|янв|ιαν', 'feb|fév|fev|lut|фев|φεβ', 'mar|mär|maa|mrt|мар|μαρ|μάρ', 'apr|avr|abr|kwi|апр|απρ',
  'may|mai|mei|mag|maj|май|мая|μαϊ|μάι|μαι', 'jun|juin|giu|cze|июн|ιου?ν', 'jul|juil|lug|lip|июл|ιου?λ', 'aug|aoû|aou|ago|sie|авг|αυγ|αύγ',
  'sep|set|wrz|сен|σεπ', 'oct|okt|ott|out|paź|окт|οκτ', 'nov|lis|ноя|νοε|νοέ', 'dec|dez|déc|dic|gru|дек|δεκ',
] // biome-ignore format: twelve months

const MONTH_NAMES = MONTHS.map((names) => new RegExp(`^(?:${names})`, 'iu'))

function monthNamed(word: string): number {
  return MONTH_NAMES.findIndex((name) => name.test(word))
}
