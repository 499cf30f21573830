import { Icon } from '#web/ui/Icon.tsx'
import { Menu, type MenuPick } from '#web/ui/Menu.tsx'

interface PickMenuProps {
  label: string
  /** What is chosen by it. */
  name: string
  entries: readonly MenuPick[]
  kind: 'strong' | 'off'
}

/** A chip that opens what can be chosen. */
export function PickMenu({ label, name, entries, kind }: PickMenuProps) {
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="chip" aria-label={label === name ? name : `${name}: ${label}`}>
          <span className={kind === 'strong' ? 'cut font-strong' : 'cut'}>{label}</span>
          <Icon name="down" size="s" />
        </button>
      }
      entries={[...entries]}
    />
  )
}
