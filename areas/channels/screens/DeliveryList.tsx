/** Deliveries, newest first: what leaves or left, in which state, why, and what a person can decide about it. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useWords } from '#web/words.ts'
import { deliveriesQuery, type WhichDeliveries } from './channel-queries.ts'
import { DeliveryItem } from './DeliveryItem.tsx'
import { channelsWords } from './words.ts'

export function DeliveryList({ which, empty, most }: { which: WhichDeliveries; empty: ReactNode; most?: number }) {
  const words = useWords(channelsWords)
  const query = useInfiniteQuery(deliveriesQuery(which))
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton shape="rows" />
  const all = query.data.pages.flat()
  if (all.length === 0) return empty
  return (
    <>
      <ul className="delivery-list">
        {all.slice(0, most).map((delivery) => (
          <li key={delivery.id}>
            <DeliveryItem delivery={delivery} />
          </li>
        ))}
      </ul>
      {!most && query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.older}
        </Button>
      )}
    </>
  )
}
