import { useShellWords } from '#web/words.ts'
import { initialsOf } from './initials.ts'
import { NetworkMark } from './NetworkMark.tsx'

export interface AvatarProps {
  name: string
  /** Theirs are outlined, ours are filled, teams are square. */
  kind?: 'ours' | 'theirs' | 'team'
  size?: 's' | 'm' | 'l'
  /** Where they wrote. */
  network?: string
  presence?: 'here' | 'away'
}

/** Beside a name it says nothing new, so it is hidden from a screen reader; alone, give its parent a label. */
export function Avatar({ name, kind = 'ours', size, network, presence }: AvatarProps) {
  const letters = initialsOf(name)
  const shape = { ours: '', theirs: 'out', team: 'team' }[kind]
  return (
    <span className={['av', size, shape].filter(Boolean).join(' ')} title={name} aria-hidden="true">
      <span className="letters">{size === 's' || kind === 'team' ? [...letters][0] : letters}</span>
      {network && (
        <span className="mark">
          <NetworkMark network={network} silent />
        </span>
      )}
      {presence && <span className={presence === 'away' ? 'here away' : 'here'} />}
    </span>
  )
}

/** Nobody is drawn: a gap is seen, with the word where the name would stand. Put the button that fills it beside. */
export function Nobody({ since }: { since?: string }) {
  const words = useShellWords()
  return (
    <span className="nobody-name">
      <span className="av s nobody" aria-hidden="true" />
      {since ? `${words.nobody}, ${since}` : words.nobody}
    </span>
  )
}

export function AvatarStack({ names, most = 3 }: { names: readonly string[]; most?: number }) {
  const rest = names.length - most
  return (
    <span className="stack" role="img" aria-label={names.join(', ')}>
      {names.slice(0, most).map((name) => (
        <Avatar key={name} name={name} />
      ))}
      {rest > 0 && <span className="av">+{rest}</span>}
    </span>
  )
}
