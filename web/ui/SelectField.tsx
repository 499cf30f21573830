import { Select } from '@base-ui/react/select'
import { useShellWords } from '#web/words.ts'
import type { Choice } from './choices.ts'
import { Field, type FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { SelectList } from './SelectList.tsx'

export interface SelectFieldProps extends FieldProps {
  choices: readonly Choice[]
  value: string | null
  onChoice: (value: string) => void
  disabled?: boolean
}

/** One of a few. With more than about ten, use a ComboField, which can be searched. */
export function SelectField({
  label,
  name,
  help,
  error,
  beside,
  className,
  choices,
  value,
  onChoice,
  disabled = false,
}: SelectFieldProps) {
  const words = useShellWords()
  const chosen = choices.find((choice) => choice.value === value)
  return (
    <Field {...{ label, name, help, error, beside, className }}>
      {({ name: field, ...ids }) => (
        <Select.Root
          value={value}
          onValueChange={(next) => next !== null && onChoice(next)}
          disabled={disabled}
          {...(field && { name: field })}
        >
          <Select.Trigger {...ids} className="input" aria-label={`${label}: ${chosen?.label ?? words.choose}`}>
            {chosen?.before}
            <span className={chosen ? 'cut' : 'cut ph'}>{chosen?.label ?? words.choose}</span>
            <span className="end">
              <Icon name="down" />
            </span>
          </Select.Trigger>
          <SelectList choices={choices} value={value} />
        </Select.Root>
      )}
    </Field>
  )
}
