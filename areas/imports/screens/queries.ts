import { infiniteQueryOptions, type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { call, type Wire } from '#web/call.ts'
import { useLive } from '#web/live.ts'
import { soon } from '#web/soon.ts'
import type { NoteView, NoteWords } from '../api.ts'
import { importsApi as api, type BroughtView, type ImportDetail } from '../api.ts'
import type { Door, DoorWithLots, Import } from '../schema.ts'

export type ShownImport = Wire<Omit<Import, 'workspace_id'>>
export type OpenedImport = Wire<ImportDetail>
export type ShownPlainDoor = Wire<Omit<Door, 'workspace_id'>>
export type ShownDoor = Wire<Omit<DoorWithLots, 'workspace_id'>>
export type ShownLot = ShownImport

export type ShownBrought = Wire<BroughtView>
export type ShownNote = Wire<NoteView>
export type ShownNoteWords = Wire<NoteWords>

export const IMPORTS = ['imports'] as const

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: async ({ signal }) => (await call(api.list, {}, { signal })).imports,
})

export const doorsQuery = queryOptions({
  queryKey: ['imports', 'addresses'],
  queryFn: async ({ signal }) => (await call(api.doors, {}, { signal })).doors,
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => call(api.read, { id }, { signal }),
  })

/** Read anew with each mapping, which is part of its name. */
export const previewQuery = ({ id, mapping, format }: OpenedImport) =>
  queryOptions({
    queryKey: ['imports', 'preview', id, mapping, format],
    queryFn: async ({ signal }) => (await call(api.preview, { id }, { signal })).rows,
    placeholderData: (before) => before,
  })

export const refusedQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'refused', id],
    queryFn: async ({ signal }) => (await call(api.refused, { id, limit: 100 }, { signal })).refused,
  })

/** Posts that an import brought; `no`: that no monitor hears. */
export const broughtQuery = (id: string, heard?: 'no') =>
  infiniteQueryOptions({
    queryKey: ['imports', 'brought', id, heard ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.brought,
        { id, limit: 25, ...(heard && { heard }), ...(pageParam && { before: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** What an address brought, hour by hour. */
export const lotsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'lots', id],
    queryFn: ({ pageParam, signal }) =>
      call(api.lots, { id, limit: 50, ...(pageParam && { before: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** What the reader wrote down. */
export const notesQuery = infiniteQueryOptions({
  queryKey: ['imports', 'notes'],
  queryFn: ({ pageParam, signal }) =>
    call(api.notes, { limit: 20, ...(pageParam && { before: pageParam }) }, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  // Others work on what it opened: who comes back reads how it stands now.
  staleTime: 0,
})

const GATHER_MS = 300

/** An import says of each batch that it is done. */
export function useImportsLive(): void {
  const queries = useQueryClient()
  useLive(['imports.'], () => soon('imports', GATHER_MS, () => void readAgain(queries)))
}

const readAgain = (queries: QueryClient) =>
  queries.invalidateQueries({ queryKey: IMPORTS, predicate: ({ queryKey }) => queryKey[1] !== 'preview' })
