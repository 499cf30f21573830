/** The one shape that means "who holds it". Nothing else is drawn as a capsule. */
import type { CSSProperties } from 'react'

/** Beside what you are on; tall on the leg that runs now. */
export const Capsule = ({ size }: { size?: 'tall' }) => (
  <span className={size ? `capsule ${size}` : 'capsule'} aria-hidden="true" />
)

export interface Holding {
  name: string
  /** As "10–14". */
  when: string
  /** Its length, in any unit that all of them share. */
  share: number
  who: 'past' | 'me' | 'next' | 'nobody'
}

const CLASSES = { past: 'held', me: 'me', next: '', nobody: 'gap' } as const

/** A takeover: capsules end to end, with a line for now. */
export function Zone({
  label,
  holdings,
  now_share,
}: {
  label: string
  holdings: readonly Holding[]
  now_share?: number
}) {
  const part = (share: number) => ({ '--n': share }) as CSSProperties
  return (
    <div>
      <div className="zone" role="img" aria-label={label}>
        {holdings.map(({ name, when, share, who }) => (
          <i key={`${name} ${when}`} className={CLASSES[who]} style={part(share)} />
        ))}
        {now_share !== undefined && <u style={{ '--at': `${now_share * 100}%` } as CSSProperties} />}
      </div>
      <div className="zone-names meta">
        {holdings.map(({ name, when, share }) => (
          <span key={`${name} ${when}`} className="cut" style={part(share)}>
            <b>{name}</b> {when}
          </span>
        ))}
      </div>
    </div>
  )
}
