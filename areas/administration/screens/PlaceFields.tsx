import { useMemo } from 'react'
import { useWhere, type Where } from '#web/locale.ts'
import { ComboField } from '#web/ui/ComboField.tsx'
import { useWords } from '#web/words.ts'
import { firstRunWords } from './first-run/words.ts'
import { localeChoices, timeZoneChoices } from './places.ts'

/** Language and time zone of a person: how instants and figures are written for them. */
export function PlaceFields({ where, onWhere }: { where: Where; onWhere: (where: Partial<Where>) => void }) {
  const words = useWords(firstRunWords)
  const reader = useWhere().locale
  const { locale, time_zone } = where
  const languages = useMemo(() => localeChoices(locale, reader), [locale, reader])
  const zones = useMemo(() => timeZoneChoices(time_zone), [time_zone])
  return (
    <>
      <ComboField
        label={words.language}
        name="locale"
        help={words.languageHelp}
        choices={languages}
        value={locale}
        onChoice={(next) => next && onWhere({ locale: next })}
      />
      <ComboField
        label={words.timeZone}
        name="time_zone"
        choices={zones}
        value={time_zone}
        onChoice={(next) => next && onWhere({ time_zone: next })}
      />
    </>
  )
}
