/**
 * Names for statements that are asked over and over: PostgreSQL parses and plans such a one once for each connection.
 * Only for those that return nothing: a plan that returns rows is refused once a migration has changed their columns.
 */
import { LRUCache } from 'lru-cache'

/** A connection keeps each until it closes, so there are only so many, and only for what does come again. */
const NAMES_MOST = 64
const SEEN_BEFORE = 8
const TEXTS_MOST = 1_000

export function openNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const seen = new LRUCache<string, number>({ max: TEXTS_MOST })
  return (text) => {
    const name = names.get(text)
    if (name || names.size === NAMES_MOST) return name
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    if (times <= SEEN_BEFORE) return undefined
    names.set(text, `baton_${names.size}`)
    seen.delete(text)
    return names.get(text)
  }
}
