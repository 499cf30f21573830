import { useTopicChoices } from '#areas/routing/screens/queries.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import type { Command } from '#web/commands.ts'
import { Pick } from '#web/ui/Pick.tsx'
import { useWords } from '#web/words.ts'
import { streamWords } from './stream-words.ts'

interface TopicPickProps {
  topic: string | undefined
  onPick: (topic: string | undefined) => void
  onClose: () => void
}

const ANY = 'any'

/** One that is asked for by address alone, and is none of ours any more, stands there as well. */
export function TopicPick({ topic, onPick, onClose }: TopicPickProps) {
  const words = useWords(streamWords)
  const known = useTopicChoices()
  const gone = topic !== undefined && !known.some(({ value }) => value === topic)
  const topics = gone ? [...known, { value: topic, label: topicName(topic) }] : known
  const choices: Command[] = [
    ...(topic === undefined ? [] : [{ id: ANY, label: words.anyTopic, group: words.topic, icon: 'minus' as const }]),
    ...topics.map(({ value, label }): Command => ({ id: `topic ${value}`, label, group: words.topic, icon: 'tag' })),
  ]
  return (
    <Pick
      title={words.whichTopic}
      placeholder={words.findTopic}
      choices={choices}
      onPick={(id) => onPick(id === ANY ? undefined : id.slice('topic '.length))}
      onClose={onClose}
    />
  )
}
