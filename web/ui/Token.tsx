/** A field inside a sentence: the words that can be changed look like words that can be pressed. */
import { Select } from '@base-ui/react/select'
import type { ReactNode } from 'react'
import { useShellWords } from '#web/words.ts'
import type { Choice } from './choices.ts'
import { Icon } from './Icon.tsx'
import { Popover } from './Popover.tsx'
import { SelectList } from './SelectList.tsx'

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
        {/* What is chosen is not known before the choices came. */}
        <span className="cut">{chosen?.label ?? (value && choices.length === 0 ? '…' : words.choose)}</span>
        <Icon name="down" size="s" />
      </Select.Trigger>
      <SelectList choices={choices} value={value} />
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
