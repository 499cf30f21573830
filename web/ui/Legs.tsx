import type { ReactNode } from 'react'

export interface Leg {
  id: string
  state: 'done' | 'now' | 'todo'
  label: ReactNode
  /** At the end of its line: when it was done, or its clock. */
  beside?: ReactNode
  /** Below its label: with whom, who else. */
  under?: ReactNode
}

/** The legs of a remedy, an escalation or a set-up. The one that runs has the capsule. */
export function Legs({ legs, label }: { legs: readonly Leg[]; label: string }) {
  return (
    <ol className="legs" aria-label={label}>
      {legs.map((leg) => (
        <li key={leg.id} className={leg.state} aria-current={leg.state === 'now' ? 'step' : undefined}>
          <span>
            {leg.label}
            {leg.under && <span className="under meta">{leg.under}</span>}
          </span>
          {leg.beside && <span className="meta">{leg.beside}</span>}
        </li>
      ))}
    </ol>
  )
}
