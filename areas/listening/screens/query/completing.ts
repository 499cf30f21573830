/** Which completions are offered while somebody writes. */
import { type Completion, complete } from '../../checks/query/complete.ts'
import type { Known } from '../../checks/query/known.ts'

/** `typed`: a letter was written; `asked`: by a key, also where nothing was begun. */
export type Wish = 'typed' | 'asked'

export interface Writing {
  text: string
  caret: number
  wish: Wish
  known: Known
}

/** Unasked only where something was begun and is not whole: Enter and Tab take the first that is offered, and mean themselves otherwise. */
export function offersAt({ text, caret, wish, known }: Writing): Completion[] {
  const offers = complete(text, caret, known)
  const isThere = ({ start, end, insert, also }: Completion) => [insert.trim(), also].includes(text.slice(start, end))
  if (wish === 'asked') return offers.filter((offer) => !isThere(offer))
  if (offers.some(isThere)) return []
  return offers.filter(({ start }) => start < caret || text[caret - 1] === ':')
}
