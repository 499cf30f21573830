import { useQuery } from '@tanstack/react-query'
import { networksQuery } from './queries.ts'

/** As people write it; the network's own name for itself until the list came. */
export function useNetworkName(): (network: string) => string {
  const networks = useQuery(networksQuery).data ?? []
  return (network) => networks.find((one) => one.network === network)?.name ?? network
}
