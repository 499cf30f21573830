/** What emerges, by team: the early warning, each with what it is made of and how long before its fullest hour it was seen (L8). */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useNames } from '#areas/inbox/screens/people.ts'
import type { EmergingList } from '#areas/listening/emerging/api.ts'
import type { Wire } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { Chip } from '#web/ui/Chip.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { ListeningViews } from '../analysis/Views.tsx'
import './emerging.css'
import { EmergingOne } from './EmergingOne.tsx'
import { type EmergingAbout, emergingQuery, type TopicShown } from './queries.ts'
import { emergingWords } from './words.ts'

const LENGTHS = [1, 7, 30] as const
const NOBODY = 'nobody'
const EVERY = 'every'

export function EmergingPage() {
  const words = useWords(emergingWords)
  const shell = useShellWords()
  const { view, change } = useView()
  const query = useQuery(emergingQuery(view))
  return (
    <>
      <PageHead title={shell.listening} beside={<ListeningViews />} />
      <div className="scroll ledger analysis">
        <div className="only-small">
          <ListeningViews />
        </div>
        <Controls view={view} change={change} known={query.data?.known ?? 0} />
        <Loaded
          query={query}
          shape="rows"
          failed={words.failed}
          isEmpty={({ topics }) => topics.length === 0}
          empty={<Nothing view={view} learning={query.data?.learning ?? null} />}
        >
          {({ topics }) => <Teams topics={topics} />}
        </Loaded>
      </div>
    </>
  )
}

function useView() {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const team =
    typeof search['team'] === 'string' && /^([0-9a-f-]{36}|nobody)$/.test(search['team']) ? search['team'] : undefined
  const days = LENGTHS.find((one) => one === Number(search['days'])) ?? 1
  const view: EmergingAbout = {
    days,
    ...(team && { team }),
    ...(search['known'] === 'yes' && { known: 'yes' as const }),
  }
  const change = (next: Partial<EmergingAbout>) =>
    void navigate({ to: paths.emerging(), search: (now: object) => ({ ...now, ...next }) } as never)
  return { view, change }
}

interface ControlsProps {
  view: EmergingAbout
  change: (next: Partial<EmergingAbout>) => void
  known: number
}

function Controls({ view, change, known }: ControlsProps) {
  const words = useWords(emergingWords)
  const { teams } = useNames()
  return (
    <div className="outspoken-top">
      <Segmented
        label={words.period}
        value={String(view.days)}
        onValue={(value) => change({ days: Number(value) })}
        parts={LENGTHS.map((days) => ({ value: String(days), label: words.lengths[days] ?? '' }))}
      />
      <SelectField
        label={words.team}
        value={view.team ?? EVERY}
        onChoice={(value) => change({ team: value === EVERY ? undefined : value })}
        choices={[
          { value: EVERY, label: words.everyTeam },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
          { value: NOBODY, label: words.nobody },
        ]}
      />
      {(known > 0 || view.known) && (
        <Chip pressed={view.known === 'yes'} onPress={() => change({ known: view.known ? undefined : 'yes' })}>
          {words.knownToo}
        </Chip>
      )}
    </div>
  )
}

function Nothing({ view, learning }: { view: EmergingAbout; learning: EmergingList['learning'] }) {
  const words = useWords(emergingWords)
  const format = useFormat()
  if (learning)
    return (
      <EmptyState icon="clock" title={words.learning}>
        {words.learningLine(format.number(learning.days), format.number(learning.of_days))}
      </EmptyState>
    )
  const isNarrow = view.team !== undefined
  return (
    <EmptyState title={isNarrow ? words.noneFits : words.none}>
      {isNarrow ? words.noneFitsLine : words.noneLine}
    </EmptyState>
  )
}

function Teams({ topics }: { topics: Wire<EmergingList>['topics'] }) {
  const words = useWords(emergingWords)
  const names = useNames()
  const format = useFormat()
  const byTeam = [...Map.groupBy(topics, ({ team_id }) => team_id)]
  // Those that are nobody's stand last.
  const inOrder = [...byTeam.filter(([id]) => id !== null), ...byTeam.filter(([id]) => id === null)]
  return (
    <>
      <p className="lead">{words.lead}</p>
      {inOrder.map(([team_id, ofTeam]) => {
        const name = names.team(team_id) ?? words.nobody
        return (
          <section key={team_id ?? NOBODY} className="emerging-team" aria-label={name}>
            <h2 className="part-title">
              <bdi>{name}</bdi> <span className="meta num">{format.number(ofTeam.length)}</span>
            </h2>
            {ofTeam.map((topic: TopicShown) => (
              <EmergingOne key={topic.id} topic={topic} />
            ))}
          </section>
        )
      })}
    </>
  )
}
