import { useQueryClient } from '@tanstack/react-query'
import { CallError } from '#web/call.ts'
import { BACK, useLive } from '#web/live.ts'

const wasAway = (error: unknown) => error instanceof CallError && (error.status === 0 || error.status >= 500)

/** What could not be read while the server was away is read again once it is back. */
export function useReadAgain(): void {
  const queries = useQueryClient()
  useLive([BACK], () => {
    const predicate = ({ state }: { state: { error: unknown } }) => wasAway(state.error)
    void queries.refetchQueries({ type: 'active', predicate })
  })
}
