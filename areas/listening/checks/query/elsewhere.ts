/** What the steps of an import share. All places are those of the text that was brought. */
import type { Token } from './lex.ts'
import type { Place } from './nodes.ts'
import { quoted } from './problems.ts'

export type Elsewhere = 'brandwatch' | 'talkwalker' | 'meltwater' | 'x' | 'google'

export interface Told extends Place {
  says: string
}

export interface Import {
  from: Elsewhere
  source: string
  /** What reads differently here than it did there. */
  changed: Told[]
  /** What could not be taken, so that more or less is found than there. */
  left_out: Told[]
}

/** A query that needs more telling than this is better written anew. */
const TOLD_MAX = 200

export function tell(told: Told[], { start, end }: Place, says: string): void {
  if (told.length < TOLD_MAX) told.push({ start, end, says })
}

export const written = ({ source }: Import, { start, end }: Place): string => quoted(source.slice(start, end))

/** Tokens that stand for something else in the source. */
type Sign = 'open' | 'close' | 'and' | 'not' | 'gone'

export const signFor = ({ start, end }: Place, kind: Sign): Token => ({ kind, start, end, glued: false })

export const wordFor = ({ start, end }: Place, word: string): Token => ({
  kind: 'word',
  written: word,
  of: null,
  start,
  end,
  glued: false,
})

export function fieldFor({ start, end }: Place, [name, value]: [name: string, value: string]): Token[] {
  return [
    { kind: 'field', name, start, end, glued: false },
    { kind: 'word', written: value, of: name, start, end, glued: true },
  ]
}
