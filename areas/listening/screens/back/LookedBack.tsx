/** One look back: how it went, what came of each source, and what can be done about it. */
import type { ReactNode } from 'react'
import { backfillApi } from '#areas/listening/backfill/api.ts'
import { BACKFILL_MAY, type BackfillState } from '#areas/listening/backfill/schema.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { Badge, type BadgeProps } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { backWords } from './back-words.ts'
import { type BackfillShown, backfillsKey, type PartShown } from './queries.ts'

export interface LookedBackProps {
  backfill: BackfillShown
  forbidden: string | null
  /** Whether the sources are shown at once. */
  open: boolean
  /** The offer to do it again, for whoever may. */
  again?: ReactNode
}

const LOOKS: Readonly<Record<BackfillState, Omit<BadgeProps, 'children'>>> = {
  running: { icon: 'backward' },
  stopped: { icon: 'pause', tone: 'warn' },
  failed: { icon: 'alert', tone: 'bad' },
  done: { icon: 'circle-check', tone: 'good' },
  undoing: { icon: 'undo' },
  undone: { icon: 'undo' },
}

export function LookedBack({ backfill, forbidden, open, again }: LookedBackProps) {
  const words = useWords(backWords)
  const format = useFormat()
  const { state, since_at, problem, parts } = backfill
  const kept = parts.reduce((sum, part) => sum + part.kept, 0)
  return (
    <div className="looked-back">
      <div className="look-back-head" role="status">
        <Badge {...LOOKS[state]}>{words.states[state]}</Badge>
        <span>
          {words.since(format.day(since_at))}
          {state !== 'undone' && `: ${words.found(format.number(kept), kept === 1)}`}
        </span>
        <span className="grow" />
        <Acts backfill={backfill} forbidden={forbidden} kept={kept} />
      </div>
      {problem && <p className="meta">{problem}</p>}
      {(state !== 'undone' || again) && (
        <details open={open}>
          <summary>{state === 'undone' ? words.again : again ? words.sourcesAndAgain : words.sources}</summary>
          {state !== 'undone' && <Parts backfill={backfill} />}
          {again}
        </details>
      )}
    </div>
  )
}

function Acts({ backfill, forbidden, kept }: Pick<LookedBackProps, 'backfill' | 'forbidden'> & { kept: number }) {
  const words = useWords(backWords)
  const { id, monitor_id, state, is_outdated } = backfill
  const { doing, run } = useDoing(backfillsKey(monitor_id))
  const may = BACKFILL_MAY[state]
  const act = (key: 'stop' | 'goOn' | 'takeBack', label: string, said: string) => (
    <Button
      size="small"
      busy={doing === key}
      disabledReason={forbidden}
      onClick={() => run({ key, ask: () => call(backfillApi[key], { id }), done: () => ({ text: said }) })}
    >
      {label}
    </Button>
  )
  if (forbidden) return null
  return (
    <>
      {may.stop && act('stop', words.stop, words.stopped)}
      {may.go_on && !is_outdated && act('goOn', words.goOn, words.goesOn)}
      {may.take_back && kept > 0 && act('takeBack', words.takeBack, words.takingBack)}
    </>
  )
}

function Parts({ backfill }: { backfill: BackfillShown }) {
  const words = useWords(backWords)
  const format = useFormat()
  const figure = (id: 'found' | 'fits' | 'kept', head: string): Column<PartShown> => ({
    ...{ id, head, align: 'end' },
    cell: (part) => (part.state === 'cannot' ? '' : format.number(part[id])),
  })
  const columns: Column<PartShown>[] = [
    {
      id: 'source',
      head: words.source,
      cell: (part) => <Source part={part} isRunning={backfill.state === 'running'} />,
    },
    { ...figure('found', words.read), small: 'hidden' },
    { ...figure('fits', words.fits), small: 'hidden' },
    figure('kept', words.kept),
  ]
  return <Table label={words.sources} columns={columns} rows={backfill.parts} keyOf={({ nth }) => String(nth)} />
}

function Source({ part, isRunning }: { part: PartShown; isRunning: boolean }) {
  const words = useWords(backWords)
  const said = useSaid(part, isRunning)
  return (
    <div className="look-back-source">
      <bdi>{part.way === 'here' ? words.here : part.name}</bdi>
      {said.map((line) => (
        <p key={line} className="meta">
          {line}
        </p>
      ))}
    </div>
  )
}

const LATE_MS = 10_000

function useSaid(part: PartShown, isRunning: boolean): string[] {
  const words = useWords(backWords)
  const format = useFormat()
  const now = useNow()
  const { state, problem, due_at, terms, term_nth, found, way, shows, missed, until_at } = part
  if (state === 'cannot' || state === 'failed') return [problem ?? '', ...missed]
  if (state === 'waiting' && problem) {
    const waits = isRunning && due_at && new Date(due_at).getTime() - now.getTime() > LATE_MS
    return [problem, ...(waits ? [words.askedAgain(format.clock(due_at))] : [])]
  }
  const term = terms[term_nth]
  if (state === 'waiting' && isRunning && way === 'search' && term)
    return [words.askingFor(term.written, term_nth + 1, terms.length)]
  if (state === 'waiting') return [isRunning ? words.asking : found > 0 ? shows : words.waiting]
  return way === 'here' ? [] : [shows, words.until(format.exact(until_at)), ...missed]
}
