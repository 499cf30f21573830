/**
 * Who listens to what happens in which workspace. What a commit announces is handed on at once; where positions are
 * missing before it, or it did not fit, one reader per workspace and process reads the facts and hands them to all.
 */
import { type News, newsOf, readAnnouncement } from './announcement.ts'
import { factsAfter } from './facts.ts'
import type { Log } from './log.ts'
import { type InWork, system } from './work.ts'

export interface Listener {
  workspace_id: string
  hear(news: News[]): void
  /** Positions may have been missed while the connection was away: look again. */
  position: number
}

export interface Listeners {
  /** Begins after the listener's position; returns how to leave. */
  listen(listener: Listener): () => void
  /** Returns the workspace in which something happened. */
  announced(payload: string): string
  readAll(): void
}

export function openListeners(inWork: InWork, log: Log): Listeners {
  const listeners = new Map<string, Set<Listener>>()
  const reading = new Map<string, Promise<void>>()

  /** Whoever heard everything before it hears it now; for all others it is only the sign to read. */
  function announced(payload: string): string {
    const { workspace_id, news } = readAnnouncement(payload)
    const first = news?.[0]?.position
    const here = [...(listeners.get(workspace_id) ?? [])]
    const ready = here.filter(({ position }) => first !== undefined && position >= first - 1)
    for (const listener of ready) tell(listener, news ?? [])
    if (ready.length < here.length) read(workspace_id)
    return workspace_id
  }

  /** One read at a time per workspace; a call while one is under way makes it look once more. */
  function read(workspace_id: string): void {
    const earlier = reading.get(workspace_id) ?? Promise.resolve()
    const next = earlier
      .then(() => readOnce(workspace_id))
      .catch((err: unknown) => log.warn({ err }, 'live updates are late'))
    reading.set(workspace_id, next)
    void next.finally(() => reading.get(workspace_id) === next && reading.delete(workspace_id))
  }

  async function readOnce(workspace_id: string): Promise<void> {
    const here = [...(listeners.get(workspace_id) ?? [])]
    if (here.length === 0) return
    const from = Math.min(...here.map((listener) => listener.position))
    await inWork({ workspace_id, by: system('live') }, async (work) => {
      const facts = await factsAfter(work, from)
      // Told before this Work ends: it only reads, and its commit is a round trip that nobody has to wait for.
      const news = facts.map(newsOf)
      for (const listener of here) tell(listener, news)
      if (facts.length === 1000) read(workspace_id)
    })
  }

  return {
    announced,
    readAll: () => {
      for (const workspace_id of listeners.keys()) read(workspace_id)
    },
    listen(listener) {
      const set = listeners.get(listener.workspace_id) ?? new Set()
      listeners.set(listener.workspace_id, set.add(listener))
      read(listener.workspace_id)
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(listener.workspace_id)
      }
    },
  }
}

function tell(listener: Listener, all: readonly News[]): void {
  const news = all.filter(({ position }) => position > listener.position)
  const last = news.at(-1)
  if (!last) return
  listener.position = last.position
  listener.hear(news)
}
