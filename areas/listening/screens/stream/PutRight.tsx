import { useTopicChoices } from '#areas/routing/screens/queries.ts'
import { routingWords } from '#areas/routing/screens/words.ts'
import { OBJECTIVES, SENTIMENTS } from '#areas/understanding/schema.ts'
import type { Command } from '#web/commands.ts'
import { Pick } from '#web/ui/Pick.tsx'
import { useWords } from '#web/words.ts'
import type { Shown } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'
import type { Reading } from './use-put-right.ts'

interface PutRightProps {
  row: Shown
  onPick: (reading: Reading) => void
  onClose: () => void
}

/** What it really says, found by typing: how they sound, what it is about, what an answer is for. */
export function PutRight({ row, onPick, onClose }: PutRightProps) {
  const words = useWords(streamWords)
  const choices = useChoices(row)
  const pick = (id: string) => {
    onClose()
    const reading = choices.find((one) => one.id === id)?.reading
    if (reading) onPick(reading)
  }
  return (
    <Pick title={words.putRight} placeholder={words.findReading} choices={choices} onPick={pick} onClose={onClose} />
  )
}

type Choice = Command & { reading: Reading }

function useChoices({ sentiment_label, topics, objective }: Shown): Choice[] {
  const words = useWords(streamWords)
  const { kinds, ...routing } = useWords(routingWords)
  const known = useTopicChoices()
  const now = (is: boolean) => (is ? { facts: words.asRead } : {})
  return [
    ...SENTIMENTS.map((sentiment) => ({
      ...{ id: `sentiment ${sentiment}`, label: routing.sentiments[sentiment], group: kinds.sentiment },
      ...{ icon: 'comment' as const, reading: { sentiment }, ...now(sentiment === sentiment_label) },
    })),
    ...known.map(({ value, label }) => ({
      ...{ id: `topic ${value}`, label, group: kinds.topic },
      ...{ icon: 'tag' as const, reading: { topic: value }, ...now(value === topics[0]) },
    })),
    {
      ...{ id: 'no topic', label: routing.noTopic, group: kinds.topic, icon: 'tag' },
      ...{ reading: { topic: null }, ...now(topics.length === 0) },
    },
    ...OBJECTIVES.map((value) => ({
      ...{ id: `objective ${value}`, label: routing.objectives[value], group: kinds.objective },
      ...{ icon: 'tag' as const, reading: { objective: value }, ...now(value === objective) },
    })),
  ]
}
