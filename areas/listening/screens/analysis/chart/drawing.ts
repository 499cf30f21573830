/** What is drawn beside the lines: stretches that were not wholly heard (hatched), notes (dotted, with their words), unusual points (rings). */
import type uPlot from 'uplot'
import type { ChartProps } from './Chart.tsx'
import type { Colours } from './colours.ts'
import { SERIES } from './series.ts'

const HATCH_PX = 6
const WORDS_MOST = 28

const edgesOf = (plot: uPlot) => {
  const { left, top, width, height } = plot.bbox
  return { left, top, width, height, right: left + width, bottom: top + height }
}
const seconds = (at: string) => new Date(at).getTime() / 1_000

export function drawGaps(plot: uPlot, { points }: ChartProps, colours: Colours): void {
  const { ctx } = plot
  const { top, height, left, right, bottom } = edgesOf(plot)
  const half = halfOf(plot, points.length)
  for (const [from, to] of stretchesOf(points.map(({ incomplete }) => incomplete))) {
    const at = (nth: number) => plot.valToPos(seconds(points[nth]?.at ?? ''), 'x', true)
    const [x, end] = [Math.max(left, at(from) - half), Math.min(right, at(to) + half)]
    ctx.save()
    ctx.beginPath()
    ctx.rect(x, top, end - x, height)
    ctx.clip()
    ctx.beginPath()
    ctx.strokeStyle = colours.line
    ctx.lineWidth = devicePixelRatio
    const step = HATCH_PX * devicePixelRatio
    for (let along = x - height; along < end; along += step) {
      ctx.moveTo(along, bottom)
      ctx.lineTo(along + height, top)
    }
    ctx.stroke()
    ctx.restore()
  }
}

const halfOf = (plot: uPlot, many: number) => (many < 2 ? plot.bbox.width / 2 : plot.bbox.width / (many - 1) / 2)

/** Of what is so, from the first to the last of each run. */
export function stretchesOf(are: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = []
  are.forEach((is, nth) => {
    const last = runs.at(-1)
    if (!is) return
    if (last && last[1] === nth - 1) last[1] = nth
    else runs.push([nth, nth])
  })
  return runs
}

/** The hour or day that is not over: dashed from the one before, to an open dot. */
export function drawSoFar(plot: uPlot, { points, lines, kind }: ChartProps, colours: Colours): void {
  const nth = points.length - 1
  if (kind === 'shares' || !points[nth]?.so_far) return
  const { ctx } = plot
  ctx.save()
  ctx.fillStyle = colours.surface
  lines.forEach(({ values }, line) => {
    const [before, last] = [nth - 1, nth].map((at) => placeOf(plot, points[at]?.at, values[at]))
    if (!last) return
    ctx.strokeStyle = colours[SERIES[line] ?? 'series-4']
    ctx.lineWidth = 1.5 * devicePixelRatio
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio])
    ctx.beginPath()
    if (before) ctx.moveTo(before.x, before.y)
    ctx.lineTo(last.x, last.y)
    ctx.stroke()
    ctx.setLineDash([])
    ctx.beginPath()
    ctx.arc(last.x, last.y, 3 * devicePixelRatio, 0, 2 * Math.PI)
    ctx.fill()
    ctx.stroke()
  })
  ctx.restore()
}

const placeOf = (plot: uPlot, at: string | undefined, value: number | null | undefined) =>
  at === undefined || value === null || value === undefined
    ? null
    : { x: plot.valToPos(seconds(at), 'x', true), y: plot.valToPos(value, 'y', true) }

export function drawUnusual(plot: uPlot, { points, kind, bucket, unusual }: ChartProps, colours: Colours): void {
  if (kind === 'shares') return
  const { ctx } = plot
  const hours = new Set(bucket === 'hour' ? unusual.map(({ from_at }) => from_at) : [])
  ctx.save()
  ctx.strokeStyle = colours.danger
  ctx.fillStyle = colours.surface
  ctx.lineWidth = 2 * devicePixelRatio
  for (const { at, mentions, normal } of points) {
    if (!(normal && mentions > normal.high) && !hours.has(at)) continue
    ctx.beginPath()
    ctx.arc(
      plot.valToPos(seconds(at), 'x', true),
      plot.valToPos(mentions, 'y', true),
      4 * devicePixelRatio,
      0,
      2 * Math.PI,
    )
    ctx.fill()
    ctx.stroke()
  }
  ctx.restore()
}

/** The point of the hour or day in which something was: that of today stands before now, so a note of today would stand behind all. */
export const pointOf = (points: readonly { at: string }[], at: string): string | undefined =>
  points.findLast((point) => seconds(point.at) <= seconds(at))?.at

export function drawNotes(plot: uPlot, { annotations, points }: ChartProps, colours: Colours): void {
  const { ctx } = plot
  const { top, bottom, left, right } = edgesOf(plot)
  ctx.save()
  ctx.font = colours.font.replace(/^\d+/, String(12 * devicePixelRatio))
  ctx.fillStyle = colours['ink-2']
  ctx.strokeStyle = colours['ink-3']
  ctx.lineWidth = devicePixelRatio
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio])
  let taken = Number.NEGATIVE_INFINITY
  for (const { at, text } of annotations) {
    const x = plot.valToPos(seconds(pointOf(points, at) ?? at), 'x', true)
    if (x < left || x > right) continue
    ctx.beginPath()
    ctx.moveTo(x, top)
    ctx.lineTo(x, bottom)
    ctx.stroke()
    const words = text.length > WORDS_MOST ? `${text.slice(0, WORDS_MOST)}…` : text
    const wide = ctx.measureText(words).width
    const begin = Math.max(left, Math.min(x - wide / 2, right - wide))
    // Words that would lie over others stand in the list below alone.
    if (begin < taken + 8 * devicePixelRatio) continue
    ctx.fillText(words, begin, top - 4 * devicePixelRatio)
    taken = begin + wide
  }
  ctx.restore()
}
