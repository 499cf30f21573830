import type { ReactNode } from 'react'
import { onDemand, type Trigger } from './on-demand.tsx'

export interface PopoverProps {
  trigger: Trigger
  title?: string
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  /** Opens when pointed at, besides being pressed. */
  hover?: true
}

export const Popover = onDemand<PopoverProps>('dialog', async () => (await import('./PopoverOpen.tsx')).PopoverOpen)
