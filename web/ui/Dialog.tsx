import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useShellWords } from '#web/words.ts'
import { IconButton } from './IconButton.tsx'

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  size?: 'large'
  /** Below, at the end: first the way back, then the one that does it. */
  acts?: ReactNode
  /** It shows what is gone once it closes: only its own buttons close it, no Escape and no press beside it. */
  stays?: true
  children: ReactNode
}

/** Asked only before what cannot be undone, or to write something short. Focus is held inside and given back. */
export function Dialog({ open, onClose, title, size, acts, stays, children }: DialogProps) {
  const words = useShellWords()
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && !stays && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup className={size ? `dialog middle ${size}` : 'dialog middle'}>
          <Base.Title className="dialog-title">{title}</Base.Title>
          {children}
          {acts && <div className="acts">{acts}</div>}
          {/* Last, so that the first field has the focus. */}
          {!stays && (
            <IconButton
              kind="quiet"
              size="small"
              icon="cross"
              label={words.close}
              className="dialog-close"
              onClick={onClose}
            />
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
