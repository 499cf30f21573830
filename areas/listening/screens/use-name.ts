/** The name we listen for: what is typed, what is stored, and how one becomes the other. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#web/call.ts'
import { listeningApi } from '../api.ts'
import type { MonitorSet } from '../schema.ts'
import { MONITORS, type MonitorShown, mentionsKey } from './queries.ts'

export interface Named {
  name: string
  kind: MonitorSet
  /** Beside the name itself. */
  names: string[]
  products: string[]
  leave_out: string[]
}

export function namedOf(monitor: MonitorShown | undefined, guess: string): Named {
  if (!monitor) return { name: guess, kind: 'brand', names: [], products: [], leave_out: [] }
  const { name, kind, names, products, leave_out } = monitor
  return { name, kind, names: names.filter((one) => one !== name), products, leave_out }
}

/** What is heard by; what it is about is no part of that. */
const wordsIn = ({ name, names, products, leave_out }: Named) => JSON.stringify([name, names, products, leave_out])

export function useName(monitor: MonitorShown | undefined, guess: string) {
  const queries = useQueryClient()
  const [named, setNamed] = useState(() => namedOf(monitor, guess))
  const store = async (next: Named) => {
    const kept = monitor
      ? await call(listeningApi.changeMonitor, { id: monitor.id, ...next })
      : await call(listeningApi.makeMonitor, next)
    await queries.invalidateQueries({ queryKey: MONITORS })
    await queries.invalidateQueries({ queryKey: mentionsKey(kept.id) })
    return kept
  }
  /** One press: what is stored changes by this phrase alone; what is being typed beside it stays as it is. */
  const setLeftOut = async (phrase: string, how: 'add' | 'take') => {
    const stored = namedOf(monitor, guess)
    const changed = (list: string[]) =>
      how === 'add' ? [...new Set([...list, phrase])] : list.filter((one) => one !== phrase)
    await store({ ...stored, leave_out: changed(stored.leave_out) })
    setNamed((before) => ({ ...before, leave_out: changed(before.leave_out) }))
  }
  const changed = !monitor || wordsIn(named) !== wordsIn(namedOf(monitor, ''))
  return { named, setNamed, changed, store, setLeftOut }
}
