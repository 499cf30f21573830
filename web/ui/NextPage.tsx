import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { ErrorState } from './ErrorState.tsx'

/** A list that is read page by page, as useInfiniteQuery has it. */
interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  error: unknown
  fetchNextPage: () => Promise<unknown>
}

/** Behind the last row: the way to those before it, and why they did not come. */
export function NextPage({ query, children }: { query: Paged; children: ReactNode }) {
  const fetch = () => void query.fetchNextPage()
  return (
    <>
      {query.hasNextPage && (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={fetch}>
            {children}
          </Button>
        </div>
      )}
      {query.isFetchNextPageError && <ErrorState error={query.error} onRetry={fetch} />}
    </>
  )
}
