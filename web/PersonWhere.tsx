import { type ReactNode, useMemo } from 'react'
import { asWritten, type Where, WhereProvider, withRegion } from './locale.ts'

/** Writes for a person as they have chosen, made whole by what their browser knows. */
export function PersonWhere({ person: { locale, time_zone }, children }: { person: Where; children: ReactNode }) {
  const where = useMemo(() => asWritten(withRegion({ locale, time_zone }, navigator.languages)), [locale, time_zone])
  return <WhereProvider value={where}>{children}</WhereProvider>
}
