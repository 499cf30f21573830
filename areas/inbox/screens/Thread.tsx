import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/Button.tsx'
import { useWords } from '#web/words.ts'
import type { MayDecide } from './DeliveryLine.tsx'
import { EventLine } from './EventLine.tsx'
import { Note } from './Note.tsx'
import { Post } from './Post.tsx'
import type { ConversationView, MessageView } from './shown.ts'
import { usePlaceInThread } from './use-place-in-thread.ts'
import { inboxWords } from './words.ts'

export interface Earlier {
  state: 'quiet' | 'fetching' | 'failed'
  fetchEarlier: () => void
}

/** The thread as the network has it, with what was noted and done between. It begins at its newest end. */
export function Thread({ view, earlier, may }: { view: ConversationView; earlier: Earlier; may: MayDecide }) {
  const words = useWords(inboxWords)
  const { scroll, isAway, toEnd } = usePlaceInThread(view)
  return (
    <div className="posts-frame">
      <section className="posts" ref={scroll} aria-label={words.thread} tabIndex={0}>
        {view.earlier > 0 && <EarlierLine count={view.earlier} earlier={earlier} />}
        {view.messages.map((message, at) => (
          <Message key={message.id} message={message} next={view.messages[at + 1]} view={view} may={may} />
        ))}
      </section>
      {isAway && (
        <Button size="small" icon="down" className="to-end" onClick={toEnd}>
          {words.toNewest}
        </Button>
      )}
    </div>
  )
}

function Message({
  message,
  next,
  view,
  may,
}: {
  message: MessageView
  next: MessageView | undefined
  view: ConversationView
  may: MayDecide
}) {
  if (message.kind === 'event') return <EventLine message={message} />
  if (message.kind === 'note') return <Note message={message} />
  const isJoined = next !== undefined
  return <Post message={message} joined={isJoined ? 'yes' : 'no'} network={view.conversation.network} may={may} />
}

function EarlierLine({ count, earlier }: { count: number; earlier: Earlier }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  return (
    <div className="earlier-line">
      <Button size="small" kind="quiet" icon="up" busy={earlier.state === 'fetching'} onClick={earlier.fetchEarlier}>
        {words.earlier(format.number(count))}
      </Button>
      {earlier.state === 'failed' && <span className="meta">{words.earlierFailed}</span>}
    </div>
  )
}
