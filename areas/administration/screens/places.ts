/** Languages and time zones to choose from, named as the reader calls them. */
import type { Choice } from '#web/ui/choices.ts'

const LOCALES = [
  ...['en-GB', 'en-US', 'ar', 'cs', 'da', 'de', 'de-AT', 'de-CH', 'el', 'es', 'es-MX', 'fa', 'fi', 'fr', 'fr-CA', 'he'],
  ...['hi', 'hu', 'id', 'it', 'ja', 'ko', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sv', 'th', 'tr', 'uk', 'ur'],
  ...['vi', 'zh-CN', 'zh-TW'],
]

/** With the one that is set, even when it is none of these. */
export function localeChoices(current: string, reader: string): Choice[] {
  const names = new Intl.DisplayNames([reader], { type: 'language' })
  return [...new Set([current, ...LOCALES])]
    .map((value) => ({ value, label: names.of(value) ?? value, note: ownName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, reader))
}

const ownName = (locale: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale

export const timeZoneChoices = (current: string): Choice[] =>
  [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
    .sort()
    .map((value) => ({ value, label: value.replaceAll('_', ' ') }))

export const languageName = (locale: string, reader: string): string =>
  new Intl.DisplayNames([reader], { type: 'language' }).of(locale) ?? locale
