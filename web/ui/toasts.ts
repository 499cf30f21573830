/**
 * Says what was done, and takes it back: `say({ text: 'Handed to Product', undo })`. The corner where it is drawn is
 * loaded with the first thing said, so what is said before is kept here until it listens.
 */
import { useSyncExternalStore } from 'react'

export interface Said {
  text: string
  kind?: 'done' | 'failed' | 'waiting' | 'refused'
  /** Answers true where it was undone and nothing has said so yet. */
  undo?: () => unknown
  /** For a failure: "Try again". */
  act?: { label: string; run: () => void }
}
export type Saying = { id: string; said: Said | null }

let listener: ((saying: Saying) => void) | undefined
let waiting: Saying[] = []
let count = 0
const watchers = new Set<() => void>()

function tell(saying: Saying) {
  if (listener) listener(saying)
  else waiting.push(saying)
  for (const watcher of watchers) watcher()
}

/** Returns an id, by which it can be taken away before its time. */
export function say(said: Said): string {
  const id = `said-${++count}`
  tell({ id, said })
  return id
}

/** Takes away what holds no longer. */
export const unsay = (id: string): void => tell({ id, said: null })

/** For the corner itself: hears what waited, then what comes. */
export function hearSaid(hear: (saying: Saying) => void): () => void {
  listener = hear
  const kept = waiting
  waiting = []
  for (const saying of kept) hear(saying)
  return () => {
    listener = undefined
  }
}

export const useAnythingSaid = (): boolean =>
  useSyncExternalStore(
    (watcher) => (watchers.add(watcher), () => watchers.delete(watcher)),
    () => count > 0,
  )
