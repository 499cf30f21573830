/** A field inside a sentence: the words that can be changed look like words that can be pressed. */
import { Select } from '@base-ui/react/select'
import type { ReactNode } from 'react'
import { useShellWords } from '#web/words.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import type { Choice } from './choices.ts'
import { Icon } from './Icon.tsx'
import { Popover } from './Popover.tsx'

export interface TokenProps {
  /** What it is, for those who do not see the sentence: "Team for broken things". */
  label: string
  choices: readonly Choice[]
  value: string | null
  onChoice: (value: string) => void
  busy?: boolean
}

/** One of a few. */
export function Token({ label, choices, value, onChoice, busy = false }: TokenProps) {
  const words = useShellWords()
  const chosen = choices.find((choice) => choice.value === value)
  return (
    <Select.Root value={value} onValueChange={(next) => next !== null && onChoice(next)} disabled={busy}>
      <Select.Trigger
        className={chosen ? 'tok' : 'tok empty'}
        aria-label={`${label}: ${chosen?.label ?? words.choose}`}
      >
        <span className="cut">{chosen?.label ?? words.choose}</span>
        <Icon name="down" size="s" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="floating" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="menu select-list">
            {choices.map((choice) => (
              <Select.Item
                key={choice.value}
                value={choice.value}
                disabled={Boolean(choice.disabledReason)}
                className="menu-item"
              >
                <ChoiceRow choice={choice} chosen={choice.value === value ? 'yes' : 'no'} />
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}

export interface OpenTokenProps {
  label: string
  /** What it says now; empty: it still has to be chosen. */
  says: string
  /** The field that changes it. */
  children: ReactNode
}

/** Several, a number or free words: pressed, it opens its field beside the sentence. */
export function OpenToken({ label, says, children }: OpenTokenProps) {
  const words = useShellWords()
  return (
    <Popover
      title={label}
      align="start"
      trigger={
        <button type="button" className={says ? 'tok' : 'tok empty'} aria-label={`${label}: ${says || words.choose}`}>
          <span className="cut">{says || words.choose}</span>
          <Icon name="down" size="s" />
        </button>
      }
    >
      {children}
    </Popover>
  )
}
