/** Topics that ship: what was changed about each here, and the way back. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { BUILT_IN_TOPICS, type BuiltInTopic } from '#areas/understanding/schema.ts'
import { Button } from '#web/ui/Button.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { useWords } from '#web/words.ts'
import { builtInWords } from './built-in-words.ts'
import { builtInTopicsQuery, type ShownBuiltIn } from './queries.ts'
import { routingWords } from './words.ts'

const BuiltInDialog = lazy(async () => ({ default: (await import('./BuiltInDialog.tsx')).BuiltInDialog }))

export function BuiltInTopics({ forbidden }: { forbidden: string | null }) {
  const words = useWords(routingWords)
  const changes = useQuery(builtInTopicsQuery)
  const [open, setOpen] = useState<BuiltInTopic | null>(null)
  const changeOf = (topic: BuiltInTopic) => changes.data?.find((one) => one.topic === topic) ?? null
  return (
    <section className="part" aria-label={words.builtIn}>
      <Heading count={BUILT_IN_TOPICS.length}>{words.builtIn}</Heading>
      <p className="meta">{words.builtInLine}</p>
      <Loaded query={changes} shape="rows">
        {() => (
          <ul className="chips">
            {BUILT_IN_TOPICS.map((topic) => (
              <li key={topic}>
                <Topic topic={topic} change={changeOf(topic)} forbidden={forbidden} onOpen={() => setOpen(topic)} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Suspense fallback={null}>
        {open && <BuiltInDialog topic={open} change={changeOf(open)} onClose={() => setOpen(null)} />}
      </Suspense>
    </section>
  )
}

interface TopicProps {
  topic: BuiltInTopic
  change: ShownBuiltIn | null
  forbidden: string | null
  onOpen: () => void
}

function Topic({ topic, change, forbidden, onOpen }: TopicProps) {
  const words = useWords(builtInWords)
  const state = change && (change.switched_off ? words.off : words.changed)
  const name = topicName(topic)
  return (
    <Button
      size="small"
      disabledReason={forbidden}
      onClick={onOpen}
      aria-label={words.change(state ? `${name}, ${state}` : name)}
    >
      {name} {state && <span className="meta">{state}</span>}
    </Button>
  )
}
