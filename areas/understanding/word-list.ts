/** Words with a value, whole or as stems ('enttäusch*'); many languages bend a word's end. */
import { foldOf, normOf } from './fold.ts'

const KEY_LENGTH = 3

/** The value of a folded word: as a whole, else by its longest stem; null when it is in no list. */
export type WordList = (fold: string) => number | null

interface Listed {
  readonly whole: Map<string, number>
  readonly stems: Map<string, { stem: string; value: number }[]>
}

export function wordList(entries: Iterable<readonly [string, number]>): WordList {
  const list: Listed = { whole: new Map(), stems: new Map() }
  for (const [written, value] of entries) {
    const word = foldOf(normOf(written.replace(/\*$/, '')))
    if (written.endsWith('*') && word.length >= KEY_LENGTH) {
      const key = word.slice(0, KEY_LENGTH)
      list.stems.set(key, [...(list.stems.get(key) ?? []), { stem: word, value }])
    } else if (!list.whole.has(word)) list.whole.set(word, value)
  }
  for (const stems of list.stems.values()) stems.sort((a, b) => b.stem.length - a.stem.length)
  return (fold) => lookUp(list, fold)
}

function lookUp(list: Listed, fold: string): number | null {
  const whole = list.whole.get(fold)
  if (whole !== undefined || fold.length < KEY_LENGTH) return whole ?? null
  return list.stems.get(fold.slice(0, KEY_LENGTH))?.find(({ stem }) => fold.startsWith(stem))?.value ?? null
}
