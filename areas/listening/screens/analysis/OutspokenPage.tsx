/** Who talks much, reaches many and how they feel: a list to work, not only to look at (L9). */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { analysisApi, type OutspokenOne } from '#areas/listening/analysis/api.ts'
import { addressOf, call, type Wire } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button, classOf } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { Table } from '#web/ui/Table.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { netOf } from '../../checks/figures/shares.ts'
import { hrefOfAuthor } from './behind.ts'
import { useSigned } from './ChangeOf.tsx'
import { Controls } from './Controls.tsx'
import { Count } from './Count.tsx'
import { useUtcDays } from './utc-days.ts'
import { ListeningViews } from './Views.tsx'
import { type AnalysisShown, type Asked, analysisQuery, useView } from './view.ts'
import { analysisWords } from './words.ts'

const WorkDialog = lazy(async () => ({ default: (await import('./WorkDialog.tsx')).WorkDialog }))

export type OneShown = Wire<OutspokenOne>
export const OUTSPOKEN = ['listening', 'outspoken']
/** As many as the server gives. */
const SHOWN_MOST = 200
const SORTS = ['mentions', 'reach', 'against', 'for', 'last'] as const
type Sort = (typeof SORTS)[number]
/** Who is shown: those who are outspoken, those marked so, or all who were heard. */
const SHOWN = ['outspoken', 'to_speak_to', 'spoken_to', 'everybody'] as const
type Shown = (typeof SHOWN)[number]

interface OutspokenView {
  sort: Sort
  shown: Shown
}

const askedFor = (shown: Shown) =>
  shown === 'to_speak_to' || shown === 'spoken_to' ? { state: shown } : { among: shown }

const outspokenQuery = (asked: Asked & Pick<OutspokenView, 'sort'> & ReturnType<typeof askedFor>) =>
  queryOptions({
    queryKey: [...OUTSPOKEN, asked],
    queryFn: ({ signal }) => call(analysisApi.outspoken, asked as never, { signal }),
    placeholderData: keepPreviousData,
  })

export function OutspokenPage() {
  const words = useWords(analysisWords)
  const shell = useShellWords()
  const { view, change, asked } = useView()
  const { sort, shown, choose } = useOutspokenView()
  const narrowed = { ...asked, language: undefined, topic: undefined, sort, ...askedFor(shown) }
  const people = useQuery(outspokenQuery(narrowed))
  // Which monitors these are, where none is named, is said by the figures.
  const analysis = useQuery(analysisQuery(asked)).data
  const of = analysis?.of ?? view.of?.split('.') ?? []
  const hrefOf = (one: OneShown) =>
    analysis && hrefOfAuthor({ analysis, asked, page: paths.outspoken() }, one.identity_id)
  return (
    <>
      <PageHead title={shell.listening} beside={<ListeningViews />} />
      <div className="scroll ledger analysis">
        <div className="only-small">
          <ListeningViews />
        </div>
        <Controls view={view} change={change} of={of} />
        <div className="outspoken-top">
          <Segmented
            label={words.outspokenTitle}
            value={shown}
            onValue={(value) => choose({ shown: value as Shown })}
            parts={SHOWN.map((value) => ({ value, label: words.shown[value] }))}
          />
          <SelectField
            label={words.sortBy}
            choices={SORTS.map((value) => ({ value, label: words.sorts[value] }))}
            value={sort}
            onChoice={(value) => choose({ sort: value as Sort })}
          />
          <a
            href={addressOf(analysisApi.outspokenCsv, narrowed).url}
            download
            className={classOf({ kind: 'quiet' })}
            aria-label={words.downloadOf(words.outspokenTitle)}
          >
            {words.download}
          </a>
        </div>
        <Loaded
          query={people}
          shape="table"
          failed={words.failed}
          isEmpty={(found) => found.people.length === 0}
          empty={
            <EmptyState icon="people" title={words.nobodyShown[shown].title}>
              {words.nobodyShown[shown].line}
            </EmptyState>
          }
        >
          {(found) => <People {...{ found, shown, hrefOf }} period={analysis?.period} />}
        </Loaded>
      </div>
    </>
  )
}

function useOutspokenView() {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const sort = SORTS.find((one) => one === search['sort']) ?? 'mentions'
  const shown = SHOWN.find((one) => one === search['shown']) ?? 'outspoken'
  const choose = (next: Partial<OutspokenView>) =>
    void navigate({ to: paths.outspoken(), search: (now: object) => ({ ...now, ...next }) } as never)
  return { sort, shown, choose }
}

interface PeopleProps {
  found: Wire<{ people: OutspokenOne[]; heard: number; counted_as_nobody: number }>
  shown: Shown
  hrefOf: (one: OneShown) => string | undefined
  period: AnalysisShown['period'] | undefined
}

function People({ found: { people, heard, counted_as_nobody: nobody }, shown, hrefOf, period }: PeopleProps) {
  const days = useUtcDays()
  const words = useWords(analysisWords)
  const format = useFormat()
  const [open, setOpen] = useState<OneShown | null>(null)
  const count = format.number(people.length)
  return (
    <section className="part">
      <p className="lead">
        {people.length >= SHOWN_MOST
          ? words.outspokenMost(count, words.ofShown[shown])
          : words.outspokenLead(count, people.length, words.ofShown[shown])}
      </p>
      {shown === 'outspoken' && period && (
        <p className="meta">{words.outspokenMeans(format.number(heard), heard === 1, days.of(period))}</p>
      )}
      {nobody > 0 && <p className="meta">{words.countedAsNobody(format.number(nobody))}</p>}
      <PeopleTable {...{ people, hrefOf }} onOpen={setOpen} />
      <Suspense fallback={null}>{open && <WorkDialog one={open} onClose={() => setOpen(null)} />}</Suspense>
    </section>
  )
}

const nameOf = ({ who }: OneShown) => who?.name || who?.handle

interface PeopleTableProps {
  people: readonly OneShown[]
  onOpen: (one: OneShown) => void
  hrefOf: (one: OneShown) => string | undefined
}

function PeopleTable({ people, onOpen, hrefOf }: PeopleTableProps) {
  const words = useWords(analysisWords)
  const format = useFormat()
  const signed = useSigned()
  const days = useUtcDays()
  return (
    <Table
      label={words.outspokenTitle}
      rows={people}
      keyOf={({ identity_id }) => identity_id}
      columns={[
        { id: 'name', head: words.name, cell: (one) => <Name one={one} /> },
        {
          id: 'mentions',
          head: words.mentions,
          align: 'end',
          cell: (one) => <Count many={one.mentions} of={nameOf(one) ?? words.somebody} href={hrefOf(one)} />,
        },
        { id: 'reach', head: words.reach, align: 'end', small: 'hidden', cell: ({ reach }) => format.compact(reach) },
        {
          id: 'feels',
          head: words.feels,
          cell: (one) => {
            const net = netOf(one)
            return (
              <span className="feels-cell">
                {words.feelings3[feelingOf(one)]}{' '}
                <span className="meta num">{net === null ? '' : signed(Math.round(net * 100))}</span>
              </span>
            )
          },
        },
        { id: 'last', head: words.last, small: 'hidden', cell: ({ last_on }) => days.one(last_on) },
        { id: 'mark', head: words.mark, cell: (one) => <MarkOf one={one} onOpen={onOpen} /> },
      ]}
    />
  )
}

const feelingOf = ({ positive, negative }: OneShown) =>
  positive === negative ? (positive === 0 ? 'neutral' : 'mixed') : negative > positive ? 'against' : 'for'

function Name({ one: { who, because } }: { one: OneShown }) {
  const words = useWords(analysisWords)
  return (
    <>
      {who ? <WhoSaysIt who={who} /> : words.somebody}
      {because.length > 0 && (
        <span className="meta block">{because.map((why) => words.outspokenWhy[why]).join(', ')}</span>
      )}
    </>
  )
}

function WhoSaysIt({ who }: { who: NonNullable<OneShown['who']> }) {
  const name = who.name || who.handle
  const isSafe = who.url !== null && /^https?:/.test(who.url)
  return (
    <span className="flex-row person-cell">
      <NetworkMark network={who.network} />
      {isSafe && who.url ? (
        <a href={who.url} target="_blank" rel="noreferrer noopener" className="cut">
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi className="cut">{name}</bdi>
      )}
      {who.handle !== name && <bdi className="meta cut not-small">{who.handle}</bdi>}
    </span>
  )
}

/** One press puts somebody on the list; once there, a press says who speaks to them and what came of it. */
function MarkOf({ one, onOpen }: { one: OneShown; onOpen: (one: OneShown) => void }) {
  const words = useWords(analysisWords)
  const may = useMay('contribute')
  const { doing, run } = useDoing(OUTSPOKEN)
  const name = nameOf(one) ?? words.somebody
  const { identity_id: id, state, assignee_id, note } = one
  const mark = () =>
    run({
      key: id,
      ask: () => call(analysisApi.markOutspoken, { id, state: 'to_speak_to' }),
      done: () => ({
        text: words.markedNow(name),
        undo: () => run({ key: id, ask: () => call(analysisApi.markOutspoken, { id, state, assignee_id, note }) }),
      }),
    })
  if (!may) return state ? <Badge>{words.states[state]}</Badge> : null
  if (state === null)
    return (
      <Button kind="quiet" size="small" icon="plus" busy={doing === id} onClick={mark} aria-label={words.workOn(name)}>
        <span className="not-small">{words.markAs}</span>
      </Button>
    )
  return (
    <Button
      kind="quiet"
      size="small"
      icon={state === 'spoken_to' ? 'check' : 'comment'}
      aria-label={`${name}: ${words.states[state]}`}
      onClick={() => onOpen(one)}
    >
      {words.states[state]}
    </Button>
  )
}
