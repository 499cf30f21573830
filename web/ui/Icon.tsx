import { ICONS, type IconName } from './icons.ts'

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
      <path d={ICONS[name]} />
    </svg>
  )
}
