import { lazy, Suspense } from 'react'
import { useFormat } from '#web/format.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useWords } from '#web/words.ts'
import { shareOf } from '../../checks/figures/shares.ts'
import { inSteps, stepFor } from '../../checks/figures/steps.ts'
import { hrefOfPoints } from './behind.ts'
import { Figure } from './Figure.tsx'
import { PointsTable } from './PointsTable.tsx'
import type { PointShown, ShownProps } from './view.ts'
import { analysisWords } from './words.ts'

const Chart = lazy(async () => ({ default: (await import('./chart/Chart.tsx')).Chart }))

/** The share against, with how sure it is; where there are too few, there is no line. */
export function Feelings({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const { points, period } = analysis
  const step = stepFor(points.map(({ mentions }) => mentions))
  const shares = sharesOf(points, step)
  const steps = (period.bucket === 'hour' ? words.stepHours : words.stepDays)(format.number(step))
  const line = step === 1 ? words.feelingsLine : `${words.feelingsLine}, ${words.inSteps(steps)}`
  return (
    <Figure
      {...{ analysis, asked }}
      title={words.feelings}
      line={line}
      name="volume"
      defined="feelings"
      table={() => <SharesTable {...{ analysis, asked }} />}
    >
      {shares.some((share) => share !== null) ? (
        <Suspense fallback={<Skeleton shape="lines" />}>
          <Chart
            label={words.feelings}
            kind="shares"
            bucket={analysis.period.bucket}
            points={analysis.points}
            lines={[{ name: words.feelings, values: shares.map((share) => share?.share ?? null) }]}
            band={shares}
            annotations={analysis.annotations}
            unusual={[]}
            hrefAt={(nth) => {
              const first = nth - (nth % step)
              return hrefOfPoints({ analysis, asked }, [first, first + step], { sentiment: 'negative' })
            }}
          />
        </Suspense>
      ) : (
        <p className="meta">{words.tooFew(String(Math.max(0, ...analysis.points.map(({ mentions }) => mentions))))}</p>
      )}
    </Figure>
  )
}

/** Each point has the share of its step, so that the line is level over it. */
function sharesOf(points: readonly PointShown[], step: number) {
  const all = inSteps(
    points.map(({ mentions }) => mentions),
    step,
  )
  const against = inSteps(
    points.map(({ negative }) => negative),
    step,
  )
  const shares = all.map((mentions, nth) => shareOf(against[nth] ?? 0, mentions))
  return points.map((_, nth) => shares[Math.floor(nth / step)] ?? null)
}

function SharesTable({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  return (
    <PointsTable
      {...{ analysis, asked }}
      label={words.feelings}
      columns={[
        {
          id: 'share',
          head: words.share,
          align: 'end',
          cell: ({ negative, mentions }) => {
            const share = shareOf(negative, mentions)
            return share ? format.percent(share.share) : <span className="three">{words.tooFewShort}</span>
          },
        },
        {
          id: 'range',
          head: words.normal,
          align: 'end',
          small: 'hidden',
          cell: ({ negative, mentions }) => {
            const share = shareOf(negative, mentions)
            return share ? words.interval(share, format.percent) : ''
          },
        },
      ]}
    />
  )
}
