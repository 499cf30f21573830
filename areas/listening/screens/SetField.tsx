import { SelectField } from '#web/ui/SelectField.tsx'
import { useWords } from '#web/words.ts'
import { type MonitorSet, SETS } from '../schema.ts'
import { listeningWords } from './words.ts'

export interface SetFieldProps {
  value: MonitorSet
  onSet: (kind: MonitorSet) => void
  disabled?: boolean
}

/** What a monitor is about, which says whether anybody is asked to answer what it hears. */
export function SetField({ value, onSet, disabled = false }: SetFieldProps) {
  const words = useWords(listeningWords)
  return (
    <SelectField
      label={words.set}
      name="kind"
      help={words.opens[value]}
      choices={SETS.map((set) => ({ value: set, label: words.oneOf[set] }))}
      value={value}
      onChoice={(next) => onSet(SETS.find((set) => set === next) ?? value)}
      disabled={disabled}
    />
  )
}
