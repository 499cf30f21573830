/**
 * What was being written when its field went, until the server has it: who comes back before that, or after it could not
 * be kept, finds it as they left it.
 */

import type { Keeping } from './draft-state.ts'
import type { Base } from './draft-turns.ts'
import type { Draft } from './shown.ts'

/** What became of the last words that were sent to be kept. */
export interface Kept {
  keeping: Keeping
  /** 0: none was kept yet. */
  version: number
}

export interface Left {
  text: string
  media_ids: readonly string[]
  base: Base
  keeping: Keeping
  kept: Promise<Kept>
}

const left = new Map<string, Left>()
const keyOf = (id: string, kind: Draft['kind']) => `${kind} ${id}`

export const leftIn = (id: string, kind: Draft['kind']): Left | undefined => left.get(keyOf(id, kind))

/** The field has them again. */
export const found = (id: string, kind: Draft['kind']): void => void left.delete(keyOf(id, kind))

export async function leave(id: string, kind: Draft['kind'], draft: Left): Promise<void> {
  const key = keyOf(id, kind)
  left.set(key, draft)
  const { keeping } = await draft.kept
  if (left.get(key) !== draft || draft.keeping === 'changed') return
  if (keeping === 'kept' || keeping === 'still') left.delete(key)
  else left.set(key, { ...draft, keeping })
}
