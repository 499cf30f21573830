import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ConversationView } from './shown.ts'

const NEAR_PX = 80

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
 * Begins at the end, with the first post that is seen seen whole; stays at the end while the reader is there; and keeps the words under the eye where they are when
 * earlier ones come above or newer ones below.
 */
export function usePlaceInThread({ messages }: ConversationView) {
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
    if (!before) whileSettling(box, () => beginAtEnd(box))
    else if (before.atEnd) toNewest(box)
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
    // So does the last message: what became of an answer is said below its words.
    const grown = new MutationObserver(() => was.current?.atEnd && toEnd())
    grown.observe(box, { childList: true, subtree: true })
    box.addEventListener('scroll', moved, { passive: true })
    return () => {
      resized.disconnect()
      grown.disconnect()
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

/** Messages out of sight have only a guessed height until they come near: a place is held until they have settled, or the reader moves. */
function whileSettling(box: HTMLElement, hold: () => void): void {
  const moved = new AbortController()
  for (const kind of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    box.addEventListener(kind, () => moved.abort(), { passive: true, once: true, signal: moved.signal })
  const until = performance.now() + HOLD_MS
  const again = () => {
    if (moved.signal.aborted) return
    hold()
    if (performance.now() < until) requestAnimationFrame(again)
    else moved.abort()
  }
  again()
}

function holdEye(box: HTMLElement, eye: Eye | null): void {
  const one = eye && box.querySelector(`[data-message="${CSS.escape(eye.id)}"]`)
  if (!one) return
  whileSettling(box, () => {
    const off = one.getBoundingClientRect().top - box.getBoundingClientRect().top - eye.top
    if (Math.abs(off) >= 1) box.scrollTop += off
  })
}

/** As much of the box as may stay empty below the newest post, so that the uppermost need not be cut. */
const EMPTY_SHARE = 0.4
const rests = new WeakMap<HTMLElement, number>()

function beginAtEnd(box: HTMLElement): void {
  const rest = rests.get(box) ?? 0
  const end = box.scrollHeight - rest - box.clientHeight
  const above = Number.parseFloat(getComputedStyle(box).paddingTop)
  const tops = [...box.children].map((child) => (child as HTMLElement).offsetTop - above)
  const missing = (tops.find((top) => top >= end) ?? end) - end
  leaveEmpty(box, end > 0 && missing <= box.clientHeight * EMPTY_SHARE ? missing : 0)
  box.scrollTop = box.scrollHeight
}

function toNewest(box: HTMLElement): void {
  leaveEmpty(box, 0)
  box.scrollTop = box.scrollHeight
}

function leaveEmpty(box: HTMLElement, rest: number): void {
  if (rest === rests.get(box)) return
  rests.set(box, rest)
  box.style.setProperty('--rest', `${rest}px`)
}
