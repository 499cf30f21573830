import type { ReactNode } from 'react'
import { useShellWords } from '#web/words.ts'
import { IconButton } from './IconButton.tsx'

export type PaneName = 'list' | 'work' | 'side'

export interface PanesProps {
  layout: 'list-work-side' | 'list-work' | 'work-side' | 'work'
  /** From the address: on a phone the one pane that is the page, on a middle screen whether the side is called. */
  show: PaneName
  children: ReactNode
}

/** Panes side by side; on a phone each is a page. */
export function Panes({ layout, show, children }: PanesProps) {
  return (
    <div className="panes" data-layout={layout} data-show={show}>
      {children}
    </div>
  )
}

export interface PaneProps {
  name: PaneName
  label: string
  /** Its head, 52 px high. */
  head?: ReactNode
  /** On a phone, the way back stands first in the head. */
  onBack?: () => void
  children: ReactNode
}

/** A pane with a head of its own. What scrolls inside is a `pane-body`, a VirtualList or the like. */
export function Pane({ name, label, head, onBack, children }: PaneProps) {
  const words = useShellWords()
  return (
    <section className="pane" data-pane={name} aria-label={label}>
      {(head || onBack) && (
        <div className={head ? 'pane-top' : 'pane-top only-small'}>
          {onBack && <IconButton kind="quiet" icon="left" label={words.back} onClick={onBack} className="only-small" />}
          {head}
        </div>
      )}
      {children}
    </section>
  )
}
