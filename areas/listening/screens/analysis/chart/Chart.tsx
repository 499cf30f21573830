/**
 * A time series: what there was, over what is normal, with what was going on and what was not heard. Drawn by uPlot on a
 * canvas; the same is read aloud point by point with the arrow keys, and stands in a table one press away.
 */
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useFormat } from '#web/format.ts'
import { useWhere } from '#web/locale.ts'
import { linkTo } from '#web/paths.ts'
import { useWords } from '#web/words.ts'
import { usePointName } from '../point-name.ts'
import type { AnalysisShown, PointShown } from '../view.ts'
import { analysisWords } from '../words.ts'
import { coloursOf, useThemeChange } from './colours.ts'
import { Legend } from './Legend.tsx'
import { optionsFor } from './options.ts'

export interface Line {
  name: string
  /** null where there is nothing to tell. */
  values: readonly (number | null)[]
}

export interface ChartProps {
  label: string
  kind: 'counts' | 'shares'
  bucket: 'hour' | 'day'
  points: readonly PointShown[]
  lines: readonly Line[]
  /** Behind the first line; what is normal, where nothing is said. */
  band?: readonly ({ low: number; high: number } | null)[]
  annotations: AnalysisShown['annotations']
  unusual: AnalysisShown['unusual']
  /** Where the mentions of a point stand. */
  hrefAt: (nth: number) => string
}

export function Chart(props: ChartProps) {
  const { label, points, lines, hrefAt } = props
  const navigate = useNavigate()
  const words = useWords(analysisWords)
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const where = useWhere()
  const theme = useThemeChange()
  useEffect(() => {
    const box = place.current
    if (!box) return
    const drawn = new uPlot(
      optionsFor(props, { where, colours: coloursOf(box), width: box.clientWidth, onPoint: setAt }),
      dataOf(props),
      box,
    )
    plot.current = drawn
    const watch = new ResizeObserver(() => drawn.setSize({ width: box.clientWidth, height: drawn.height }))
    watch.observe(box)
    return () => {
      watch.disconnect()
      drawn.destroy()
      plot.current = null
    }
  }, [props, where, theme])
  const show = () => at !== null && void navigate({ href: hrefAt(at) })
  const step = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return show()
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -points.length, End: points.length }[event.key]
    if (by === undefined || !plot.current) return
    event.preventDefault()
    const next = Math.max(0, Math.min(points.length - 1, (at ?? (by > 0 ? -1 : points.length)) + by))
    setAt(next)
    plot.current.setCursor({ left: plot.current.valToPos(plot.current.data[0][next] ?? 0, 'x'), top: 0 }, false)
  }
  const says = useSays(props, at)
  return (
    <div className="chart">
      {lines.length > 1 && <Legend names={lines.map(({ name }) => name)} />}
      <div
        className="chart-box"
        ref={place}
        role="slider"
        tabIndex={0}
        aria-label={`${label}. ${words.chartKeys} ${words.chartOpens}`}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={at ?? points.length - 1}
        aria-valuetext={says ?? undefined}
        onKeyDown={step}
        // A finger points at first; the link below then leads on.
        onClick={({ nativeEvent }) => (nativeEvent as PointerEvent).pointerType === 'mouse' && show()}
      />
      <p className="chart-says meta">
        <span aria-hidden="true">{says ?? '\u00a0'}</span>{' '}
        {at !== null && points[at] && (
          <Link {...linkTo(hrefAt(at))} className="link">
            {words.showThese}
          </Link>
        )}
      </p>
    </div>
  )
}

/** One point in words; null while none is pointed at. */
function useSays({ points, lines, kind, bucket }: ChartProps, at: number | null): string | null {
  const words = useWords(analysisWords)
  const format = useFormat()
  const nameOf = usePointName(bucket)
  const point = at === null ? undefined : points[at]
  if (at === null || !point) return null
  const valueOf = (value: number | null | undefined) =>
    value === null || value === undefined
      ? words.tooFewShort
      : kind === 'counts'
        ? format.number(value)
        : format.percent(value)
  const values = lines.map(({ name, values }) =>
    lines.length > 1 ? `${name} ${valueOf(values[at])}` : valueOf(values[at]),
  )
  const { normal } = point
  return [
    words.atPoint(nameOf(point.at), values.join(', ')),
    ...(normal && kind === 'counts' ? [words.normalIs(format.number(normal.low), format.number(normal.high))] : []),
    ...(normal && kind === 'counts' && point.mentions > normal.high ? [words.unusualPoint] : []),
    ...(point.incomplete ? [words.incomplete.toLowerCase()] : []),
    ...(point.so_far ? [words.soFar.toLowerCase()] : []),
  ].join('; ')
}

/** What is low and high of the band, then the lines; what is not over yet is drawn by itself, or each line would end in a plunge. */
function dataOf({ points, lines, band, kind }: ChartProps): uPlot.AlignedData {
  const behind = band ?? points.map(({ normal }) => normal)
  return [
    points.map(({ at }) => new Date(at).getTime() / 1_000),
    behind.map((one) => one?.low ?? null),
    behind.map((one) => one?.high ?? null),
    ...lines.map(({ values }) => values.map((value, nth) => (kind === 'counts' && points[nth]?.so_far ? null : value))),
  ]
}
