import { useQuery } from '@tanstack/react-query'
import { networkOf } from '#web/ui/network-marks.ts'
import { useShellWords } from '#web/words.ts'
import { networksQuery } from './queries.ts'

/** As people write it; of what nobody connects, such as imports, the shell's name, else its own. */
export function useNetworkName(): (network: string) => string {
  const networks = useQuery(networksQuery).data ?? []
  const shell = useShellWords()
  return (network) => {
    const known = networkOf(network)
    return (
      networks.find((one) => one.network === network)?.name ?? (known === 'other' ? network : shell.networks[known])
    )
  }
}
