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
import type { AnalysisShown, ShownProps } from './view.ts'
import { analysisWords } from './words.ts'

const Chart = lazy(async () => ({ default: (await import('./chart/Chart.tsx')).Chart }))

/** The share against, with how sure it is; over so long that there are enough for one, and none where there never are. */
export function Feelings({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const { points, period } = analysis
  const step = stepFor(
    points.map(({ mentions }) => mentions),
    period.bucket,
  )
  const steps = stepsOf(analysis, step)
  const shares = points.map((_, nth) => steps[Math.floor(nth / step)]?.share ?? null)
  const all = steps.reduce((sum, { mentions }) => sum + mentions, 0)
  const how = useStepWords(analysis, step)
  return (
    <Figure
      {...{ analysis, asked }}
      title={words.feelings}
      line={[words.feelingsLine, how].filter(Boolean).join(', ')}
      name="volume"
      defined="feelings"
      table={() => <SharesTable {...{ analysis, asked, steps }} />}
    >
      {shares.some((share) => share !== null) ? (
        <Suspense fallback={<Skeleton shape="lines" />}>
          <Chart
            label={words.feelings}
            kind="shares"
            bucket={period.bucket}
            points={points}
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
        <p className="meta">{words.tooFew(words.heard(format.number(all), all === 1))}.</p>
      )}
    </Figure>
  )
}

function useStepWords({ points, period: { bucket } }: AnalysisShown, step: number): string {
  const words = useWords(analysisWords)
  const format = useFormat()
  if (step === 1) return ''
  if (step >= points.length) return words.inOneStep
  const days = bucket === 'day' ? step : step / 24
  if (!Number.isInteger(days)) return words.inSteps(words.stepHours(format.number(step)))
  return words.inSteps(days === 1 ? words.stepDay : words.stepDays(format.number(days)))
}

/** Each with what was said in it, so that the line is level over it. */
function stepsOf({ points }: AnalysisShown, step: number) {
  const all = inSteps(
    points.map(({ mentions }) => mentions),
    step,
  )
  const against = inSteps(
    points.map(({ negative }) => negative),
    step,
  )
  return all.map((mentions, nth) => {
    const [first, end] = [nth * step, Math.min(points.length, (nth + 1) * step)]
    const negative = against[nth] ?? 0
    return { first, end, mentions, negative, share: shareOf(negative, mentions) }
  })
}

interface SharesTableProps extends ShownProps {
  steps: ReturnType<typeof stepsOf>
}

/** What the chart draws, step by step: the newest first. */
function SharesTable({ analysis, asked, steps }: SharesTableProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const nameOfPoint = usePointName(analysis.period.bucket)
  const nameOf = ({ first, end }: (typeof steps)[number]) =>
    [first, ...(end - first > 1 ? [end - 1] : [])].map((nth) => nameOfPoint(analysis.points[nth]?.at ?? '')).join(' – ')
  return (
    <div className="figure-table">
      <Table
        label={words.feelings}
        rows={steps.toReversed()}
        keyOf={({ first }) => String(first)}
        columns={[
          { id: 'at', head: words.when, cell: nameOf },
          {
            id: 'against',
            head: words.against,
            align: 'end',
            cell: (step) => (
              <Count
                many={step.negative}
                of={`${nameOf(step)}, ${words.against}`}
                href={hrefOfPoints({ analysis, asked }, [step.first, step.end], { sentiment: 'negative' })}
              />
            ),
          },
          {
            id: 'mentions',
            head: words.mentions,
            align: 'end',
            cell: (step) => (
              <Count
                many={step.mentions}
                of={nameOf(step)}
                href={hrefOfPoints({ analysis, asked }, [step.first, step.end])}
              />
            ),
          },
          {
            id: 'share',
            head: words.share,
            align: 'end',
            cell: ({ share }) =>
              share ? format.percent(share.share) : <span className="three">{words.tooFewShort}</span>,
          },
          {
            id: 'range',
            head: words.sure,
            align: 'end',
            cell: ({ share }) => (share ? words.interval(share, format.percent) : ''),
          },
        ]}
      />
    </div>
  )
}
