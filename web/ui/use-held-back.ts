import { useState } from 'react'
import { holdBack } from './hold-back.ts'

/** Rows for a VirtualList out of a query's newest answer. A different `view` (another filter) starts afresh. */
export function useHeldBack<T>(view: string, incoming: readonly T[], keyOf: (item: T) => string) {
  const [held, setHeld] = useState<{ view: string; shown: string[] }>({ view, shown: [] })
  const shown = held.view === view ? held.shown : []
  const { rows, new_count } = holdBack(shown, incoming, keyOf)
  const keys = rows.map(keyOf)
  // Set while rendering, as React asks for state that follows from props: no second paint with moved rows.
  if (held.view !== view || keys.length !== shown.length || keys.some((key, at) => key !== shown[at])) {
    setHeld({ view, shown: keys })
  }
  return { rows, new_count, showNew: () => setHeld({ view, shown: incoming.map(keyOf) }) }
}
