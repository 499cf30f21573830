/** Tries what would be kept over what is stored: when asked, and by itself once nobody has typed for a while. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, type Wire } from '#web/call.ts'
import { listeningApi, type Preview, type PreviewInput } from '../../api.ts'

export type PreviewShown = Wire<Preview>
export type Said = Partial<PreviewInput>

const PAUSE_MS = 900

const previewQuery = (said: string) =>
  queryOptions({
    queryKey: ['listening', 'preview', said],
    queryFn: ({ signal }) => call(listeningApi.previewQuery, JSON.parse(said), { signal }),
  })

/** Null while what stands there cannot be tried. */
export function usePreview(said: Said | null) {
  const [asked, setAsked] = useState<string | null>(null)
  const written = said && JSON.stringify(said)
  useEffect(() => {
    if (written === null || written === asked) return
    const pause = setTimeout(() => setAsked(written), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [written, asked])
  const preview = useQuery({
    ...previewQuery(asked ?? ''),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  })
  const tryIt = () => {
    if (asked === written) void preview.refetch()
    else setAsked(written)
  }
  return { preview, ready: written !== null, tryIt, isEarlier: asked !== null && asked !== written }
}
