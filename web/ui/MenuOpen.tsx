import { Menu as Base } from '@base-ui/react/menu'
import { type RefObject, useEffect, useRef } from 'react'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import type { MenuEntry, MenuPick, MenuProps } from './Menu.tsx'

/** The menu itself, loaded when it is first wanted. */
export function MenuOpen({
  trigger,
  entries,
  side = 'bottom',
  align = 'end',
  openAtOnce,
}: MenuProps & { openAtOnce: 'yes' | 'no' }) {
  return (
    <Base.Root defaultOpen={openAtOnce === 'yes'}>
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

const keyOf = (entry: MenuEntry, at: number) =>
  entry === 'rule' ? `rule ${at}` : 'label' in entry ? entry.label : entry.head

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === 'rule') return <Base.Separator className="menu-rule" />
  if ('choices' in entry) return <Picks pick={entry} />
  if ('head' in entry) return <div className="menu-head">{entry.head}</div>
  const end = entry.disabledReason ?? entry.note
  return (
    <Base.Item
      className={['menu-item', entry.red && 'red', entry.only].filter(Boolean).join(' ')}
      disabled={Boolean(entry.disabledReason)}
      onClick={entry.run}
    >
      {entry.icon && <Icon name={entry.icon} />}
      {entry.label}
      {end && <span className="end meta">{end}</span>}
      {!end && entry.keys && <Kbd keys={entry.keys} />}
    </Base.Item>
  )
}

function Picks({ pick }: { pick: MenuPick }) {
  const chosen = useRef<HTMLElement>(null)
  useEffect(() => beginWith(chosen), [])
  return (
    <Base.RadioGroup value={pick.value} onValueChange={pick.onPick} aria-label={pick.head}>
      <div className="menu-head">{pick.head}</div>
      {pick.choices.map((choice) => (
        <Base.RadioItem
          key={choice.value}
          {...(choice.value === pick.value && { ref: chosen })}
          value={choice.value}
          className="menu-item"
          closeOnClick={pick.closes ?? false}
        >
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

/** What is chosen is in view when the menu opens, also where the menu is longer than there is room. */
function beginWith(chosen: RefObject<HTMLElement | null>) {
  const frame = requestAnimationFrame(() => {
    const menu = chosen.current?.closest('.menu')
    if (!chosen.current || !menu) return
    const below_px = chosen.current.getBoundingClientRect().bottom - menu.getBoundingClientRect().bottom
    if (below_px > 0) menu.scrollTop += below_px + menu.clientHeight / 3
  })
  return () => cancelAnimationFrame(frame)
}
