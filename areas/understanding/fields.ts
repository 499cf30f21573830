/** Which fields a word belongs to, whatever text it stands in. */
import { foldOf, normOf } from './fold.ts'
import { FIELDS } from './lexicon/fields.ts'
import { wordList } from './word-list.ts'
import type { Word } from './words.ts'

/** In an order that stays: weights are found by their places. */
export const FIELD_NAMES: readonly string[] = Object.keys(FIELDS)

const masks = new Map<string, number>()
for (const [place, name] of FIELD_NAMES.entries())
  for (const written of (FIELDS[name] ?? '').split(/\s+/)) {
    const stem = written.endsWith('*') ? '*' : ''
    const word = `${foldOf(normOf(written.replace(/\*$/, '')))}${stem}`
    masks.set(word, (masks.get(word) ?? 0) | (1 << place))
  }
const list = wordList(masks)

/** A bit for each; looked up once for each word. */
export function fieldsOf(word: Word): number {
  if (word.fields === -1) word.fields = word.kind === 'word' || word.kind === 'hashtag' ? (list(word.fold) ?? 0) : 0
  return word.fields
}
