/**
 * What a read text is made of: words and the places where they stand, as plain parallel arrays, because thousands of
 * posts a second leave no time for an object per place. `tokenize` makes them in one pass that feeds everything:
 * language, sentiment, topics, duplicates and the monitors.
 */
import { WHOLE, type Word } from './words.ts'

/** Longer posts are read so far; a reading of them says it is of a part (`cut`). */
export const TEXT_MAX = 32_768

export interface Tokens {
  /** What was read: the title, a line break and the text. All places count in it, in UTF-16 units. */
  readonly text: string
  /** Where the text begins, behind the title; 0 without a title. */
  readonly text_start: number
  readonly words: Word[]
  readonly starts: number[]
  readonly ends: number[]
  /** The tokens that phrases are made of, in order: all but marks and hashtags that have parts. */
  readonly terms: number[]
  /** For each token the number of its sentence. */
  sentences: number[]
  /** True if any token is from a script without spaces. */
  has_joined: boolean
  readonly cut: boolean
}

/** A place in a post, as screens mark it. */
export interface Place {
  part: 'title' | 'text'
  start: number
  end: number
}

/** Where a stretch of tokens stands in the post. One that begins in the title ends there at the latest. */
export function placeOf(tokens: Tokens, start: number, end: number): Place {
  const { text_start } = tokens
  if (start >= text_start) return { part: 'text', start: start - text_start, end: end - text_start }
  return { part: 'title', start, end: Math.min(end, text_start - 1) }
}

export function push(tokens: Tokens, word: Word, [start, end]: [start: number, end: number]): void {
  if (word.kind !== 'mark' && (word.flags & WHOLE) === 0) tokens.terms.push(tokens.words.length)
  tokens.words.push(word)
  tokens.starts.push(start)
  tokens.ends.push(end)
}
