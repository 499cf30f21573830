import { useState } from 'react'
import { holdBack } from '#web/ui/hold-back.ts'
import { keepGone } from './rows.ts'
import type { ConversationRow } from './shown.ts'
import { takenByMe } from './taken.ts'

interface Held {
  view: string
  /** In the order shown. What I took out stays as a gap, so that undoing puts it back where it stood. */
  keys: readonly string[]
  rows: readonly ConversationRow[]
}

/** The rows as they stand still: news waits above, and under a pointer nothing leaves. */
export function useHeldRows(view: string, incoming: readonly ConversationRow[], isPointedAt: () => boolean) {
  const [held, setHeld] = useState<Held>({ view, keys: [], rows: [] })
  const { keys, rows: before } = held.view === view ? held : { keys: [], rows: [] }
  const stable = isPointedAt()
    ? keepGone(before, incoming, takenByMe)
    : { rows: [...incoming], gone: new Set<string>() }
  const { rows, new_count } = holdBack(keys, stable.rows, idOf)
  const here = new Set(rows.map(idOf))
  const known = new Set(keys)
  const next = [
    ...keys.filter((id) => here.has(id) || takenByMe.has(id)),
    ...rows.map(idOf).filter((id) => !known.has(id)),
  ]
  // Set while rendering, as React asks for state that follows from props: no second paint with moved rows.
  if (held.view !== view || !isSame(next, keys) || !isSame(rows, before)) setHeld({ view, keys: next, rows })
  const showNew = () => setHeld({ view, keys: incoming.map(idOf), rows: [...incoming] })
  return { rows, gone: stable.gone, new_count, showNew }
}

const idOf = (row: ConversationRow) => row.id
const isSame = <T>(a: readonly T[], b: readonly T[]) => a.length === b.length && a.every((one, at) => one === b[at])
