import { lazy, Suspense } from 'react'
import { useFormat } from '#web/format.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { shareOf } from '../../checks/figures/shares.ts'
import { inSteps, stepFor } from '../../checks/figures/steps.ts'
import { hrefOfPoints } from './behind.ts'
import { Count } from './Count.tsx'
import { Figure } from './Figure.tsx'
import { usePointName } from './point-name.ts'
import type { ShownProps } from './Volume.tsx'
import type { PointShown } from './view.ts'
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
  const { points, period } = analysis
  const words = useWords(analysisWords)
  const format = useFormat()
  const nameOf = usePointName(period.bucket)
  const behind = ({ at }: PointShown, sentiment?: 'negative') => {
    const nth = points.findIndex((point) => point.at === at)
    return hrefOfPoints({ analysis, asked }, [nth, nth + 1], { sentiment })
  }
  return (
    <div className="figure-table">
      <Table
        label={words.feelings}
        rows={points.toReversed()}
        keyOf={({ at }) => at}
        columns={[
          { id: 'at', head: words.when, cell: ({ at }) => nameOf(at) },
          {
            id: 'mentions',
            head: words.mentions,
            align: 'end',
            cell: (point) => <Count many={point.mentions} of={nameOf(point.at)} href={behind(point)} />,
          },
          {
            id: 'against',
            head: words.against,
            align: 'end',
            cell: (point) => (
              <Count
                many={point.negative}
                of={`${nameOf(point.at)}, ${words.against}`}
                href={behind(point, 'negative')}
              />
            ),
          },
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
    </div>
  )
}
