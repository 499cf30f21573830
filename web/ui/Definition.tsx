import type { ReactNode } from 'react'
import { Popover } from './Popover.tsx'

export interface DefinitionProps {
  /** The figure or its name, as it stands on the page. */
  children: ReactNode
  title: string
  /** What it counts, over which time, from which source. */
  means: ReactNode
}

/** What a figure means, when pointed at, focused and pressed, or touched. */
export function Definition({ children, title, means }: DefinitionProps) {
  return (
    <Popover
      hover
      title={title}
      trigger={
        <button type="button" className="definition">
          {children}
        </button>
      }
    >
      <div className="two">{means}</div>
    </Popover>
  )
}
