import { Combobox } from '@base-ui/react/combobox'
import type { FocusEvent, KeyboardEvent } from 'react'
import { useShellWords } from '#web/words.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import type { Choice } from './choices.ts'
import { Field, type FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'

export interface ComboFieldProps extends FieldProps {
  choices: readonly Choice[]
  value: string | null
  onChoice: (value: string | null) => void
  placeholder?: string
}

/** One of many, found by typing: Enter takes the best that fits, and never sends the form while the list is open. */
export function ComboField({
  label,
  name,
  help,
  error,
  beside,
  className,
  choices,
  value,
  onChoice,
  placeholder,
}: ComboFieldProps) {
  const words = useShellWords()
  const chosen = choices.find((choice) => choice.value === value) ?? null
  return (
    <Field {...{ label, name, help, error, beside, className }}>
      {({ name: field, ...ids }) => (
        <Combobox.Root
          items={choices}
          value={chosen}
          onValueChange={(next: Choice | null) => onChoice(next?.value ?? null)}
          itemToStringLabel={(choice: Choice) => choice.label}
          isItemEqualToValue={(a: Choice, b: Choice) => a.value === b.value}
          autoHighlight
          {...(field && { name: field })}
        >
          <Combobox.InputGroup className={ids['aria-invalid'] ? 'input bad' : 'input'}>
            <Combobox.Input
              {...ids}
              placeholder={placeholder ?? words.choose}
              onKeyDown={holdForm}
              onFocus={selectAll}
            />
            <Combobox.Trigger className="end" aria-label={words.showChoices(label)}>
              <Icon name="down" />
            </Combobox.Trigger>
          </Combobox.InputGroup>
          <Combobox.Portal>
            <Combobox.Positioner className="floating" sideOffset={4}>
              <Combobox.Popup className="menu select-list">
                <Combobox.Empty>
                  <span className="menu-head">{words.nothingFits}</span>
                </Combobox.Empty>
                <Combobox.List>
                  {(choice: Choice) => (
                    <Combobox.Item
                      key={choice.value}
                      value={choice}
                      disabled={Boolean(choice.disabledReason)}
                      className="menu-item"
                    >
                      <ChoiceRow choice={choice} chosen={choice.value === value ? 'yes' : 'no'} />
                    </Combobox.Item>
                  )}
                </Combobox.List>
              </Combobox.Popup>
            </Combobox.Positioner>
          </Combobox.Portal>
        </Combobox.Root>
      )}
    </Field>
  )
}

/** With nothing that fits, the words typed would be dropped and the value from before sent. */
function holdForm(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === 'Enter' && event.currentTarget.ariaExpanded === 'true') event.preventDefault()
}

/** What is typed then takes the place of what was chosen. */
function selectAll(event: FocusEvent<HTMLInputElement>) {
  event.currentTarget.select()
}
