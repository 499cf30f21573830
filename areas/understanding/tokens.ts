/**
 * What a read text is made of. Tokens are plain parallel arrays, because thousands of posts a second leave no time for
 * an object per word. `tokenize` makes them in one pass that feeds everything: language, sentiment, topics, duplicates
 * and the monitors.
 */
import { classAt, JOINED, widthAt } from './characters.ts'
import { foldOf, isDrawnOut, normOf } from './fold.ts'
import { remembered } from './remember.ts'

export const TOKEN_KINDS = ['word', 'number', 'hashtag', 'mention', 'link', 'email', 'emoji', 'mark'] as const
export type TokenKind = (typeof TOKEN_KINDS)[number]

/** Longer posts are read so far; a reading of them says it is of a part (`cut`). */
export const TEXT_MAX = 32_768

/** Written in capitals, two letters at least. */
export const CAPITALS = 1
/** With a letter drawn out: sooo. */
export const DRAWN_OUT = 2
/** A word inside a hashtag; the hashtag itself stands before it. */
export const PART = 4
/** A hashtag of several words, which follow as parts: phrases read the parts and step over the whole. */
export const WHOLE = 8
/** From a script without spaces. */
export const WITHOUT_SPACES = 16

export interface Tokens {
  /** What was read: the title, a line break and the text. All places count in it, in UTF-16 units. */
  readonly text: string
  /** Where the text begins, behind the title; 0 without a title. */
  readonly text_start: number
  readonly kinds: TokenKind[]
  readonly starts: number[]
  readonly ends: number[]
  /** One spelling: NFKC, lower case. */
  readonly norms: string[]
  /** The norm without accents, drawn-out letters and case endings; for a hashtag without its sign, for a mention with it, for a link its host. */
  readonly folds: string[]
  readonly flags: number[]
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

/** The two spellings of a token, and what else can be seen of it. */
export interface Forms {
  readonly norm: string
  readonly fold: string
  readonly flags: number
}

/** A word as it stands in a text, with its kind. */
export interface Word extends Forms {
  readonly kind: 'word' | 'number'
}

const NUMBER = /^[\p{N}.,]+$/u

export const wordOf = remembered(
  (written: string): Word => ({
    ...formsOf(written),
    kind: NUMBER.test(written) ? 'number' : 'word',
  }),
)

export function formsOf(written: string): Forms {
  const norm = normOf(written)
  let flags = 0
  if (written.length > 1 && written !== norm && written === written.toUpperCase()) flags |= CAPITALS
  if (norm.length > 2 && isDrawnOut(norm)) flags |= DRAWN_OUT
  return { norm, fold: foldOf(norm), flags }
}

export function hasJoined(written: string): boolean {
  for (let at = 0; at < written.length; at += widthAt(written, at)) if (classAt(written, at) === JOINED) return true
  return false
}

export function push(tokens: Tokens, kind: TokenKind, start: number, end: number, forms: Forms): void {
  tokens.kinds.push(kind)
  tokens.starts.push(start)
  tokens.ends.push(end)
  tokens.norms.push(forms.norm)
  tokens.folds.push(forms.fold)
  tokens.flags.push(forms.flags)
  if (kind !== 'mark' && (forms.flags & WHOLE) === 0) tokens.terms.push(tokens.kinds.length - 1)
}
