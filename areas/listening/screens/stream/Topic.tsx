import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { FEELINGS } from './feelings.ts'
import type { Shown } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'

export interface TopicProps {
  topic: string
  row: Shown
  /** Somebody points at it: its words are marked above. */
  onPoint: (topic: string | null) => void
  onPress?: (() => void) | undefined
}

/** One of several topics of a mention, with the feeling about it. */
export function Topic({ topic, row, onPoint, onPress }: TopicProps) {
  const words = useWords(streamWords)
  const phrase = row.phrases.find((one) => one.topic === topic)
  const feeling = FEELINGS[phrase?.sentiment_label ?? '']
  if (!phrase || !feeling) return <Unfelt {...{ topic, onPress }} />
  const said = ((phrase.part === 'title' ? row.title : row.text) ?? '').slice(phrase.start, phrase.end)
  return (
    <button
      type="button"
      className={`topic-felt ${feeling.className}`}
      aria-label={words.feltAbout(topicName(topic), words.sentiments[phrase.sentiment_label] ?? '', said)}
      onPointerEnter={() => onPoint(topic)}
      onPointerLeave={() => onPoint(null)}
      onClick={onPress}
      onFocus={() => onPoint(topic)}
      onBlur={() => onPoint(null)}
    >
      <Icon name={feeling.icon} size="s" /> {topicName(topic)}
    </button>
  )
}

/** Read to be about it, with nothing said of how that is felt. */
function Unfelt({ topic, onPress }: Pick<TopicProps, 'topic' | 'onPress'>) {
  const words = useWords(streamWords)
  const name = topicName(topic)
  if (!onPress) return <span>{name}</span>
  return (
    <button type="button" className="read-as-pick" aria-label={words.press(words.topic, name)} onClick={onPress}>
      {name}
    </button>
  )
}
