import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { holdsQuery, type ShownHold } from '#areas/channels/screens/channel-queries.ts'
import { CallError } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Pane } from '#web/ui/Panes.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { useWords } from '#web/words.ts'
import type { Judging } from './acts.ts'
import { Coming } from './Coming.tsx'
import { Composer } from './Composer.tsx'
import { loadQuestions } from './later.ts'
import type { Go } from './place.ts'
import { Thread } from './Thread.tsx'
import { ThreadHead } from './ThreadHead.tsx'
import { useThread } from './use-thread.ts'
import { WhoPane } from './WhoPane.tsx'
import { inboxWords } from './words.ts'

/** The open conversation: its thread with the composer, and who and why beside it. */
export function ConversationPanes({ id, go, judging }: { id: string; go: Go; judging: Judging }) {
  const words = useWords(inboxWords)
  const { query, earlier } = useThread(id)
  // Who may see it no longer is not shown what was seen before.
  const view = isGone(query.error) ? undefined : query.data
  const isThere = view !== undefined
  const holds = useQuery(holdsQuery).data?.holds ?? []
  useEffect(() => {
    // Not before the words: what may be asked next comes after what is read now.
    if (isThere) void loadQuestions()
  }, [isThere])
  const back = () => go({ id: null })
  if (!view && !query.isError) return <Coming id={id} onBack={back} />
  if (!view)
    return (
      <Pane name="work" label={words.thread} onBack={back}>
        <div className="state-page">
          <NotThere error={query.error} onBack={back} onRetry={() => void query.refetch()} />
        </div>
      </Pane>
    )
  return (
    <>
      <Pane
        name="work"
        label={words.thread}
        onBack={back}
        head={<ThreadHead view={view} judging={judging} onWho={() => go({ pane: 'who' })} />}
      >
        <Thread
          view={view}
          earlier={earlier}
          may={{
            send: judging.may.move || (judging.may.write && view.answer_from !== null),
            leave: !isStopped(holds, view.answer_from?.channel_id),
          }}
        />
        <Composer view={view} />
      </Pane>
      <WhoPane view={view} may={judging.may.move} onBack={() => go({})} />
    </>
  )
}

const isStopped = (holds: readonly ShownHold[], channel_id: string | undefined) =>
  holds.some((hold) => hold.channel_id === null || hold.channel_id === channel_id)

// An address that was never one of ours is refused as invalid; for the reader it is the same.
const isGone = (error: unknown): error is CallError =>
  error instanceof CallError && (error.status === 404 || error.status === 400)

function NotThere({ error, onBack, onRetry }: { error: unknown; onBack: () => void; onRetry: () => void }) {
  const words = useWords(inboxWords)
  if (!isGone(error)) return <ErrorState error={error} title={words.threadFailed} onRetry={onRetry} />
  return (
    <StateBlock icon="dashed" title={words.notThere} acts={<Button onClick={onBack}>{words.backToList}</Button>}>
      {error.status === 404 ? error.message : ''}
    </StateBlock>
  )
}
