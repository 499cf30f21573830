import { Toast } from '@base-ui/react/toast'
import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { useKeys } from '#web/keys.tsx'
import { useShellWords } from '#web/words.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { hearSaid, type Said, say } from './toasts.ts'

const corner = Toast.createToastManager<Said>()

/** Long enough to be read and reached; what is pointed at or focused stays as long as it is. */
const SHOWN_MS = { done: 8_000, undoable: 12_000, waiting: 20_000, failed: 20_000, refused: 8_000 } as const
/** For so long each can be undone by its key, the newest first, though it is no longer shown. */
const KEPT_MS = 300_000

interface Undoable {
  id: string
  said: Said
  said_at_ms: number
}

/** The corner where done things are said. `z` undoes the newest that can be undone. */
export function Toasts() {
  const kept = useRef<Undoable[]>([])
  useEffect(
    () =>
      hearSaid(({ id, said }) => {
        if (!said) {
          kept.current = without(kept.current, id)
          return corner.close(id)
        }
        if (said.undo) kept.current = [...living(kept.current), { id, said, said_at_ms: Date.now() }]
        const kind = said.kind ?? 'done'
        corner.add({
          id,
          description: said.text,
          type: kind,
          data: said,
          timeout: SHOWN_MS[kind === 'done' && said.undo ? 'undoable' : kind],
          priority: kind === 'failed' ? 'high' : 'low',
        })
      }),
    [],
  )
  return (
    <Toast.Provider toastManager={corner} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <Shown keptRef={kept} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

type Shown = ReturnType<typeof Toast.useToastManager<Said>>['toasts'][number]

const without = (all: readonly Undoable[], id: string) => all.filter((one) => one.id !== id)
const living = (all: readonly Undoable[]) => all.filter(({ said_at_ms }) => Date.now() - said_at_ms < KEPT_MS)

function Shown({ keptRef }: { keptRef: RefObject<Undoable[]> }) {
  const manager = Toast.useToastManager<Said>()
  const words = useShellWords()
  const undo = async ({ id, said }: Pick<Undoable, 'id' | 'said'>) => {
    manager.close(id)
    keptRef.current = without(keptRef.current, id)
    if ((await said.undo?.()) === true) say({ text: words.undoneWhat(said.text) })
  }
  const newest = (): Pick<Undoable, 'id' | 'said'> | null => {
    const shown = manager.toasts.find((toast) => toast.data?.undo && toast.transitionStatus !== 'ending')
    if (shown?.data) return { id: shown.id, said: shown.data }
    return living(keptRef.current).at(-1) ?? null
  }
  useKeys([
    {
      ...{ keys: 'z', label: words.keyUndo, group: 'everywhere' },
      refusal: () => (newest() ? null : words.nothingToUndo),
      run: () => {
        const one = newest()
        if (one) void undo(one)
      },
    },
  ])
  return manager.toasts.map((toast) => (
    <One
      key={toast.id}
      toast={toast}
      onUndo={() => toast.data && void undo({ id: toast.id, said: toast.data })}
      onClose={() => manager.close(toast.id)}
    />
  ))
}

const ICONS = { done: 'circle-check', failed: 'alert', waiting: 'dashed', refused: 'lock' } as const

function One({ toast, onUndo, onClose }: { toast: Shown; onUndo: () => void; onClose: () => void }) {
  const words = useShellWords()
  const said = toast.data
  const kind = said?.kind ?? 'done'
  useOnAnotherPage(() => kind === 'failed' && onClose())
  return (
    <Toast.Root
      toast={toast}
      aria-label={String(toast.description)}
      className={kind === 'failed' ? 'toast bad' : kind === 'refused' ? 'toast refused' : 'toast'}
      swipeDirection={['right', 'down']}
    >
      <Icon name={ICONS[kind]} />
      <Toast.Description />
      {said?.undo && (
        <Button kind="quiet" size="small" keys="z" onClick={onUndo}>
          {words.undo}
        </Button>
      )}
      {said?.act && (
        <Button
          size="small"
          onClick={() => {
            onClose()
            said.act?.run()
          }}
        >
          {said.act.label}
        </Button>
      )}
      {kind === 'failed' && <IconButton kind="quiet" size="small" icon="cross" label={words.close} onClick={onClose} />}
    </Toast.Root>
  )
}

/** What failed on one page is no matter of the next. */
function useOnAnotherPage(leave: () => void) {
  const { pathname } = useLocation()
  const was = useRef(pathname)
  const left = useEffectEvent(leave)
  useEffect(() => {
    if (was.current !== pathname) left()
  }, [pathname])
}
