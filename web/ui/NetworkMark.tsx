import { useShellWords } from '#web/words.ts'
import { NETWORK_MARKS, nameOfNetwork, networkOf } from './network-marks.ts'

/** A network by its small mark; the name is always there for those who cannot see it. */
export function NetworkMark({ network, silent }: { network: string; silent?: true }) {
  const words = useShellWords()
  const known = networkOf(network)
  return (
    <svg
      className="net"
      viewBox="0 0 24 24"
      {...(silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': nameOfNetwork(network, words) })}
    >
      <path d={NETWORK_MARKS[known]} fillRule="evenodd" />
    </svg>
  )
}
