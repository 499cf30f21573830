/** What uPlot is told: lines, the band behind them, the axes on the reader's clock, and what is drawn beside. */
import type uPlot from 'uplot'
import type { Where } from '#web/locale.ts'
import type { ChartProps } from './Chart.tsx'
import type { Colours } from './colours.ts'
import { dayBegins } from './day-begins.ts'
import { drawGaps, drawNotes, drawSoFar, drawUnusual } from './drawing.ts'
import { DASHES, SERIES } from './series.ts'

export interface Around {
  where: Where
  colours: Colours
  width: number
  onPoint: (nth: number | null) => void
}

const HIGH = 240
const LABEL_PX = 64

export function optionsFor(props: ChartProps, around: Around): uPlot.Options {
  const { lines } = props
  const { colours, width, onPoint } = around
  return {
    width: Math.max(200, width),
    height: HIGH,
    // To the right as much as half of the last day's name.
    padding: [16, 24, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: true },
      y: { range: (_plot, _low, high) => topOf(props.kind, Math.max(high ?? 0, ...lastOf(lines))) },
    },
    axes: axesOf(props, around),
    series: [
      {},
      // First, so that the lines lie over them.
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
      ...lines.map((_, nth) => lineOf(nth, colours)),
    ],
    bands: [{ series: [2, 1], fill: colours.band }],
    hooks: {
      drawClear: [(plot) => drawGaps(plot, props, colours)],
      draw: [drawSoFar, drawUnusual, drawNotes].map((draw) => (plot: uPlot) => draw(plot, props, colours)),
      setCursor: [({ cursor }) => (cursor.left ?? -1) >= 0 && onPoint(cursor.idx ?? null)],
    },
  }
}

/** What is not over yet is not among what uPlot knows. */
const lastOf = (lines: ChartProps['lines']) => lines.map(({ values }) => values.at(-1) ?? 0)

const topOf = (kind: ChartProps['kind'], high: number): [number, number] =>
  kind === 'shares' ? [0, Math.min(1, Math.max(0.1, high * 1.1))] : [0, Math.max(4, high * 1.15)]

function lineOf(nth: number, colours: Colours): uPlot.Series {
  return {
    stroke: colours[SERIES[nth] ?? 'series-4'],
    width: nth === 0 ? 2 : 1.5,
    dash: [...(DASHES[nth] ?? [])],
    points: { show: false },
    spanGaps: false,
  }
}

function axesOf({ kind, bucket, points }: ChartProps, { where, colours }: Around): uPlot.Axis[] {
  const percent = new Intl.NumberFormat(where.locale, { style: 'percent', maximumFractionDigits: 0 })
  const whole = new Intl.NumberFormat(where.locale, { maximumFractionDigits: 0, notation: 'compact' })
  const clock = new Intl.DateTimeFormat(where.locale, { timeZone: where.time_zone, hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(where.locale, { timeZone: where.time_zone, day: 'numeric', month: 'short' })
  const isOneDay = bucket === 'hour' && points.length <= 48
  const common = { stroke: colours['ink-3'], font: colours.font, ticks: { show: false } }
  return [
    {
      ...common,
      grid: { show: false },
      size: 28,
      // Of the points that are there: on the reader's clock a day may have 23 hours.
      splits: (plot) => {
        const at = plot.data[0] as number[]
        const most = Math.max(2, Math.floor(plot.bbox.width / devicePixelRatio / LABEL_PX))
        return evenly(isOneDay || bucket === 'day' ? at : dayBegins(at, day), most)
      },
      values: (_plot, splits) => splits.map((at) => (isOneDay ? clock : day).format(at * 1_000)),
    },
    {
      ...common,
      size: 44,
      grid: { stroke: colours.line, width: 1 },
      incrs:
        kind === 'counts'
          ? [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6, 1e7]
          : [0.05, 0.1, 0.2, 0.25, 0.5],
      values: (_plot, splits) => splits.map((value) => (kind === 'shares' ? percent : whole).format(value)),
    },
  ]
}

function evenly(all: readonly number[], most: number): number[] {
  const every = Math.max(1, Math.ceil(all.length / most))
  return all.filter((_, nth) => nth % every === 0)
}
