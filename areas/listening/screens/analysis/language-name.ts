import { useMemo } from 'react'
import { useWhere } from '#web/locale.ts'

/** `de` as it is called: German. What was too short to tell is said so. */
export function useLanguageName(): (code: string) => string {
  const { locale } = useWhere()
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' })
    return (code) => {
      try {
        return names.of(code) ?? code
      } catch {
        return code
      }
    }
  }, [locale])
}
