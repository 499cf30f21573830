import { Toast } from '@base-ui/react/toast'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useKeys } from '#web/keys.tsx'
import { useShellWords } from '#web/words.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import { hearSaid, type Said, say } from './toasts.ts'

const corner = Toast.createToastManager<Said>()

/** Long enough to be read and reached; what is pointed at or focused stays as long as it is. */
const SHOWN_MS = { done: 8_000, waiting: 20_000, failed: 20_000, refused: 8_000 } as const

/** The corner where done things are said. `z` undoes the newest that can be undone. */
export function Toasts() {
  useEffect(
    () =>
      hearSaid(({ id, said }) => {
        if (!said) return corner.close(id)
        const kind = said.kind ?? 'done'
        corner.add({
          id,
          description: said.text,
          type: kind,
          data: said,
          timeout: SHOWN_MS[kind],
          priority: kind === 'failed' ? 'high' : 'low',
        })
      }),
    [],
  )
  return (
    <Toast.Provider toastManager={corner} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

type Shown = ReturnType<typeof Toast.useToastManager<Said>>['toasts'][number]

function Shown() {
  const manager = Toast.useToastManager<Said>()
  const words = useShellWords()
  const newest = manager.toasts.find((toast) => toast.data?.undo && toast.transitionStatus !== 'ending')
  const undo = async ({ id, data }: Shown) => {
    manager.close(id)
    if (data && (await data.undo?.()) === true) say({ text: words.undoneWhat(data.text) })
  }
  useKeys([
    {
      ...{ keys: 'z', label: words.keyUndo, group: 'everywhere' },
      refusal: () => (newest ? null : words.nothingToUndo),
      run: () => newest && void undo(newest),
    },
  ])
  return manager.toasts.map((toast) => (
    <One key={toast.id} toast={toast} onUndo={() => void undo(toast)} onClose={() => manager.close(toast.id)} />
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
