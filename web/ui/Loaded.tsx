import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './ErrorState.tsx'
import { Skeleton, type SkeletonProps } from './Skeleton.tsx'

export interface LoadedProps<T> {
  query: UseQueryResult<T>
  shape: SkeletonProps['shape']
  /** "The people did not come". */
  failed?: string
  isEmpty?: (data: T) => boolean
  empty?: ReactNode
  children: (data: T) => ReactNode
}

/** The four states of everything that is fetched: loading, failed, empty, full. What is old stays while it is refetched. */
export function Loaded<T>({ query, shape, failed, isEmpty, empty, children }: LoadedProps<T>) {
  if (query.data !== undefined) return isEmpty?.(query.data) ? empty : children(query.data)
  if (query.isError)
    return <ErrorState error={query.error} {...(failed && { title: failed })} onRetry={() => void query.refetch()} />
  return <Skeleton shape={shape} />
}
