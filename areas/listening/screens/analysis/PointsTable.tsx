import { type Column, Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { hrefOfPoints } from './behind.ts'
import { Count } from './Count.tsx'
import { usePointName } from './point-name.ts'
import type { PointShown, ShownProps } from './view.ts'
import { analysisWords } from './words.ts'

interface PointsTableProps extends ShownProps {
  label: string
  /** Behind the mentions and those against. */
  columns: readonly Column<PointShown>[]
}

/** What a chart over time draws, as a table: the newest first, each number with its mentions behind it. */
export function PointsTable({ analysis, asked, label, columns }: PointsTableProps) {
  const words = useWords(analysisWords)
  const nameOf = usePointName(analysis.period.bucket)
  const counted = useCounted({ analysis, asked })
  return (
    <div className="figure-table">
      <Table
        label={label}
        rows={analysis.points.toReversed()}
        keyOf={({ at }) => at}
        columns={[
          { id: 'at', head: words.when, cell: ({ at }) => nameOf(at) },
          { id: 'mentions', head: words.mentions, align: 'end', cell: counted('mentions') },
          { id: 'against', head: words.against, align: 'end', cell: counted('negative') },
          ...columns,
        ]}
      />
    </div>
  )
}

/** A count of a point, which leads to what it counts. */
export function useCounted({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const { points, period } = analysis
  const nameOf = usePointName(period.bucket)
  const said = { negative: words.against, positive: words.forUs }
  return (of: 'mentions' | 'negative' | 'positive') => (point: PointShown) => {
    const nth = points.findIndex(({ at }) => at === point.at)
    const sentiment = of === 'mentions' ? undefined : of
    const href = hrefOfPoints({ analysis, asked }, [nth, nth + 1], { sentiment })
    const name = nameOf(point.at)
    return <Count many={point[of]} of={of === 'mentions' ? name : `${name}, ${said[of]}`} href={href} />
  }
}
