import { useQuery } from '@tanstack/react-query'
import { nameOfNetwork } from '#web/ui/network-marks.ts'
import { useShellWords } from '#web/words.ts'
import { networksQuery } from './queries.ts'

/** As people write it; of what nobody connects, such as imports, the shell's name, else its own. */
export function useNetworkName(): (network: string) => string {
  const networks = useQuery(networksQuery).data ?? []
  const shell = useShellWords()
  return (network) => networks.find((one) => one.network === network)?.name ?? nameOfNetwork(network, shell)
}
