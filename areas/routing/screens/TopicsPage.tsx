/** The workspace's own topics: the words by which a post is known to be about something of this house. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { understandingApi } from '#areas/understanding/api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { BuiltInTopics } from './BuiltInTopics.tsx'
import { ROUTING, type ShownTopic, topicsQuery, useRoutingLive } from './queries.ts'
import { RoutingViews } from './Views.tsx'
import { routingWords } from './words.ts'

const TopicDialog = lazy(async () => ({ default: (await import('./TopicDialog.tsx')).TopicDialog }))

export function TopicsPage() {
  const words = useWords(routingWords)
  const shell = useShellWords()
  const topics = useQuery(topicsQuery)
  const forbidden = useMay('administer') ? null : words.onlyAdministrators
  const [open, setOpen] = useState<ShownTopic | 'new' | null>(null)
  useRoutingLive()
  const add = (kind: 'primary' | 'secondary') => (
    <Button
      kind={kind}
      icon="plus"
      disabledReason={forbidden}
      onClick={() => setOpen('new')}
      {...(kind === 'primary' && { className: 'head-act', 'aria-label': words.newTopic })}
    >
      {words.newTopic}
    </Button>
  )
  return (
    <>
      <PageHead title={shell.routing} beside={<RoutingViews />} action={add('primary')} />
      <div className="scroll ledger">
        <div className="only-small">
          <RoutingViews />
        </div>
        <Loaded
          query={topics}
          shape="table"
          isEmpty={(all) => all.length === 0}
          empty={
            <EmptyState icon="tag" title={words.topicsFirst} acts={add('secondary')}>
              {words.topicsFirstLine}
            </EmptyState>
          }
        >
          {(all) => <Own topics={all} forbidden={forbidden} onOpen={setOpen} />}
        </Loaded>
        <BuiltInTopics forbidden={forbidden} />
      </div>
      <Suspense fallback={null}>
        {open && <TopicDialog topic={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  )
}

interface OwnProps {
  topics: readonly ShownTopic[]
  forbidden: string | null
  onOpen: (topic: ShownTopic) => void
}

function Own({ topics, forbidden, onOpen }: OwnProps) {
  const words = useWords(routingWords)
  const { doing, run } = useDoing(ROUTING)
  const putBack = ({ name, objective, terms }: ShownTopic) =>
    run({ key: 'back', ask: () => call(understandingApi.makeTopic, { name, objective, terms }) })
  const remove = (topic: ShownTopic) =>
    run({
      key: topic.id,
      ask: () => call(understandingApi.removeTopic, { id: topic.id }),
      done: () => ({ text: words.topicRemoved(topic.name), undo: () => putBack(topic) }),
    })
  return (
    <>
      <div>
        <p className="lead">{words.topicsLead(topics.length)}</p>
        <p className="meta">{words.topicsLine}</p>
      </div>
      <ul className="plain-rows">
        {topics.map((topic) => (
          <li key={topic.id}>
            <div className="grow topic-row">
              <p>
                <bdi>
                  <b>{topic.name}</b>
                </bdi>{' '}
                <span className="meta">{words.objectives[topic.objective]}</span>
              </p>
              <ul className="chips">
                {topic.terms.map((term) => (
                  <li key={term} className="chip">
                    <bdi className="cut">{term}</bdi>
                  </li>
                ))}
              </ul>
            </div>
            <span className="row-acts">
              <Button
                size="small"
                disabledReason={forbidden}
                onClick={() => onOpen(topic)}
                aria-label={`${words.changeTopic}: ${topic.name}`}
              >
                {words.changeTopic}
              </Button>
              <IconButton
                kind="quiet"
                size="small"
                icon="trash"
                label={words.removeTopic(topic.name)}
                busy={doing === topic.id}
                disabledReason={forbidden}
                onClick={() => remove(topic)}
              />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
