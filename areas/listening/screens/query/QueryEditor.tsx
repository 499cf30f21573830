/** Writes a query: in colours, with what is wrong at its place, said in words, and tried before it is saved. */
import { useQueryClient } from '@tanstack/react-query'
import { lazy, type RefObject, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { call } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { listeningApi } from '../../api.ts'
import type { There } from '../../checks/query/known.ts'
import type { Place } from '../../checks/query/nodes.ts'
import { pretty } from '../../checks/query/pretty.ts'
import type { MonitorSet } from '../../schema.ts'
import { MONITORS, type MonitorShown, mentionsKey } from '../queries.ts'
import { SetField } from '../SetField.tsx'
import { placeAt } from './caret-place.ts'
import { Findings } from './Findings.tsx'
import { InWords } from './InWords.tsx'
import { putIn } from './put-in.ts'
import { QueryField } from './QueryField.tsx'
import { QueryHelp } from './QueryHelp.tsx'
import { queryWords } from './query-words.ts'
import { isWhole, type Reading, readingOf } from './reading.ts'
import { TryIt } from './TryIt.tsx'
import { usePreview } from './use-preview.ts'
import { useThere } from './use-there.ts'

const BringDialog = lazy(async () => ({ default: (await import('./BringDialog.tsx')).BringDialog }))

export interface QueryEditorProps {
  /** Undefined while it is not there yet. */
  monitor: MonitorShown | undefined
  onKept: (kept: MonitorShown) => void
  onCancel?: () => void
}

export function QueryEditor({ monitor, onKept, onCancel }: QueryEditorProps) {
  const words = useWords(queryWords)
  const field = useRef<HTMLTextAreaElement>(null)
  const [name, setName] = useState(monitor?.name ?? '')
  const [kind, setKind] = useState<MonitorSet>(monitor?.kind ?? 'brand')
  const [text, setText] = useState(monitor?.query ?? '')
  const there = useThere()
  const reading = useReading(text, there)
  const tried = usePreview(isWhole(reading) && reading.text === text ? { query: text.trim() } : null)
  const known = { ...there, authors: useAuthors(tried) }
  const store = useStore(monitor)
  useGoingOn(field, monitor)
  const wrong = reading.problems.length
  return (
    <div className="q-editor">
      <Form
        send={monitor ? words.keep : words.listenFor}
        kind="secondary"
        disabledReason={text.trim() === '' ? words.writeFirst : wrong > 0 ? words.mendFirst(wrong) : null}
        onSend={async () => onKept(await store({ name, kind, query: text }))}
        beside={onCancel && <Button onClick={onCancel}>{words.cancel}</Button>}
      >
        <div className="q-names">
          <TextField label={words.name} name="name" required help={words.nameHelp} value={name} onText={setName} />
          <SetField value={kind} onSet={setKind} />
        </div>
        <QueryField field={field} value={text} onText={setText} reading={reading} known={known} />
        <Findings reading={reading} onGo={(place) => goTo(field.current, place)} />
        <Tools field={field} reading={reading} text={text} />
        <Finds reading={reading} />
      </Form>
      <QueryHelp onInsert={(example) => insertExample(field.current, example)} />
      <TryIt tried={tried} waits={words.tryLine} />
    </div>
  )
}

/** A short query is read at once; a long one when there is time for it, so that what is typed never waits. */
const AT_ONCE = 2_000

function useReading(text: string, there: There): Reading {
  const late = useDeferredValue(text)
  const read = text.length <= AT_ONCE ? text : late
  return useMemo(() => readingOf(read, there), [read, there])
}

function useAuthors({ preview }: ReturnType<typeof usePreview>): string[] {
  const samples = preview.data?.samples
  return useMemo(() => {
    const handles = (samples ?? []).flatMap(({ who }) => (who?.handle ? [who.handle] : []))
    return [...new Set(handles)]
  }, [samples])
}

/** A query alone says what is heard; names and what is left out stay as they are, which is empty. */
function useStore(monitor: MonitorShown | undefined) {
  const queries = useQueryClient()
  return async (said: { name: string; kind: MonitorSet; query: string }): Promise<MonitorShown> => {
    const whole = { ...said, names: [], products: [], leave_out: [] }
    const kept = monitor
      ? await call(listeningApi.changeMonitor, { id: monitor.id, ...whole })
      : await call(listeningApi.makeMonitor, whole)
    await queries.invalidateQueries({ queryKey: MONITORS })
    await queries.invalidateQueries({ queryKey: mentionsKey(kept.id) })
    return kept
  }
}

/** Who changes a query goes on at its end. */
function useGoingOn(field: RefObject<HTMLTextAreaElement | null>, monitor: MonitorShown | undefined): void {
  const begun = useRef(monitor?.query ?? null)
  useEffect(() => {
    if (begun.current === null) return
    field.current?.focus()
    field.current?.setSelectionRange(begun.current.length, begun.current.length)
  }, [field])
}

function goTo(area: HTMLTextAreaElement | null, { start, end }: Place): void {
  if (!area) return
  area.focus()
  area.setSelectionRange(start, end)
  const box = area.closest<HTMLElement>('.q-box')
  const drawn = box?.querySelector<HTMLElement>('.q-drawn')
  if (!box || !drawn) return
  const { top } = placeAt(drawn, start)
  box.scrollTop += top - box.getBoundingClientRect().top - box.clientHeight / 3
}

/** After what stands there, in the place of what is selected. */
function insertExample(area: HTMLTextAreaElement | null, example: string): void {
  if (!area || area.disabled) return
  const { selectionStart: start, selectionEnd: end, value } = area
  const isApart = start === 0 || /[\s(]$/.test(value.slice(0, start))
  putIn(area, { start, end }, isApart ? example : ` ${example}`)
}

interface ToolsProps {
  field: RefObject<HTMLTextAreaElement | null>
  reading: Reading
  text: string
}

function Tools({ field, reading, text }: ToolsProps) {
  const words = useWords(queryWords)
  const [brings, setBrings] = useState<'closed' | 'open'>('closed')
  const whole = { start: 0, end: text.length }
  return (
    <div className="q-tools">
      <Button
        size="small"
        kind="quiet"
        disabledReason={isWhole(reading) ? null : words.nothingToTidy}
        onClick={() => field.current && reading.node && putIn(field.current, whole, pretty(reading.node))}
      >
        {words.tidy}
      </Button>
      <Button size="small" kind="quiet" icon="download" onClick={() => setBrings('open')}>
        {words.bring}
      </Button>
      {brings === 'open' && (
        <Suspense fallback={null}>
          <BringDialog
            onClose={() => setBrings('closed')}
            onUse={(query) => {
              setBrings('closed')
              // The dialog gives the focus back first.
              requestAnimationFrame(() => field.current && putIn(field.current, whole, query))
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

function Finds({ reading: { node, text } }: { reading: Reading }) {
  const words = useWords(queryWords)
  return (
    <section className="q-finds" aria-label={words.finds}>
      <h2>{words.finds}</h2>
      {node ? <InWords node={node} /> : <p className="two">{text.trim() === '' ? words.findsLine : words.unread}</p>}
    </section>
  )
}
