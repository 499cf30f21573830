/** How often words stand in posts, as a guess that decides which of a query's words it waits for. */
import { FUNCTION_WORDS } from '#areas/understanding/function-words.ts'
import { COMMON_WORDS } from './common-words.ts'

/** Posts in a million that hold the word. */
export function shareOf(fold: string): number {
  const known = COMMON_WORDS.get(fold)
  if (known !== undefined) return known
  return FUNCTION_WORDS.has(fold) ? 20_000 : RARE
}

/** A word that is none of the common ones. */
const RARE = 30

/** The fewer letters are given, the more words begin so. */
export function shareOfPattern(written: string): number {
  const letters = written.search(/[*?]/)
  return letters < 3 ? 50_000 : letters < 4 ? 15_000 : letters < 6 ? 2000 : 200
}
