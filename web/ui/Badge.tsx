import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface BadgeProps {
  children: string
  /** Colour repeats what the words and the icon say. */
  tone?: 'bad' | 'warn' | 'good' | 'mine'
  icon?: IconName
}

export function Badge({ children, tone, icon }: BadgeProps) {
  return (
    <span className={tone ? `badge ${tone}` : 'badge'}>
      {icon && <Icon name={icon} />}
      <span className="cut">{children}</span>
    </span>
  )
}
