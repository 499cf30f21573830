import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface StateProps {
  icon: IconName
  title: string
  children?: ReactNode
  /** The one step that changes it, first. */
  acts?: ReactNode
  role?: 'alert' | 'status'
}

/** What stands where a list would: a sign, what it is, why, and the step that changes it. */
export function StateBlock({ icon, title, children, acts, role }: StateProps) {
  return (
    <div className="state" role={role}>
      <Icon name={icon} size="l" />
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {acts && <div className="acts">{acts}</div>}
    </div>
  )
}
