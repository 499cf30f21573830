import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react'

const Tip = lazy(async () => ({ default: (await import('./Tip.tsx')).Tip }))

export interface TipParts {
  anchor: RefObject<HTMLButtonElement | null>
  /** What the anchor must carry. */
  handlers: Record<'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur' | 'onKeyDown', (event: never) => void>
  tip: ReactNode
}

/** A tip on hover and focus, gone with Escape. It only shows: the anchor has a name or description of its own. */
export function useTip(text: ReactNode, delay_ms: number): TipParts {
  const anchor = useRef<HTMLButtonElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [shown, setShown] = useState(false)
  const show = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(true), delay_ms)
  }
  const hide = () => {
    clearTimeout(timer.current)
    setShown(false)
  }
  const handlers = {
    onPointerEnter: show,
    onFocus: show,
    onPointerLeave: hide,
    onBlur: hide,
    onKeyDown: (event: { key: string }) => event.key === 'Escape' && hide(),
  }
  const tip = text && shown && (
    <Suspense fallback={null}>
      <Tip anchor={anchor}>{text}</Tip>
    </Suspense>
  )
  return { anchor, handlers: handlers as TipParts['handlers'], tip }
}
