/** What is looked at, kept in the address: so a view can be sent to somebody, and going back undoes a choice. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Analysis, analysisApi, type Figure } from '#areas/listening/analysis/api.ts'
import { addressOf, call, type Wire } from '#web/call.ts'
import { useWhere } from '#web/locale.ts'

export type AnalysisShown = Wire<Analysis>
export type PointShown = AnalysisShown['points'][number]

export interface View {
  days?: number | undefined
  from?: string | undefined
  to?: string | undefined
  /** Ids with dots between; left out: our brands. */
  of?: string | undefined
  network?: string | undefined
  language?: string | undefined
  topic?: string | undefined
}

const TEXTS = ['from', 'to', 'of', 'network', 'language', 'topic'] as const
export const LENGTHS = [1, 7, 30, 90] as const

export function useView() {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const { time_zone } = useWhere()
  const view = useMemo(() => readView(search), [search])
  const change = (next: Partial<View>) =>
    void navigate({ to: '.', search: (now: Record<string, unknown>) => ({ ...now, ...next }) } as never)
  return { view, change, asked: { ...view, time_zone } }
}

function readView(search: Record<string, unknown>): View {
  const texts = TEXTS.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]]))
  const view: View = Object.fromEntries(texts)
  if (view.from) return view
  const days = Number(search['days'])
  return { ...view, days: Number.isInteger(days) && days >= 1 && days <= 1_100 ? days : 7 }
}

export type Asked = View & { time_zone: string }

export const ANALYSIS = ['listening', 'analysis']
export const analysisQuery = (asked: Asked) =>
  queryOptions({
    queryKey: [...ANALYSIS, asked],
    queryFn: ({ signal }) => call(analysisApi.analysis, asked as never, { signal }),
    // What stood there stays until the new figures are there: nothing flickers from one choice to the next.
    placeholderData: keepPreviousData,
    staleTime: 20_000,
    refetchInterval: 60_000,
  })

export const csvAddress = (asked: Asked, figure: Figure): string =>
  addressOf(analysisApi.analysisCsv, { ...asked, figure }).url

export interface ShownProps {
  analysis: AnalysisShown
  asked: Asked
}
