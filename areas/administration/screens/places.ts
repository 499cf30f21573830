/** Languages and time zones to choose from, named as the reader calls them. */
import type { Choice } from '#web/ui/choices.ts'

/** A language alone takes its region from the browser; with one, it is the same everywhere. */
const REGIONS: Record<string, readonly string[]> = {
  ar: ['AE', 'EG', 'MA', 'SA'],
  ...{ cs: ['CZ'], da: ['DK'], de: ['AT', 'CH', 'DE'], el: ['GR'] },
  en: ['AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'SG', 'US', 'ZA'],
  es: ['AR', 'CO', 'ES', 'MX', 'US'],
  ...{ fa: ['IR'], fi: ['FI'], fr: ['BE', 'CA', 'CH', 'FR'], he: ['IL'], hi: ['IN'], hu: ['HU'], id: ['ID'] },
  ...{ it: ['CH', 'IT'], ja: ['JP'], ko: ['KR'], nb: ['NO'], nl: ['BE', 'NL'], pl: ['PL'], pt: ['BR', 'PT'] },
  ...{ ro: ['RO'], ru: ['RU'], sv: ['FI', 'SE'], th: ['TH'], tr: ['TR'], uk: ['UA'], ur: ['PK'], vi: ['VN'] },
  zh: ['CN', 'HK', 'TW'],
}
const LOCALES = Object.entries(REGIONS).flatMap(([language, regions]) => [
  language,
  ...regions.map((region) => `${language}-${region}`),
])

/** With the one that is set, even when it is none of these. */
export function localeChoices(current: string, reader: string): Choice[] {
  const names = namesFor(reader)
  return [...new Set([current, ...LOCALES])]
    .map((value) => ({ value, label: names.of(value) ?? value, note: ownName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, reader))
}

/** `English (United Kingdom)`, so that the variants of a language stand together. */
const namesFor = (reader: string) => new Intl.DisplayNames([reader], { type: 'language', languageDisplay: 'standard' })

const ownName = (locale: string): string => namesFor(locale).of(locale) ?? locale

export const timeZoneChoices = (current: string): Choice[] =>
  [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
    .sort()
    .map((value) => ({ value, label: value.replaceAll('_', ' ') }))

export const languageName = (locale: string, reader: string): string => namesFor(reader).of(locale) ?? locale
