/** Who answers what, and whether that was right. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { OBJECTIVES } from '#areas/understanding/schema.ts'
import { useFormat } from '#web/format.ts'
import { linkTo, paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { mostMoved } from './fared.ts'
import { Learned } from './Learned.tsx'
import { LineTable } from './LineTable.tsx'
import { type ShownTable, tableQuery, useRoutingLive } from './queries.ts'
import { RoutingViews } from './Views.tsx'
import { routingWords } from './words.ts'

const LineDialog = lazy(async () => ({ default: (await import('./LineDialog.tsx')).LineDialog }))

export function TablePage() {
  const words = useWords(routingWords)
  const shell = useShellWords()
  const table = useQuery(tableQuery)
  const forbidden = useMay('administer') ? null : words.onlyAdministrators
  const [adds, setAdds] = useState(false)
  useRoutingLive()
  const add = (kind: 'primary' | 'secondary') => (
    <Button
      kind={kind}
      icon="plus"
      disabledReason={forbidden}
      onClick={() => setAdds(true)}
      {...(kind === 'primary' && { className: 'head-act', 'aria-label': words.addLine })}
    >
      {words.addLine}
    </Button>
  )
  return (
    <>
      <PageHead title={shell.routing} beside={<RoutingViews />} action={add('primary')} />
      <div className="scroll ledger">
        <div className="only-small">
          <RoutingViews />
        </div>
        <Loaded
          query={table}
          shape="table"
          isEmpty={({ lines }) => lines.length === 0}
          empty={
            <EmptyState icon="routing" title={words.firstTitle} acts={add('secondary')}>
              {words.firstLine}
            </EmptyState>
          }
        >
          {(found) => (
            <>
              <Summary table={found} />
              <LineTable lines={found.lines} />
              <Missing table={found} />
              <Learned />
            </>
          )}
        </Loaded>
      </div>
      <Suspense fallback={null}>
        {adds && <LineDialog lines={table.data?.lines ?? []} onClose={() => setAdds(false)} />}
      </Suspense>
    </>
  )
}

function Summary({ table }: { table: ShownTable }) {
  const words = useWords(routingWords)
  const format = useFormat()
  const { decided, moved, lines, waiting_in_triage } = table
  const worst = mostMoved(lines)
  const topic = worst && (worst.topic ? topicName(worst.topic) : words.objectives[worst.objective])
  return (
    <div>
      <p className="lead">
        {decided === 0
          ? words.noneDecided
          : words.stayed(format.percent((decided - moved) / decided), format.number(decided))}
      </p>
      <p className="meta">
        {worst && topic && `${words.worst(capital(topic), format.number(worst.moved), format.number(worst.decided))} `}
        {words.order} {words.waiting(waiting_in_triage)}{' '}
        {waiting_in_triage > 0 && <Link {...linkTo(paths.triage())}>{words.seeTriage}</Link>}
      </p>
    </div>
  )
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Objectives that no line answers are said, since what is for them waits for somebody. */
function Missing({ table }: { table: ShownTable }) {
  const words = useWords(routingWords)
  const answered = new Set(table.lines.filter(({ topic }) => topic === null).map(({ objective }) => objective))
  const missing = OBJECTIVES.filter((one) => one !== 'none' && !answered.has(one))
  if (missing.length === 0) return null
  return <p className="meta">{words.withoutLine(missing.map((one) => words.objectives[one]).join(', '))}</p>
}
