import type { IconName } from './icons.ts'
import { onDemand, type Trigger } from './on-demand.tsx'

export interface MenuAct {
  label: string
  icon?: IconName
  keys?: string
  note?: string
  run: () => void
  /** Only where there is a keyboard. */
  only?: 'for-keys'
  /** For what cannot be undone or is seen outside. */
  red?: true
  /** What is missing; being given means being off. */
  disabledReason?: string | null
}
export interface MenuPick {
  head: string
  value: string
  choices: readonly { value: string; label: string; icon?: IconName }[]
  onPick: (value: string) => void
  /** A choice is all that was wanted: the menu goes. */
  closes?: true
}
export type MenuEntry = MenuAct | MenuPick | 'rule' | { head: string }

export interface MenuProps {
  /** The button that opens it. */
  trigger: Trigger
  entries: readonly MenuEntry[]
  side?: 'top' | 'bottom'
  align?: 'start' | 'end'
}

/** Every entry shows its key; one that is off says what is missing. */
export const Menu = onDemand<MenuProps>('menu', async () => (await import('./MenuOpen.tsx')).MenuOpen)
