import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId } from 'react'
import type { Choice } from './choices.ts'
import { Below } from './Field.tsx'
import { useFieldError } from './form-errors.ts'

export interface RadiosProps {
  label: string
  choices: readonly Choice[]
  value: string | null
  onChoice: (value: string) => void
  name?: string
  help?: string
}

export function Radios({ label, choices, value, onChoice, name, help }: RadiosProps) {
  const id = useId()
  const wrong = useFieldError(name)
  return (
    <div className="field" data-field={name}>
      <span className="label" id={id}>
        {label}
      </span>
      <RadioGroup
        className="field"
        aria-labelledby={id}
        aria-describedby={`${id}-below`}
        value={value}
        onValueChange={(next) => onChoice(String(next))}
        {...(name && { name })}
      >
        {choices.map((choice) => (
          <label className="check" key={choice.value}>
            <Radio.Root value={choice.value} disabled={Boolean(choice.disabledReason)} className="box round" />
            <span>
              {choice.label}
              {(choice.disabledReason ?? choice.note) && <small>{choice.disabledReason ?? choice.note}</small>}
            </span>
          </label>
        ))}
      </RadioGroup>
      <Below id={`${id}-below`} help={help} wrong={wrong} />
    </div>
  )
}
