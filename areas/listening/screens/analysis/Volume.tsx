import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useWords } from '#web/words.ts'
import { monitorsQuery } from '../queries.ts'
import { hrefOfPoints } from './behind.ts'
import { Figure } from './Figure.tsx'
import { Notes } from './Notes.tsx'
import { PointsTable, useCounted } from './PointsTable.tsx'
import type { AnalysisShown, ShownProps } from './view.ts'
import { analysisWords } from './words.ts'

const Chart = lazy(async () => ({ default: (await import('./chart/Chart.tsx')).Chart }))
const NoteDialog = lazy(async () => ({ default: (await import('./NoteDialog.tsx')).NoteDialog }))

/** More lines than these are one sum: nobody tells five greys apart. */
const LINES_MOST = 4

export function Volume({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const [notes, setNotes] = useState(false)
  const { points, period, of } = analysis
  const forbidden = !useMay('contribute')
  const lines = useLines(analysis)
  const hasBand = points.some(({ normal }) => normal !== null)
  const line = [
    period.bucket === 'hour' ? words.volumeHour : words.volumeDay,
    hasBand
      ? period.bucket === 'hour'
        ? words.shadedHours
        : words.shadedDays
      : of.length > 1 || asked.network || asked.language || asked.topic
        ? words.noBandMany
        : words.noBandYet,
  ].join('. ')
  return (
    <Figure
      {...{ analysis, asked, line }}
      title={words.volume}
      name="volume"
      acts={
        !forbidden && (
          <Button kind="quiet" size="small" icon="pen" onClick={() => setNotes(true)} aria-label={words.addNote}>
            {words.note}
          </Button>
        )
      }
      table={() => <VolumeTable {...{ analysis, asked }} />}
    >
      <Suspense fallback={<Skeleton shape="lines" />}>
        <Chart
          label={words.volume}
          kind="counts"
          bucket={period.bucket}
          points={points}
          lines={lines}
          annotations={analysis.annotations}
          unusual={analysis.unusual}
          hrefAt={(nth) => hrefOfPoints({ analysis, asked }, [nth, nth + 1])}
        />
      </Suspense>
      <Notes annotations={analysis.annotations} />
      <Suspense fallback={null}>{notes && <NoteDialog onClose={() => setNotes(false)} />}</Suspense>
    </Figure>
  )
}

function useLines({ points, lines, of }: AnalysisShown) {
  const words = useWords(analysisWords)
  const monitors = useQuery(monitorsQuery).data ?? []
  const shown = lines.filter(({ monitor_id }) => of.includes(monitor_id))
  if (shown.length < 2 || shown.length > LINES_MOST)
    return [{ name: words.mentions, values: points.map(({ mentions }) => mentions) }]
  return shown.map(({ monitor_id, mentions }) => ({
    name: monitors.find(({ id }) => id === monitor_id)?.name ?? '',
    values: mentions,
  }))
}

function VolumeTable({ analysis, asked }: ShownProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const counted = useCounted({ analysis, asked })
  return (
    <PointsTable
      {...{ analysis, asked }}
      label={words.volume}
      columns={[
        { id: 'for', head: words.forUs, align: 'end', cell: counted('positive') },
        { id: 'reach', head: words.reach, align: 'end', cell: ({ reach }) => format.compact(reach) },
        {
          id: 'normal',
          head: words.normal,
          align: 'end',
          cell: ({ normal }) => (normal ? words.range(format.number(normal.low), format.number(normal.high)) : ''),
        },
        {
          id: 'whole',
          head: words.whole,
          cell: ({ incomplete, so_far }) => (incomplete ? words.incomplete : so_far ? words.soFar : words.yes),
        },
      ]}
    />
  )
}
