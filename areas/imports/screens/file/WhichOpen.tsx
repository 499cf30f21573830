import { Radios } from '#web/ui/Radios.tsx'
import { useWords } from '#web/words.ts'
import { OPENS, type Opens } from '../../checks/fields.ts'
import type { OpenedImport } from '../queries.ts'
import { importsWords } from '../words.ts'
import { useMapping } from './use-mapping.ts'

export function WhichOpen({ opened }: { opened: OpenedImport }) {
  const words = useWords(importsWords)
  const keep = useMapping(opened)
  return (
    <Radios
      label={words.conversations}
      value={opened.opens}
      choices={OPENS.map((value) => ({ value, label: words.opens[value] }))}
      onChoice={(opens) => keep({ opens: opens as Opens })}
    />
  )
}
