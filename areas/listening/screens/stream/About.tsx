/** One topic, of the workspace's own or built in, found by typing. */
import { lazy, Suspense, useState } from 'react'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import type { PickProps } from './StreamFilters.tsx'
import { streamWords } from './stream-words.ts'

const TopicPick = lazy(async () => ({ default: (await import('./TopicPick.tsx')).TopicPick }))

export function About({ asked: { topic }, go }: PickProps) {
  const words = useWords(streamWords)
  const [asks, setAsks] = useState(false)
  return (
    <>
      <button type="button" className="chip" aria-haspopup="dialog" onClick={() => setAsks(true)}>
        <span className={topic ? 'cut font-strong' : 'cut'}>{topic ? words.about(topicName(topic)) : words.topic}</span>
        <Icon name="down" size="s" />
      </button>
      <Suspense fallback={null}>
        {asks && (
          <TopicPick
            topic={topic}
            onPick={(to) => {
              setAsks(false)
              go({ topic: to })
            }}
            onClose={() => setAsks(false)}
          />
        )}
      </Suspense>
    </>
  )
}
