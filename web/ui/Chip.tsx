import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface ChipProps {
  children: string
  pressed?: boolean
  icon?: IconName
  onPress: () => void
}

/** A label or a filter that can be on or off. */
export function Chip({ children, pressed = false, icon, onPress }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {icon && <Icon name={icon} size="s" />}
      <span className="cut">{children}</span>
      {pressed && <Icon name="cross" size="s" />}
    </button>
  )
}
