/**
 * Ctrl/Cmd-K: everything from the keyboard. Pages and the shell's own actions, then what areas offer through
 * `fillPalette`. A listbox whose input keeps the focus; arrows choose, Enter does it, Ctrl/Cmd-Enter opens a new tab.
 */
import { Dialog } from '@base-ui/react/dialog'
import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { type Command, rank } from './commands.ts'
import { mayOpen } from './frame/places.ts'
import { useSession } from './session.ts'
import { useShellCommands } from './shell-commands.ts'
import { commandSources } from './slots.tsx'
import { CommandAsk } from './ui/CommandAsk.tsx'
import { Kbd } from './ui/Kbd.tsx'
import { laterWords } from './words/later.ts'
import { useShellWords, useWords } from './words.ts'

export function Palette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const words = useShellWords()
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="palette pop" aria-label={words.find}>
          <Ask onClose={onClose} onKeys={onKeys} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface Found {
  commands: Command[]
  state: 'looking' | 'failed' | 'done'
  again: () => void
}

/** What areas find for the words typed; older results that still fit stay until newer ones come, so nothing flickers. */
function useFound(query: string): Found {
  const asked = useDeferredValue(query.trim())
  const queries = useQueryClient()
  const answers = useQueries({
    queries: commandSources().map((source, at) => ({
      queryKey: ['palette', at, asked],
      queryFn: async ({ signal }: { signal: AbortSignal }) => source(asked, signal, queries),
      placeholderData: keepPreviousData,
      staleTime: 10_000,
      retry: false,
    })),
  })
  const failed = answers.filter(({ isError }) => isError)
  return {
    commands: answers.flatMap(({ data, isPlaceholderData }) =>
      isPlaceholderData ? rank(data ?? [], query) : (data ?? []),
    ),
    state: failed.length > 0 ? 'failed' : answers.some(({ isFetching }) => isFetching) ? 'looking' : 'done',
    again: () => failed.forEach((each) => void each.refetch()),
  }
}

function Ask({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const words = useShellWords()
  const own = useWords(laterWords)
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const found = useFound(query)
  const { role } = useSession().person
  const commands = [...rank(useShellCommands(onKeys), query), ...found.commands].filter((one) => mayOpen(role, one))
  const perform = (command: Command, where: 'here' | 'tab') => {
    if (command.to && where === 'tab') return void window.open(command.to, '_blank', 'noopener')
    onClose()
    if (command.to) void navigate({ href: command.to })
    command.run?.()
  }
  return (
    <CommandAsk
      label={words.find}
      placeholder={words.find}
      query={query}
      onQuery={setQuery}
      commands={commands}
      onPerform={perform}
      onClose={onClose}
      empty={found.state === 'looking' ? own.paletteLooking : words.nothingFits}
      foot={
        <>
          {found.state === 'failed' && (
            <p className="palette-failed" role="alert">
              {own.paletteFailed}{' '}
              <button type="button" className="link" onClick={found.again}>
                {words.tryAgain}
              </button>
            </p>
          )}
          <div className="palette-foot meta">
            <Kbd keys="up down" /> {own.paletteMove} <Kbd keys="enter" /> {own.paletteDo} <Kbd keys="mod+enter" />{' '}
            {own.paletteTab}
          </div>
        </>
      }
    />
  )
}
