/** On which row somebody was when they left the list for another page: going back leads there again. */
import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

/** By the entry of the browser's history, so that coming anew begins at the top. */
const places = new Map<string, string>()

interface KeptPlace {
  list: RefObject<HTMLElement | null>
  /** The row that the keyboard, or a press, is on. */
  at: string | undefined
  reach: (id: string) => void
}

export function useKeptPlace({ list, at, reach }: KeptPlace): void {
  const entry = useLocation({ select: ({ state }) => state.__TSR_key ?? '' })
  const came = useRef<string | null>(null)
  useEffect(() => {
    if (at) places.set(entry, at)
  }, [entry, at])
  useEffect(() => {
    if (came.current === entry) return
    const id = places.get(entry)
    const row = id && list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
    if (!row) return
    came.current = entry
    row.scrollIntoView({ block: 'center' })
    // After the frame, which begins every page at its top.
    requestAnimationFrame(() => row.focus({ preventScroll: true }))
    reach(id)
  })
}
