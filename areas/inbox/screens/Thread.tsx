import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/Button.tsx'
import { useWords } from '#web/words.ts'
import { EventLine } from './EventLine.tsx'
import { Note } from './Note.tsx'
import { Post } from './Post.tsx'
import type { ConversationView, MessageView } from './shown.ts'
import { inboxWords } from './words.ts'

export interface Earlier {
  state: 'quiet' | 'fetching' | 'failed'
  fetchEarlier: () => void
}

const NEAR_PX = 80

/** The thread as the network has it, with what was noted and done between. It begins at its newest end. */
export function Thread({ view, earlier, may }: { view: ConversationView; earlier: Earlier; may: boolean }) {
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
  may: boolean
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

/** The message under the reader's eye, and how far below the top of the box it stands. */
interface Eye {
  id: string
  top: number
}
interface Was {
  first: string | undefined
  atEnd: boolean
  eye: Eye | null
}

/**
 * Begins at the end; stays at the end while the reader is there; and keeps the words under the eye where they are when
 * earlier ones come above or newer ones below.
 */
function usePlaceInThread({ messages }: ConversationView) {
  const scroll = useRef<HTMLElement>(null)
  const was = useRef<Was | null>(null)
  const [isAway, setAway] = useState(false)
  const first = messages[0]?.id
  const last = messages.at(-1)?.id
  const toEnd = () => scroll.current?.scrollTo({ top: scroll.current.scrollHeight })
  useLayoutEffect(() => {
    const box = scroll.current
    if (!box) return
    const before = was.current
    if (!before || before.atEnd) box.scrollTop = box.scrollHeight
    else if (before.first !== first) holdEye(box, before.eye)
    else setAway(true)
    was.current = { first, atEnd: isAtEnd(box), eye: eyeOf(box) }
  }, [first, last])
  useEffect(() => {
    const box = scroll.current
    if (!box) return
    const moved = () => {
      const atEnd = isAtEnd(box)
      if (was.current) was.current = { ...was.current, atEnd, eye: eyeOf(box) }
      if (atEnd) setAway(false)
    }
    // The composer below grows and shrinks; who was at the end stays there.
    const resized = new ResizeObserver(() => was.current?.atEnd && toEnd())
    resized.observe(box)
    box.addEventListener('scroll', moved, { passive: true })
    return () => {
      resized.disconnect()
      box.removeEventListener('scroll', moved)
    }
  }, [])
  return { scroll, isAway, toEnd }
}

const isAtEnd = (box: HTMLElement) => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX

function eyeOf(box: HTMLElement): Eye | null {
  const edge = box.getBoundingClientRect().top
  for (const one of box.querySelectorAll<HTMLElement>('[data-message]')) {
    const { top, bottom } = one.getBoundingClientRect()
    if (bottom > edge) return { id: one.dataset['message'] ?? '', top: top - edge }
  }
  return null
}

const HOLD_MS = 500

/** Messages out of sight have only a guessed height until they come near: it is held until they have settled, or the reader moves. */
function holdEye(box: HTMLElement, eye: Eye | null): void {
  const one = eye && box.querySelector(`[data-message="${CSS.escape(eye.id)}"]`)
  if (!one) return
  const moved = new AbortController()
  for (const kind of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    box.addEventListener(kind, () => moved.abort(), { passive: true, once: true, signal: moved.signal })
  const until = performance.now() + HOLD_MS
  const hold = () => {
    if (moved.signal.aborted) return
    const off = one.getBoundingClientRect().top - box.getBoundingClientRect().top - eye.top
    if (Math.abs(off) >= 1) box.scrollTop += off
    if (performance.now() < until) requestAnimationFrame(hold)
    else moved.abort()
  }
  hold()
}
