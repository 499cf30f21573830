/**
 * What a learner sees of a text: each feature once, with its strength. Richer than what the shipped heads see, since it is
 * made only of what somebody answers: words, their pieces, neighbours, and letters across the gap between two words.
 */
import { FUNCTION_WORDS } from '../function-words.ts'
import { hashOf } from '../remember.ts'
import type { Tokens } from '../tokens.ts'
import { WHOLE, type Word } from '../words.ts'
import { mixed } from './features.ts'

export interface Sight {
  /** Hashes, each once. */
  readonly features: Uint32Array
  /** How much each says before anything was learned. */
  readonly strengths: Float32Array
  /** How many of them, at the beginning, are words, neighbours and notes: what is counted beside what is learned. */
  readonly counted: number
}

const WORD = 0x3c6ef35f
const NEAR = 0x19660d15
const SKIPPED = 0x5bd1e995
const TRIPLE = 0x2545f491
const PIECE = 0x7feb352d
const GAP = 0x68e31da5
const NOTE = 0x4cf5ad43

const WORDS_STRENGTH = 1.5
const PIECES_STRENGTH = 1
/** What is known beside the text, such as where its author was sent last, is worth two words. */
const NOTES_STRENGTH = 3

const PIECE_MIN = 2
const PIECE_MAX = 5
const PIECED_MAX = 24
const GAP_LETTERS = 4
/** A text is about what it says at its beginning; this bounds the work on one made to be long. */
const WORDS_MAX = 400

export interface Known {
  /** What else is known: topics that were read, the last team of the author. */
  notes?: readonly string[]
  /** Words that are everyday here are seen alike, as all numbers are. */
  everyday?: ReadonlySet<string>
}

export function sightOf(tokens: Tokens, { notes = [], everyday }: Known = {}): Sight {
  const words = tokens.terms.slice(0, WORDS_MAX).map((token) => tokens.words[token] as Word)
  const seen = new Map<number, number>()
  for (const note of notes) seen.set(mixed(hashOf(note, 0, note.length), NOTE), NOTES_STRENGTH)
  const own = words.map((word) => (everyday?.has(word.fold) ? EVERYDAY : sameFor(word.kind, word.hash)))
  addWords(seen, words, own)
  const counted = seen.size
  const spoken = words.filter(({ kind, fold }) => (kind === 'word' || kind === 'hashtag') && !everyday?.has(fold))
  for (const { fold } of spoken) addPieces(seen, `<${fold.slice(0, PIECED_MAX)}>`)
  addGaps(seen, spoken)
  return { features: Uint32Array.from(seen.keys()), strengths: Float32Array.from(seen.values()), counted }
}

function addWords(seen: Map<number, number>, words: readonly Word[], own: readonly number[]): void {
  let [before, last] = [0, 0]
  for (const [place, { flags }] of words.entries()) {
    if ((flags & WHOLE) !== 0) continue
    const now = own[place] as number
    seen.set(mixed(now, WORD), WORDS_STRENGTH)
    if (place > 0) seen.set(mixed(Math.imul(last, 31) + now, NEAR), WORDS_STRENGTH)
    if (place > 1) {
      seen.set(mixed(Math.imul(before, 31) + now, SKIPPED), WORDS_STRENGTH)
      seen.set(mixed(Math.imul(Math.imul(before, 31) + last, 31) + now, TRIPLE), WORDS_STRENGTH)
    }
    before = last
    last = now
  }
}

const EVERYDAY = 3

/** All numbers are seen alike, and all links. */
const sameFor = (kind: Word['kind'], hash: number) => (kind === 'number' ? 1 : kind === 'link' ? 2 : hash)

/** What a word by itself is found by. */
export const wordFeature = ({ kind, hash }: Word): number => mixed(sameFor(kind, hash), WORD)

function addPieces(seen: Map<number, number>, edged: string, least = PIECE_MIN): void {
  for (let from = 0; from + least <= edged.length; from += 1)
    for (let end = from + least; end <= Math.min(edged.length, from + PIECE_MAX); end += 1)
      seen.set(mixed(hashOf(edged, from, end), PIECE), PIECES_STRENGTH)
}

/** The end of a word and the beginning of the next: half a pair, found where the whole pair is new. */
function addGaps(seen: Map<number, number>, words: readonly Word[]): void {
  const line = ` ${words.map(({ fold }) => fold.slice(0, PIECED_MAX)).join(' ')} `
  for (let from = 0; from + GAP_LETTERS <= line.length; from += 1) {
    const gap = line.indexOf(' ', from + 1)
    if (gap !== -1 && gap < from + GAP_LETTERS - 1)
      seen.set(mixed(hashOf(line, from, from + GAP_LETTERS), GAP), PIECES_STRENGTH)
  }
}

const SMALL_MOST = 5
const CORE_PIECE = 4
/** A word against one of its pieces, of which there are several. */
const CORE_STRENGTH = 2

/** What a text is about: content words and their pieces, without those that hold any text together, or are everyday here. */
export function coreOf(tokens: Tokens, everyday?: ReadonlySet<string>): Sight {
  const words = tokens.terms.slice(0, WORDS_MAX).map((token) => tokens.words[token] as Word)
  const seen = new Map<number, number>()
  const about = words.filter(
    (word) => (word.kind === 'word' || word.kind === 'hashtag') && !isSmall(word) && !everyday?.has(word.fold),
  )
  for (const word of about) seen.set(wordFeature(word), CORE_STRENGTH)
  for (const { fold } of about) addPieces(seen, `<${fold.slice(0, PIECED_MAX)}>`, CORE_PIECE)
  return { features: Uint32Array.from(seen.keys()), strengths: Float32Array.from(seen.values()), counted: 0 }
}

/** 'Waiting' stands in many texts too, and yet says what they are about. */
export const isSmall = ({ fold }: Word): boolean =>
  fold.length < 3 || (fold.length <= SMALL_MOST && FUNCTION_WORDS.has(fold))
