import type { ReactNode } from 'react'
import { useShellWords } from '#web/words.ts'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'

export interface SidePaneProps {
  label: string
  /** Where it is not always shown (a phone, a middle screen): the way back. */
  onBack?: () => void
  children: ReactNode
}

/** Who and why, beside the work. Its children are sections, parted by hairlines. */
export function SidePane({ label, onBack, children }: SidePaneProps) {
  const words = useShellWords()
  return (
    <aside className="pane side" data-pane="side" aria-label={label} tabIndex={0}>
      {onBack && (
        <div className="pane-top side-btn">
          <IconButton kind="quiet" icon="left" label={words.back} onClick={onBack} />
          <b>{label}</b>
        </div>
      )}
      {children}
    </aside>
  )
}

/** A named button that calls the side pane where the screen is too narrow to show it always. */
export function SideButton({ children, onPress }: { children: string; onPress: () => void }) {
  return (
    <Button kind="quiet" className="side-btn" onClick={onPress}>
      {children}
    </Button>
  )
}
