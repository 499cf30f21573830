/** Tries a query over what is stored: when asked, and by itself once nobody has typed for a while. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, type Wire } from '#web/call.ts'
import { listeningApi, type Preview } from '../../api.ts'
import { isWhole, type Reading } from './reading.ts'

export type PreviewShown = Wire<Preview>

const PAUSE_MS = 900

const previewQuery = (query: string) =>
  queryOptions({
    queryKey: ['listening', 'preview', query],
    queryFn: ({ signal }) => call(listeningApi.previewQuery, { query }, { signal }),
  })

export function usePreview(text: string, reading: Reading) {
  const [asked, setAsked] = useState<string | null>(null)
  const written = text.trim()
  const ready = isWhole(reading) && reading.text === text
  useEffect(() => {
    if (!ready || written === asked) return
    const pause = setTimeout(() => setAsked(written), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [ready, written, asked])
  const preview = useQuery({
    ...previewQuery(asked ?? ''),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  })
  const tryIt = () => {
    if (asked === written) void preview.refetch()
    else setAsked(written)
  }
  return { preview, ready, tryIt, isEarlier: asked !== null && asked !== written }
}
