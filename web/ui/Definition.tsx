import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode } from 'react'

export interface DefinitionProps {
  /** The figure or its name, as it stands on the page. */
  children: ReactNode
  title: string
  /** What it counts, over which time, from which source. */
  means: ReactNode
}

/** What a figure means, on hover, on focus and, for a finger, on a press. */
export function Definition({ children, title, means }: DefinitionProps) {
  return (
    <Base.Root>
      <Base.Trigger className="definition" openOnHover delay={200}>
        {children}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="floating" align="start" sideOffset={6}>
          <Base.Popup className="pop">
            <Base.Title render={<b />}>{title}</Base.Title>
            <Base.Description render={<div className="two" />}>{means}</Base.Description>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
