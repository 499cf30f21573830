import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { Kbd } from './Kbd.tsx'

export interface MenuAct {
  label: string
  icon?: IconName
  keys?: string
  note?: string
  run: () => void
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
}
export type MenuEntry = MenuAct | MenuPick | 'rule' | { head: string }

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>
  entries: readonly MenuEntry[]
  side?: 'top' | 'bottom'
  align?: 'start' | 'end'
}

/** Every entry shows its key; one that is off says what is missing. */
export function Menu({ trigger, entries, side = 'bottom', align = 'end' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="floating" side={side} align={align} sideOffset={6}>
          <Base.Popup className="menu">
            {entries.map((entry, at) => (
              <Entry key={keyOf(entry, at)} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

const keyOf = (entry: MenuEntry, at: number) => (entry === 'rule' ? `rule ${at}` : 'label' in entry ? entry.label : entry.head)

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === 'rule') return <Base.Separator className="menu-rule" />
  if ('choices' in entry) return <Picks pick={entry} />
  if ('head' in entry) return <div className="menu-head">{entry.head}</div>
  const end = entry.disabledReason ?? entry.note
  return (
    <Base.Item className={entry.red ? 'menu-item red' : 'menu-item'} disabled={Boolean(entry.disabledReason)} onClick={entry.run}>
      {entry.icon && <Icon name={entry.icon} />}
      {entry.label}
      {end && <span className="end meta">{end}</span>}
      {!end && entry.keys && <Kbd keys={entry.keys} />}
    </Base.Item>
  )
}

function Picks({ pick }: { pick: MenuPick }) {
  return (
    <Base.RadioGroup value={pick.value} onValueChange={pick.onPick} aria-label={pick.head}>
      <div className="menu-head">{pick.head}</div>
      {pick.choices.map((choice) => (
        <Base.RadioItem key={choice.value} value={choice.value} className="menu-item" closeOnClick={false}>
          {choice.icon && <Icon name={choice.icon} />}
          {choice.label}
          <Base.RadioItemIndicator className="end">
            <Icon name="check" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  )
}
