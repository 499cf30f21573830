import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { RefObject } from 'react'

/** The tip of a button that is off. Only drawn: the button is described by a text of its own. */
export function Reason({ anchor, text }: { anchor: RefObject<HTMLElement | null>; text: string }) {
  return (
    <Base.Root open>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={6} className="floating">
          <Base.Popup className="tip" aria-hidden="true">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
