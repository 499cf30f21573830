/** Where a person is: which words, which calendar and clock. Taken from the session, else from the browser. */
import { createContext, useContext } from 'react'

export interface Where {
  /** BCP 47, as `en-GB`. */
  locale: string
  /** IANA, as `Europe/London`. */
  time_zone: string
}

export const browserWhere = (): Where => ({
  locale: navigator.language || 'en',
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
})

/**
 * A language alone says nothing of how dates are written: `en` would be American everywhere. Its region is the browser's,
 * from the same language if the reader has it there, else from any.
 */
export function withRegion({ locale, time_zone }: Where, languages: readonly string[]): Where {
  const chosen = new Intl.Locale(locale)
  if (chosen.region) return { locale, time_zone }
  const known = languages.flatMap((one) => localeOf(one) ?? [])
  const region =
    known.find((one) => one.region && one.language === chosen.language)?.region ??
    known.find((one) => one.region)?.region
  return { locale: region ? new Intl.Locale(chosen, { region }).toString() : locale, time_zone }
}

function localeOf(language: string): Intl.Locale | null {
  try {
    return new Intl.Locale(language)
  } catch {
    return null
  }
}

/** Languages that the words of the screens are written in. */
const WRITTEN: readonly string[] = ['en']

/**
 * The one rule for what is written in which language: dates, lengths and figures are in the language of the words around
 * them, in the manner of the person's region (its order, its clock). So who chose German, of which there are no words
 * yet, reads "Sunday, 22 November" and not half a sentence of each. A region that English knows nothing of is
 * written as in Britain.
 */
export function asWritten({ locale, time_zone }: Where): Where {
  const { language, region } = new Intl.Locale(locale).maximize()
  if (WRITTEN.includes(language)) return { locale, time_zone }
  const there = `en-${region}`
  const known = new Intl.DateTimeFormat(there).resolvedOptions().locale === there
  return { locale: known ? there : 'en-GB', time_zone }
}

const WhereContext = createContext<Where>({ locale: 'en-GB', time_zone: 'UTC' })
export const WhereProvider = WhereContext.Provider
export const useWhere = (): Where => useContext(WhereContext)
