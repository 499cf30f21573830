/** One of many by typing a few letters of it: people, teams. The palette's list, with a question of its own. */
import { Dialog } from '@base-ui/react/dialog'
import { useRef, useState } from 'react'
import { type Command, rank } from '#web/commands.ts'
import { CommandAsk } from './CommandAsk.tsx'

export interface PickProps {
  /** What is asked: "Give it to". */
  title: string
  placeholder: string
  choices: readonly Command[]
  /** Offered behind them where something is typed: what was not asked for, but may be what is looked for. */
  alsoFound?: readonly Command[]
  onPick: (id: string) => void
  onClose: () => void
  /** Another question follows: the focus is its own, and does not go back to the page in between. */
  follows?: 'question'
}

export function Pick({ title, placeholder, choices, alsoFound = [], onPick, onClose, follows }: PickProps) {
  const [query, setQuery] = useState('')
  const picked = useRef(false)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup
          className="palette pop"
          aria-label={title}
          finalFocus={() => follows !== 'question' || !picked.current}
        >
          <CommandAsk
            label={title}
            placeholder={placeholder}
            query={query}
            onQuery={setQuery}
            commands={[...rank(choices, query), ...(query.trim() ? rank(alsoFound, query) : [])]}
            onPerform={({ id }) => {
              picked.current = true
              onPick(id)
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
