import { useQueryClient } from '@tanstack/react-query'
import { CHANNELS } from './channel-queries.ts'

/** Reads all of the channels' lists again. */
export function useReadAgain(): () => void {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: CHANNELS })
}
