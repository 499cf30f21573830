import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import type { Command } from '#web/commands.ts'
import { useShellWords } from '#web/words.ts'
import { CommandList } from './CommandList.tsx'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { Kbd } from './Kbd.tsx'

export interface CommandAskProps {
  label: string
  placeholder: string
  query: string
  onQuery: (query: string) => void
  /** What fits the query, the best first. */
  commands: readonly Command[]
  onPerform: (command: Command, where: 'here' | 'tab') => void
  /** A way out for the finger, which has no Escape. */
  onClose?: () => void
  /** Said where nothing fits. */
  empty?: string
  /** Below the list. */
  foot?: ReactNode
}

/** A field that keeps the focus over a list that it steers: arrows choose, Enter does it. The palette and Pick are this. */
export function CommandAsk({
  label,
  placeholder,
  query,
  onQuery,
  commands,
  onPerform,
  onClose,
  empty,
  foot,
}: CommandAskProps) {
  const words = useShellWords()
  const id = useId()
  const [at, setAt] = useState(0)
  const on = Math.min(at, commands.length - 1)
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = commands[on]
    if (step) setAt((on + step + commands.length) % Math.max(1, commands.length))
    else if (event.key === 'Enter' && chosen) onPerform(chosen, event.metaKey || event.ctrlKey ? 'tab' : 'here')
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="palette-ask">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={commands[on] ? `${id}-${on}` : undefined}
          aria-label={label}
          placeholder={placeholder}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            onQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={pressed}
        />
        <Kbd keys="escape" />
        {onClose && (
          <IconButton kind="quiet" icon="cross" label={words.close} className="only-small" onClick={onClose} />
        )}
      </div>
      <CommandList
        id={id}
        commands={commands}
        empty={empty ?? words.nothingFits}
        on={on}
        onPoint={setAt}
        onPress={(command) => onPerform(command, 'here')}
      />
      {foot}
      <span className="sr" role="status">
        {words.results(commands.length)}
      </span>
    </>
  )
}
