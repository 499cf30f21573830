/** One of many by typing a few letters of it: people, teams. The palette's list, with a question of its own. */
import { Dialog } from '@base-ui/react/dialog'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { type Command, rank } from '#web/commands.ts'
import { useShellWords } from '#web/words.ts'
import { CommandList } from './CommandList.tsx'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'

export interface PickProps {
  /** What is asked: "Give it to". */
  title: string
  placeholder: string
  choices: readonly Command[]
  onPick: (id: string) => void
  onClose: () => void
  /** Another question follows: the focus is its own, and does not go back to the page in between. */
  follows?: 'question'
}

export function Pick({ title, placeholder, choices, onPick, onClose, follows }: PickProps) {
  const words = useShellWords()
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const picked = useRef(false)
  const pick = (id: string) => {
    picked.current = true
    onPick(id)
  }
  const found = rank(choices, query)
  const on = Math.min(at, found.length - 1)
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = found[on]
    if (step) setAt((on + step + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter' && chosen) pick(chosen.id)
    else return
    event.preventDefault()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup
          className="palette pop"
          aria-label={title}
          finalFocus={() => follows !== 'question' || !picked.current}
        >
          <div className="palette-ask">
            <Icon name="search" />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls={id}
              aria-activedescendant={found[on] ? `${id}-${on}` : undefined}
              aria-label={title}
              placeholder={placeholder}
              dir="auto"
              spellCheck={false}
              autoComplete="off"
              value={query}
              onChange={(event) => {
                setQuery(event.target.value)
                setAt(0)
              }}
              onKeyDown={pressed}
            />
            <Kbd keys="escape" />
          </div>
          <CommandList id={id} commands={found} on={on} onPoint={setAt} onPress={(command) => pick(command.id)} />
          <span className="sr" role="status">
            {words.results(found.length)}
          </span>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
