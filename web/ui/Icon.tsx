import { DOOR_ICONS } from './door-icons.ts'
import type { IconName } from './icons.ts'

const drawn = new Map<string, string>(Object.entries(DOOR_ICONS))

/** See all-icons.ts. */
export function drawMore(icons: Readonly<Record<IconName, string>>): void {
  for (const [name, path] of Object.entries(icons)) drawn.set(name, path)
}

export interface IconProps {
  name: IconName
  size?: 's' | 'l'
  /** Only where no word stands beside it. */
  label?: string
}

export function Icon({ name, size, label }: IconProps) {
  return (
    <svg
      className={size ? `i ${size}` : 'i'}
      viewBox="0 0 20 20"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={drawn.get(name)} />
    </svg>
  )
}
