import type { ReactNode } from 'react'
import type { IconName } from './icons.ts'

/** One thing that can be chosen, in a select, a combobox, a segmented control or a radio group. */
export interface Choice {
  value: string
  label: string
  note?: string
  icon?: IconName
  /** An avatar or a mark before the label. */
  before?: ReactNode
  disabledReason?: string
}
