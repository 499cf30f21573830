import { Icon } from './Icon.tsx'

export interface HealthProps {
  state: 'well' | 'soon' | 'broken' | 'unknown'
  /** "Well", "Sign-in ends in 6 days", "No answer since 09:32". */
  children: string
}

const ICONS = { well: 'check', soon: 'warning', broken: 'broken-off', unknown: 'dashed' } as const

export function Health({ state, children }: HealthProps) {
  return (
    <span className={`health ${state}`}>
      <Icon name={ICONS[state]} />
      {children}
    </span>
  )
}
