import { useNames } from '#areas/inbox/screens/people.ts'
import { routingWords } from '#areas/routing/screens/words.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu, type MenuPick } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import { FEELINGS } from './feelings.ts'
import type { Shown } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'
import { Topic, type TopicProps } from './Topic.tsx'
import type { Reading } from './use-put-right.ts'

/** How a mention was read, by whoever answers to be put right. */
export interface Rereads {
  may: boolean
  putRight: (row: Shown, reading: Reading) => void
  /** Asks what it really is, from a list; of several topics the one that was pressed. */
  ask: (row: Shown, topic?: string) => void
}

interface ReadAsProps extends Pick<TopicProps, 'row' | 'onPoint'> {
  rereads: Rereads
}

export function ReadAs({ row, rereads, onPoint }: ReadAsProps) {
  const words = useWords(streamWords)
  return (
    <>
      <Feeling row={row} rereads={rereads} />
      {row.is_question && <span>{words.question}</span>}
      <Topics row={row} rereads={rereads} onPoint={onPoint} />
      <PutRightBy row={row} />
    </>
  )
}

function Feeling({ row, rereads }: { row: Shown; rereads: Rereads }) {
  const words = useWords(streamWords)
  const label = row.sentiment_label ?? ''
  const feeling = FEELINGS[label]
  if (!feeling) return null
  const says = words.sentiments[label] ?? label
  const shown = (
    <>
      <Icon name={feeling.icon} size="s" /> {says}
    </>
  )
  if (!rereads.may) return <span className={feeling.className}>{shown}</span>
  const picks: MenuPick = {
    ...{ head: words.sentiment, value: label, closes: true },
    choices: Object.keys(FEELINGS).map((value) => ({ value, label: words.sentiments[value] ?? value })),
    onPick: (value) =>
      value !== label && rereads.putRight(row, { sentiment: value as NonNullable<Reading['sentiment']> }),
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={`read-as-pick ${feeling.className}`}
          aria-label={words.press(words.sentiment, says)}
        >
          {shown}
        </button>
      }
      entries={[picks, 'rule', { label: words.putRight, icon: 'tag', keys: 'f', run: () => rereads.ask(row) }]}
    />
  )
}

/** Who put it right, and what had been read. */
function PutRightBy({ row: { corrected } }: { row: Shown }) {
  const words = useWords(streamWords)
  const routing = useWords(routingWords)
  const names = useNames()
  if (corrected.length === 0) return null
  const name = {
    sentiment: (label: string) => words.sentiments[label] ?? label,
    topic: (topic: string) => words.quoted(topicName(topic)),
    objective: (label: string) => routing.objectives[label as Shown['objective']] ?? label,
  }
  const was = corrected.flatMap((one) => (one.was.length === 0 ? [words.noTopic] : one.was.map(name[one.kind])))
  const who = new Set(corrected.flatMap(({ by }) => names.person(by) ?? []))
  return <span>{words.saidSo(was.join(', '), [...who].join(', ') || null)}</span>
}

/** Each is put right by itself. */
function Topics({ row, rereads, onPoint }: ReadAsProps) {
  const words = useWords(streamWords)
  const topics = row.topics.slice(0, 3)
  const pressOn = (topic: string) => (rereads.may ? () => rereads.ask(row, topic) : undefined)
  if (row.phrases.length > 0)
    return topics.map((topic) => <Topic key={topic} {...{ topic, row, onPoint }} onPress={pressOn(topic)} />)
  if (!rereads.may) return topics.map((topic) => <span key={topic}>{topicName(topic)}</span>)
  if (topics.length === 0) return <Named name={words.noTopic} onPress={() => rereads.ask(row)} />
  return topics.map((topic) => <Named key={topic} name={topicName(topic)} onPress={pressOn(topic)} />)
}

function Named({ name, onPress }: { name: string; onPress: (() => void) | undefined }) {
  const words = useWords(streamWords)
  return (
    <button type="button" className="read-as-pick" aria-label={words.press(words.topic, name)} onClick={onPress}>
      {name}
    </button>
  )
}
