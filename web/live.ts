/**
 * Live updates: events say what changed (kind, id, position), pages fetch again. One EventSource for the whole browser:
 * the tab that holds the Web Lock keeps the stream and passes events on by BroadcastChannel; when it closes, the next
 * tab takes the lock and resumes after the last position heard, so nothing falls between.
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

export interface LiveEvent {
  kind: string
  id: string
  position: string
  /** Everything the fact is about: conversations, messages, people; so that a page knows whether it shows any of it. */
  about?: readonly string[]
}
export type LiveState = 'connecting' | 'live' | 'lost'

/** Sent by the server when it cannot resume from our position: everything may have changed. */
export const RESET = 'reset'
/** Heard when the stream stands again after it broke: what failed meanwhile may come now. */
export const BACK = 'back'
const CHANNEL = 'baton-live'
const LOST_AFTER_MS = 4_000

type Said = { event: LiveEvent } | { state: LiveState; position: string | undefined } | { ask: true }
export type Listener = (event: LiveEvent) => void

export interface Live {
  listen(listener: Listener): () => void
  watch(changed: () => void): () => void
  state(): LiveState
  close(): void
}

export function openLive(url: string): Live {
  const listeners = new Set<Listener>()
  const watchers = new Set<() => void>()
  const channel = new BroadcastChannel(CHANNEL)
  const stop = new AbortController()
  let state: LiveState = 'connecting'
  let position: string | undefined
  let leads = false

  const become = (next: LiveState) => {
    if (state === next) return
    state = next
    for (const watcher of watchers) watcher()
  }
  const hear = (event: LiveEvent) => {
    position = event.position || position
    become('live')
    for (const listener of listeners) listener(event)
  }
  const say = (said: Said) => channel.postMessage(said)

  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if ('event' in data) return hear(data.event)
    if ('ask' in data) return leads ? say({ state, position }) : undefined
    position = data.position ?? position
    become(data.state)
  }
  say({ ask: true })

  const lead = () =>
    keepStream(url, {
      signal: stop.signal,
      after: () => position,
      heard: (event) => {
        hear(event)
        say({ event })
      },
      became: (next) => {
        become(next)
        say({ state: next, position })
      },
    })
  navigator.locks
    .request(CHANNEL, { signal: stop.signal }, () => {
      leads = true
      return lead()
    })
    .catch(() => undefined)

  return {
    listen: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    watch: (changed) => (watchers.add(changed), () => watchers.delete(changed)),
    state: () => state,
    close: () => {
      stop.abort()
      channel.close()
    },
  }
}

interface Stream {
  signal: AbortSignal
  after: () => string | undefined
  heard: (event: LiveEvent) => void
  became: (state: LiveState) => void
}

/**
 * Holds the stream until it is told to stop. The browser itself reconnects with Last-Event-ID; only when it has given
 * up (an answer that is not a stream) do we open a new one, after the last position and with growing patience.
 */
function keepStream(url: string, stream: Stream): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined
    let failures = 0
    let broke = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      const after = stream.after()
      source = new EventSource(after ? `${url}?after=${encodeURIComponent(after)}` : url)
      source.onopen = () => {
        failures = 0
        clearTimeout(timer)
        stream.became('live')
        if (broke) stream.heard({ kind: BACK, id: '', position: '' })
        broke = false
      }
      source.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
        const event = readEvent(data, lastEventId)
        if (event) stream.heard(event)
      }
      source.onerror = () => {
        broke = true
        clearTimeout(timer)
        timer = setTimeout(() => stream.became('lost'), LOST_AFTER_MS)
        if (source?.readyState !== EventSource.CLOSED) return
        stream.became('lost')
        failures += 1
        timer = setTimeout(open, Math.min(30_000, 1_000 * 2 ** failures) * (0.75 + Math.random() / 2))
      }
    }
    open()
    stream.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source?.close()
      resolve()
    })
  })
}

export function readEvent(data: string, lastEventId: string): LiveEvent | null {
  try {
    const said = JSON.parse(data) as Partial<LiveEvent>
    if (typeof said.kind !== 'string') return null
    const about = Object.entries(said).flatMap(([name, value]) => (/_ids?$/.test(name) ? idsIn(value) : []))
    return { kind: said.kind, id: String(said.id ?? ''), position: String(said.position ?? lastEventId), about }
  } catch {
    return null
  }
}

const idsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')

let shared: Live | undefined
/** Opened by the frame, or by the first part of it that listens; the sign-in page has no stream. */
export const startLive = (url = '/api/live'): Live => (shared ??= openLive(url))

/** Calls `onChange` for events of these kinds; a kind ending in `.` stands for all that begin with it. */
export function useLive(kinds: readonly string[], onChange: Listener): void {
  const changed = useEffectEvent(onChange)
  const key = kinds.join(' ')
  useEffect(
    () => startLive().listen((event) => (matches(key.split(' '), event.kind) ? changed(event) : undefined)),
    [key],
  )
}

export const matches = (kinds: readonly string[], kind: string): boolean =>
  kind === RESET || kinds.some((one) => one === kind || (one.endsWith('.') && kind.startsWith(one)))

export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (changed) => shared?.watch(changed) ?? (() => undefined),
    () => shared?.state() ?? 'connecting',
  )
