/** The list that is offered below the cursor: the field keeps the focus and steers it. */
import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { Completion } from '../../checks/query/complete.ts'
import type { Known } from '../../checks/query/known.ts'
import { offersAt, type Wish } from './completing.ts'
import { putIn } from './put-in.ts'

export interface CompletionProps {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  known: Known
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

export function useCompletion({ field, text, known }: CompletionProps) {
  const [caret, setCaret] = useState<number | null>(null)
  const [wish, setWish] = useState<Wish | null>(null)
  const [chosen, setOn] = useState(0)
  const offers = wish === null || caret === null ? [] : offersAt({ text, caret, wish, known })
  const on = Math.min(chosen, offers.length - 1)

  const look = (area: HTMLTextAreaElement, next: Wish | null) => {
    const at = area.selectionStart === area.selectionEnd ? area.selectionStart : null
    // A key stroke tells twice: that something was written, and that the cursor went along.
    if (next === null && at === caret) return
    setCaret(at)
    setWish(next)
    setOn(0)
  }
  const close = () => setWish(null)
  const take = ({ start, end, insert }: Completion) => {
    const area = field.current
    if (!area) return
    putIn(area, { start, end }, insert)
    look(area, insert.endsWith(':') ? 'typed' : null)
    setWish(insert.endsWith(':') ? 'typed' : null)
  }
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event
    const isAsked = (key === ' ' && ctrlKey) || (key === 'ArrowDown' && altKey)
    const plain = !ctrlKey && !altKey && !metaKey && !shiftKey
    const step = STEPS[key]
    const offer = offers[on]
    if (isAsked) look(event.currentTarget, 'asked')
    else if (!plain || !offer) return
    else if (step) setOn((on + step + offers.length) % offers.length)
    else if (key === 'Enter' || key === 'Tab') take(offer)
    else if (key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { caret, offers, on, setOn, look, close, take, pressed }
}
