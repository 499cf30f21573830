import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactNode, RefObject } from 'react'

/** Loaded when the first tip is shown. */
export function Tip({ anchor, children }: { anchor: RefObject<HTMLElement | null>; children: ReactNode }) {
  return (
    <Base.Root open>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={6} className="floating">
          <Base.Popup className="tip" aria-hidden="true">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
