/** What a conversation was read to be about; whoever answers puts it right in one move, and the next one like it is read so. */
import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { useNames } from '#areas/inbox/screens/people.ts'
import { LISTS, threadKey } from '#areas/inbox/screens/queries.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { OBJECTIVES, SENTIMENTS } from '#areas/understanding/schema.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu, type MenuPick } from '#web/ui/Menu.tsx'
import { Pick } from '#web/ui/Pick.tsx'
import { useWords } from '#web/words.ts'
import type { AsRead } from '../api.ts'
import { routingApi } from '../api.ts'
import { asReadQuery, useTopicChoices } from './queries.ts'
import { routingWords } from './words.ts'

type Kind = AsRead['corrected'][number]['kind']
type Correct = (change: {
  objective?: AsRead['objective']
  sentiment?: AsRead['sentiment']
  topic?: string | null
  /** Of several topics the one that is meant. */
  in_place_of?: string
}) => void

export function ReadAs({ conversation_id: id }: { conversation_id: string }) {
  const words = useWords(routingWords)
  const reads = useMay('read')
  const may = useMay('answer')
  const read = useQuery({ ...asReadQuery(id), enabled: reads })
  const { doing, run } = useDoing(threadKey(id), LISTS, ['inbox', 'decisions', id])
  if (!reads) return null
  const takeBack = (kind: Kind) => run({ key: kind, ask: () => call(routingApi.takeBackReading, { id, kind }) })
  const correct: Correct = (change) => {
    const kind = Object.keys(change)[0] as Kind
    const done = () => ({ text: words.learnedNow, undo: async () => takeBack(kind) })
    run({ key: kind, ask: () => call(routingApi.readAgain, { id, ...change }), done })
  }
  return (
    <section aria-label={words.readAs}>
      <h3>{words.readAs}</h3>
      {read.error && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && (
        <dl className="read-as">
          {(['objective', 'topic', 'sentiment'] as const).map((kind) => (
            <Line key={kind} {...{ kind, may, correct }} read={read.data} busy={doing === kind} />
          ))}
        </dl>
      )}
    </section>
  )
}

interface LineProps {
  kind: Kind
  read: AsRead
  may: boolean
  busy: boolean
  correct: Correct
}

function Line({ kind, read, may, busy, correct }: LineProps) {
  const words = useWords(routingWords)
  const topics = read.topics.length > 0 ? read.topics.map((topic) => ({ topic, value: topicName(topic) })) : null
  const values =
    kind === 'topic'
      ? (topics ?? [{ topic: null, value: words.noTopic }])
      : [
          {
            topic: null,
            value: kind === 'objective' ? words.objectives[read.objective] : words.sentiments[read.sentiment],
          },
        ]
  return (
    <div>
      <dt className="meta">{words.kinds[kind]}</dt>
      <dd>
        {values.map(({ topic, value }) => {
          const shown = { busy, value, label: words.putRight(words.kinds[kind], value) }
          if (!may)
            return (
              <span key={value} className="block">
                {value}
              </span>
            )
          if (kind === 'topic') return <TopicPick key={value} {...{ ...shown, topic, read, correct }} />
          return <Choose key={value} {...{ ...shown, kind, read, correct }} />
        })}
        <PutRight read={read} kind={kind} />
      </dd>
    </div>
  )
}

/** Who put it right, and what had been read: in a line of its own, so that nothing is broken beside a long value. */
function PutRight({ read, kind }: Part<'read' | 'kind'>) {
  const words = useWords(routingWords)
  const names = useNames()
  const right = read.corrected.find((one) => one.kind === kind)
  if (!right) return null
  const name = {
    objective: (label: string) => words.objectives[label as AsRead['objective']] ?? label,
    topic: (topic: string) => words.quoted(topicName(topic)),
    sentiment: (label: string) => words.sentiments[label as AsRead['sentiment']] ?? label,
  }[kind]
  const was = right.was.length === 0 ? words.noTopic : right.was.map(name).join(', ')
  return <span className="meta block">{words.saidSo(was, names.person(right.by) ?? null)}</span>
}

interface Shown {
  busy: boolean
  value: string
  label: string
}

const Value = ({ busy, value, label, ...rest }: Shown & ComponentProps<typeof Button>) => (
  <Button kind="quiet" size="small" busy={busy} aria-label={label} {...rest}>
    {value} <Icon name="down" size="s" />
  </Button>
)

function Choose({ kind, read, correct, ...shown }: Shown & Part<'kind' | 'read' | 'correct'>) {
  const words = useWords(routingWords)
  const head = words.kinds[kind]
  const picks: MenuPick =
    kind === 'objective'
      ? {
          ...{ head, value: read.objective, closes: true },
          choices: OBJECTIVES.map((value) => ({ value, label: words.objectives[value] })),
          onPick: (objective) => correct({ objective: objective as AsRead['objective'] }),
        }
      : {
          ...{ head, value: read.sentiment, closes: true },
          choices: SENTIMENTS.map((value) => ({ value, label: words.sentiments[value] })),
          onPick: (sentiment) => correct({ sentiment: sentiment as AsRead['sentiment'] }),
        }
  return <Menu align="start" trigger={<Value {...shown} />} entries={[picks]} />
}

type Part<K extends keyof LineProps> = { [key in K]: LineProps[key] }

const NONE = 'none'
const NOT_IT = 'not it'

interface TopicPickProps extends Shown, Part<'read' | 'correct'> {
  /** Null where it was read to be about none. */
  topic: string | null
}

/** Twenty of ours and as many of their own: found by typing. Of several topics the one that is pressed goes, or another takes its place. */
function TopicPick({ topic, read, correct, ...shown }: TopicPickProps) {
  const words = useWords(routingWords)
  const [open, setOpen] = useState(false)
  const topics = useTopicChoices()
  const isOneOfMany = topic !== null && read.topics.length > 1
  const choices = [
    ...(isOneOfMany ? [{ value: NOT_IT, label: words.notAbout(topicName(topic)) }] : []),
    ...topics,
    { value: NONE, label: words.noTopic },
  ].map(({ value, label }) => ({ id: value, label, group: words.topics, icon: 'tag' as const }))
  const pick = (id: string) => {
    setOpen(false)
    const meant = topic === null ? {} : { in_place_of: topic }
    if (id === NONE) return correct({ topic: null })
    correct({ topic: id === NOT_IT ? null : id, ...meant })
  }
  return (
    <>
      <Value {...shown} onClick={() => setOpen(true)} />
      {open && (
        <Pick
          title={isOneOfMany ? words.insteadOf(topicName(topic)) : words.kinds.topic}
          placeholder={words.findTopic}
          choices={choices}
          onPick={pick}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
