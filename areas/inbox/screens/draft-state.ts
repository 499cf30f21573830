/** What stands in a field that is written in, what the server has of it, and what each event makes of both. */
import { type Base, baseOf, turnOf } from './draft-turns.ts'
import type { Kept, Left } from './left-drafts.ts'
import type { Draft } from './shown.ts'

export type Keeping = 'still' | 'keeping' | 'kept' | 'failed' | 'changed'

export interface Words {
  text: string
  media_ids: readonly string[]
}

export interface DraftState extends Words {
  base: Base
  keeping: Keeping
  /** How often something was written that is to be kept; each begins the wait anew. 0: nothing is to be kept. */
  strokes: number
  /** What was left here is still on its way to the server: what the thread has meanwhile is older than it. */
  waits: boolean
  /** What a sending elsewhere took out of the field. New each time, so that it is said once each time. */
  gone: { text: string } | null
}

export function beginWith(known: Draft | undefined, was?: Left): DraftState {
  const { text, media_ids } = was ?? known ?? { text: '', media_ids: [] }
  const field = { text, media_ids, gone: null }
  if (!was) return { ...field, base: baseOf(known), keeping: known ? 'kept' : 'still', strokes: 0, waits: false }
  // What could not be kept is tried again; what is contested stays so.
  const isContested = was.keeping === 'changed'
  return {
    ...field,
    base: was.base,
    keeping: isContested ? 'changed' : 'keeping',
    strokes: isContested ? 0 : 1,
    waits: true,
  }
}

/** The thread has the draft as it is by now. The same object where nothing follows from that. */
export function meet(state: DraftState, known: Draft | undefined, me: string): DraftState {
  const { base, text, keeping, gone } = state
  if (state.waits) return state
  switch (turnOf({ known, base, isClean: text === base.text, keeping, me })) {
    case 'stay':
      return state
    case 'seen':
      return { ...state, base: { ...base, seen: true } }
    case 'contested':
      return { ...state, keeping: 'changed' }
    case 'unrivalled':
      return written({ ...state, base: baseOf(undefined), keeping: 'keeping' }, {})
    case 'follow':
      return { ...beginWith(known), gone }
    case 'gone':
      return { ...beginWith(known), gone: base.by === me && text !== '' ? { text } : gone }
  }
}

/** By the person at the field. What is contested is so until they decide. */
export const written = (state: DraftState, change: Partial<Words>): DraftState => ({
  ...state,
  ...change,
  strokes: state.strokes + 1,
  keeping: state.keeping === 'changed' ? 'changed' : 'keeping',
})

/** The server has this text of mine; null: it keeps no draft, since there is nothing in it. */
export function kept(state: DraftState, text: string, me: string, version: number | null): DraftState {
  const base = { text, version: version ?? state.base.version, by: me, seen: false }
  // It was sent meanwhile, and stays empty: words that come back later are new, also where they are the same.
  if (isEmptied(state)) return { ...state, base: { ...base, text: '' } }
  return { ...state, base, keeping: version === null ? 'still' : 'kept' }
}

const isEmptied = ({ text, strokes, keeping }: DraftState) => text === '' && strokes === 0 && keeping === 'still'

/** What became of the words that were left here; what was written since is still to be kept. */
export function arrived(state: DraftState, left: Left, me: string, { keeping, version }: Kept): DraftState {
  if (!state.waits) return state
  const now = { ...state, waits: false }
  if (left.keeping === 'changed') return now
  if (keeping === 'changed') return { ...now, keeping }
  return keeping === 'failed' ? now : { ...kept(now, left.text, me, version || null), keeping: state.keeping }
}

/** Nothing stands there, without a word to the server: sending forgets the draft there. */
export const emptied = (state: DraftState, known: Draft | undefined): DraftState => ({
  ...state,
  ...{ text: '', media_ids: [], strokes: 0, keeping: 'still', waits: false },
  base: { ...state.base, text: '', version: Math.max(state.base.version, known?.version ?? 0) },
})
