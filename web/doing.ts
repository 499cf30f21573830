/** Doing one thing on the server from a button: which is under way, what came of it said in the corner. */
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from './call.ts'
import { type Said, say } from './ui/toasts.ts'
import { useShellWords } from './words.ts'

export interface Doing<T> {
  /** Names the button, so that only it is busy. */
  key: string
  ask: () => Promise<T>
  /** What to say once it is done. */
  done?: (answer: T) => Said | undefined
}

/** Reads `keys` again after each deed, done or refused: a refusal often means that what is shown was old. */
export function useDoing(...keys: readonly QueryKey[]) {
  const queries = useQueryClient()
  const words = useShellWords()
  const [doing, setDoing] = useState<string | null>(null)
  const run = async <T>({ key, ask, done }: Doing<T>): Promise<void> => {
    setDoing(key)
    try {
      const answer = await ask()
      const said = done?.(answer)
      if (said) say(said)
    } catch (caught) {
      say({ kind: 'failed', text: caught instanceof CallError ? caught.message : words.brokeTitle })
    }
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
    setDoing(null)
  }
  return { doing, run: <T>(what: Doing<T>): void => void run(what) }
}
