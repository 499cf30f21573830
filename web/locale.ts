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

const WhereContext = createContext<Where>({ locale: 'en-GB', time_zone: 'UTC' })
export const WhereProvider = WhereContext.Provider
export const useWhere = (): Where => useContext(WhereContext)
