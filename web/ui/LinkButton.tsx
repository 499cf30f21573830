import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { linkTo } from '#web/paths.ts'
import { type ButtonKind, classOf } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface LinkButtonProps {
  /** An address of `paths`, with its query. */
  to: string
  kind?: ButtonKind
  size?: 'small'
  icon?: IconName
  children: ReactNode
}

/** A link that looks as a button does: it goes somewhere, so it can be opened in a new tab. */
export function LinkButton({ to, kind = 'secondary', icon, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...linkTo(to)} className={classOf({ kind, ...rest })}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}
