import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface FindingProps {
  /** What, in two or three words. */
  what: string
  /** Where and how to mend it. */
  children: ReactNode
  tone?: 'bad' | 'warn'
  icon?: IconName
  /** The button that mends it. */
  mend?: ReactNode
}

/** Stands under the words it is about: what is wrong, and how to mend it. */
export function Finding({ what, children, tone = 'bad', icon = 'alert', mend }: FindingProps) {
  return (
    <div className={tone === 'warn' ? 'finding warn' : 'finding'}>
      <Icon name={tone === 'warn' && icon === 'alert' ? 'warning' : icon} />
      <p className="grow">
        <b>{what}</b> {children}
      </p>
      {mend}
    </div>
  )
}

/** Something to know, which needs nothing done. */
export function Notice({ children, tone, icon = 'info' }: { children: ReactNode; tone?: 'good'; icon?: IconName }) {
  return (
    <div className={tone ? `notice ${tone}` : 'notice'} role="status">
      <Icon name={tone === 'good' ? 'circle-check' : icon} />
      <div className="grow">{children}</div>
    </div>
  )
}

/** A line across the page: the connection, a hold, an account that needs a person. */
export function Strip({
  children,
  tone,
  icon,
  acts,
  fold = 'open',
}: {
  children: ReactNode
  tone?: 'bad' | 'warn' | 'hold'
  icon: IconName
  acts?: ReactNode
  /** Folded it takes one line on a phone; elsewhere there is room. */
  fold?: 'open' | 'folded'
}) {
  const classes = ['strip', tone, fold === 'folded' && 'folded'].filter(Boolean).join(' ')
  return (
    <div className={classes} role="status">
      <Icon name={icon} />
      <div className="grow">{children}</div>
      {acts}
    </div>
  )
}
