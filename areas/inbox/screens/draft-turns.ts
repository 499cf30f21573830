/** What the field of a draft does about what the server has by now, and whose words stand in it. */

import { standsIn } from '../checks/stands.ts'
import type { Keeping } from './draft-state.ts'
import type { Draft } from './shown.ts'

export type Begun = NonNullable<Draft['begun']>

/** What the field was last the same as on the server, by whom, and whether the thread has shown it since. */
export interface Base {
  text: string
  version: number
  by: string | null
  seen: boolean
}

export const baseOf = (known: Draft | undefined): Base => ({
  text: known?.text ?? '',
  version: known?.version ?? 0,
  by: known?.updated_by ?? null,
  seen: known !== undefined,
})

export interface Met {
  known: Draft | undefined
  base: Base
  isClean: boolean
  keeping: Keeping
  me: string
}

/** What the field does about the draft as the thread has it now. */
export function turnOf({ known, base, isClean, keeping, me }: Met) {
  if (known && known.version === base.version && !base.seen) return 'seen'
  if (!known && base.version > 0 && keeping === 'changed') return 'unrivalled'
  if (!isClean || keeping === 'changed') return 'stay'
  if (!known) return base.version > 0 && (base.seen || base.text === '') ? 'gone' : 'stay'
  if (known.version <= base.version) return 'stay'
  // Mine were written over, not gone on from: I am told as well as who did it.
  const isOver = base.by === me && known.updated_by !== me && !known.text.startsWith(base.text)
  return isOver ? 'contested' : 'follow'
}

/** Earlier words back before those that stand there by now. */
export const joined = (earlier: string, now: string) =>
  [earlier, now].filter((words) => words.trim() !== '').join('\n\n')

/** Whose words stand in the field, where they are not mine. */
export function begunBy(draft: Draft | undefined, text: string, me: string): Begun | null {
  if (!draft) return null
  const { updated_by: by, updated_at: at } = draft
  const found = [{ by, at, text: draft.text }, draft.begun].find(
    (one) => one && one.by !== me && one.text.trim() !== '' && standsIn(one.text, text),
  )
  return found ?? null
}
