/** The language of queries is loaded by who opens one or writes one. */
import { type ComponentProps, lazy, Suspense } from 'react'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { OpenedQuery as Opened } from './query/OpenedQuery.tsx'
import type { QueryEditor as Editor } from './query/QueryEditor.tsx'

const LoadedEditor = lazy(async () => ({ default: (await import('./query/QueryEditor.tsx')).QueryEditor }))
const LoadedOpened = lazy(async () => ({ default: (await import('./query/OpenedQuery.tsx')).OpenedQuery }))

export const QueryEditor = (props: ComponentProps<typeof Editor>) => (
  <Suspense fallback={<Skeleton shape="lines" />}>
    <LoadedEditor {...props} />
  </Suspense>
)

export const OpenedQuery = (props: ComponentProps<typeof Opened>) => (
  <Suspense fallback={<Skeleton shape="lines" />}>
    <LoadedOpened {...props} />
  </Suspense>
)
