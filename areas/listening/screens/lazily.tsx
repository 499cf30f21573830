/** The language of queries is loaded by who opens one or writes one, looking back by who opens a monitor. */
import { type ComponentProps, lazy, Suspense } from 'react'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { LookBack as Back } from './back/LookBack.tsx'
import type { OpenedQuery as Opened } from './query/OpenedQuery.tsx'
import type { QueryEditor as Editor } from './query/QueryEditor.tsx'
import type { TryName as Name } from './query/TryName.tsx'

const LoadedEditor = lazy(async () => ({ default: (await import('./query/QueryEditor.tsx')).QueryEditor }))
const LoadedOpened = lazy(async () => ({ default: (await import('./query/OpenedQuery.tsx')).OpenedQuery }))
const LoadedName = lazy(async () => ({ default: (await import('./query/TryName.tsx')).TryName }))
const LoadedBack = lazy(async () => ({ default: (await import('./back/LookBack.tsx')).LookBack }))

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

export const LookBack = (props: ComponentProps<typeof Back>) => (
  <Suspense>
    <LoadedBack {...props} />
  </Suspense>
)

export const TryName = (props: ComponentProps<typeof Name>) => (
  <Suspense fallback={<Skeleton shape="rows" />}>
    <LoadedName {...props} />
  </Suspense>
)
