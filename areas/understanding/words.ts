/**
 * A word as somebody wrote it, with all that is known of it whatever post it stands in. It is made once and is the same
 * object in every post, so that what reads posts looks at it and asks no list.
 */
import { isApostrophe } from './characters.ts'
import { foldOf, isDrawnOut, normOf } from './fold.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import type { LetterGroups } from './letter-groups.ts'
import type { FeelingWords } from './lexicon/feeling-words.ts'
import { hashOf, remembered } from './remember.ts'
import { QUESTION_STARTS } from './terms/questions.ts'
import { toneOf } from './tones.ts'

export type TokenKind = 'word' | 'number' | 'hashtag' | 'mention' | 'link' | 'email' | 'emoji' | 'mark'

/** Written in capitals, two letters at least. */
export const CAPITALS = 1
/** With a letter drawn out: sooo. */
export const DRAWN_OUT = 2
/** A hashtag of several words, which follow as parts: phrases read the parts and step over the whole. */
export const WHOLE = 4
/** From a script without spaces. */
export const WITHOUT_SPACES = 8
/** In Latin letters and plain signs only. */
export const PLAIN_LATIN = 16
/** Makes a question of a sentence that it begins. Beside these stand the tones, from 64 on. */
export const ASKS = 32

/** A stem needs this many letters, so that it is found by them. */
export const STEM_MIN = 3

export interface Word {
  readonly kind: TokenKind
  readonly written: string
  /** One spelling: NFKC, lower case. */
  readonly norm: string
  /** The norm without accents, drawn-out letters and case endings; for a hashtag without its sign, for a mention with it, for a link its host. */
  readonly fold: string
  readonly flags: number
  /** The first letters of the fold, by which stems are found; empty where it is shorter. */
  readonly head: string
  readonly head_hash: number
  /** Of the fold. */
  readonly hash: number
  /** The languages that it is a small word of, as places in LANGUAGES. */
  readonly languages: readonly number[]
  /** How long the first of two words is that are written as one (l'Arc, dell'Arc), apostrophe included; else 0. */
  readonly elided: number
  /** What the word list that was asked last said of it; `sentiment` keeps it here. */
  felt_by: FeelingWords | null
  felt: number | null
  /** What the matcher that looked last knows of it; the one that is `noted_by` keeps it here. */
  noted_by: object | null
  noted: unknown
  /** Where `learned/words-say` keeps what it says alone; -1 where it is not kept. */
  said_at: number
  /** The fields that it belongs to, a bit for each; -1 while nobody asked. */
  fields: number
  /** What the detector sees in it, from the first time it is asked. */
  letter_groups: LetterGroups | undefined
}

/** What can be seen of a word; the rest follows from it. */
export interface Seen {
  kind: TokenKind
  written: string
  norm: string
  fold: string
  flags: number
  elided?: number
}

const plainLatin = /^[\0-\u024f\u2018\u2019]*$/
const none: readonly number[] = []

/** The only place where words are made: reading them is quick because all have the same fields in the same order. */
export function newWord({ kind, written, norm, fold, flags, elided = 0 }: Seen): Word {
  const plain = plainLatin.test(norm) ? PLAIN_LATIN : 0
  const head = fold.length < STEM_MIN ? '' : fold.slice(0, STEM_MIN)
  const asks = QUESTION_STARTS.has(fold) ? ASKS : 0
  return {
    kind,
    written,
    norm,
    fold,
    flags: flags | plain | asks | toneOf(fold),
    head,
    head_hash: hashOf(head, 0, head.length),
    hash: hashOf(fold, 0, fold.length),
    languages: FUNCTION_WORDS.get(norm) ?? none,
    elided,
    felt_by: null,
    felt: null,
    noted_by: null,
    noted: null,
    said_at: -1,
    fields: -1,
    letter_groups: undefined,
  }
}

export function formsOf(written: string): Pick<Seen, 'written' | 'norm' | 'fold' | 'flags'> {
  const norm = normOf(written)
  let flags = 0
  if (written.length > 1 && written !== norm && written === written.toUpperCase()) flags |= CAPITALS
  if (norm.length > 2 && isDrawnOut(norm)) flags |= DRAWN_OUT
  return { written, norm, fold: foldOf(norm), flags }
}

const NUMBER = /^[\p{N}.,]+$/u

/** The word or number that stands at these places of a text. */
export const wordAt = remembered(1 << 15, (written) =>
  newWord({ ...formsOf(written), kind: NUMBER.test(written) ? 'number' : 'word', elided: elidedIn(written) }),
)

const elisions = new Set(
  'l d j m t s n c qu jusqu lorsqu puisqu quoiqu un dell all dall nell sull quest quell'.split(' '),
)

/** French and Italian write two words as one. */
function elidedIn(written: string): number {
  for (let place = 1; place < Math.min(written.length, 7); place += 1) {
    if (!isApostrophe(written.charCodeAt(place))) continue
    const isElision = written.length - place > 2 && elisions.has(written.slice(0, place).toLowerCase())
    return isElision ? place + 1 : 0
  }
  return 0
}
