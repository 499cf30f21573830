import { useTopicChoices } from '#areas/routing/screens/queries.ts'
import { routingWords } from '#areas/routing/screens/words.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { OBJECTIVES, SENTIMENTS } from '#areas/understanding/schema.ts'
import type { Command } from '#web/commands.ts'
import { Pick } from '#web/ui/Pick.tsx'
import { useWords } from '#web/words.ts'
import type { Shown } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'
import type { Reading } from './use-put-right.ts'

interface PutRightProps {
  row: Shown
  /** Of several topics the one that is meant. */
  topic: string | undefined
  onPick: (reading: Reading) => void
  onClose: () => void
}

/** What it really says, found by typing: how they sound, what it is about, what an answer is for. */
export function PutRight({ row, topic, onPick, onClose }: PutRightProps) {
  const words = useWords(streamWords)
  const routing = useWords(routingWords)
  const [ofTopics, others] = [useTopics(row, topic), useOthers(row)]
  const back = useBack(row).filter(({ reading }) => topic === undefined || reading.take_back === 'topic')
  const choices =
    topic === undefined
      ? [...back, ...others.slice(0, SENTIMENTS.length), ...ofTopics, ...others.slice(SENTIMENTS.length)]
      : [...back, ...ofTopics]
  const pick = (id: string) => {
    onClose()
    const reading = choices.find((one) => one.id === id)?.reading
    if (reading) onPick(reading)
  }
  const asks =
    topic === undefined
      ? { title: words.putRight, placeholder: words.findReading }
      : { title: routing.insteadOf(topicName(topic)), placeholder: routing.findTopic }
  return <Pick {...asks} choices={choices} onPick={pick} onClose={onClose} />
}

type Choice = Command & { reading: Reading }

/** The one that is meant goes, or another takes its place; without one it is the first. */
function useTopics({ topics }: Shown, topic: string | undefined): Choice[] {
  const words = useWords(streamWords)
  const { kinds, noTopic, notAbout } = useWords(routingWords)
  const known = useTopicChoices()
  const meant = topic === undefined ? {} : { in_place_of: topic }
  const isRead = (value: string) => (topic === undefined ? value === topics[0] : topics.includes(value))
  const one = (id: string, label: string, reading: Reading): Choice => ({
    ...{ id, label, group: kinds.topic, icon: 'tag', reading },
  })
  return [
    ...(topic === undefined || topics.length === 1
      ? []
      : [{ ...one('not it', notAbout(topicName(topic)), { topic: null, ...meant }), icon: 'minus' as const }]),
    ...known.map(({ value, label }) => ({
      ...one(`topic ${value}`, label, { topic: value, ...meant }),
      ...(isRead(value) && { facts: words.asRead }),
    })),
    { ...one('no topic', noTopic, { topic: null }), ...(topics.length === 0 && { facts: words.asRead }) },
  ]
}

/** What a person put right goes back to how it was read. */
function useBack({ corrected }: Shown): Choice[] {
  const words = useWords(streamWords)
  const { kinds, sentiments, objectives, noTopic } = useWords(routingWords)
  const names: Readonly<Record<string, string>> = { ...sentiments, ...objectives }
  const said = (was: readonly string[]) => was.map((one) => names[one] ?? topicName(one)).join(', ') || noTopic
  return corrected.map(({ kind, was }) => ({
    ...{ id: `back ${kind}`, label: words.asBefore(said(was)), group: kinds[kind] },
    ...{ icon: 'undo' as const, reading: { take_back: kind } },
  }))
}

/** How they sound, then what an answer is for. */
function useOthers({ sentiment_label, objective }: Shown): Choice[] {
  const words = useWords(streamWords)
  const { kinds, ...routing } = useWords(routingWords)
  const now = (is: boolean) => (is ? { facts: words.asRead } : {})
  return [
    ...SENTIMENTS.map((sentiment) => ({
      ...{ id: `sentiment ${sentiment}`, label: routing.sentiments[sentiment], group: kinds.sentiment },
      ...{ icon: 'comment' as const, reading: { sentiment }, ...now(sentiment === sentiment_label) },
    })),
    ...OBJECTIVES.map((value) => ({
      ...{ id: `objective ${value}`, label: routing.objectives[value], group: kinds.objective },
      ...{ icon: 'tag' as const, reading: { objective: value }, ...now(value === objective) },
    })),
  ]
}
