import { Button, type ButtonProps } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  icon: IconName
  label: string
}

/** An icon that can be pressed. Its label is its name and, without a richer tooltip around it, its title. */
export function IconButton({ icon, label, className, keys, ...rest }: IconButtonProps) {
  const title = rest.disabledReason ? undefined : keys ? `${label} (${keys})` : label
  return (
    <Button {...rest} aria-label={label} title={title} className={['icon', className].filter(Boolean).join(' ')}>
      <Icon name={icon} />
    </Button>
  )
}
