/**
 * What a linear head sees of a text: hashed words and their pieces, pairs of words, what is denied, what the word
 * lists feel and how loud it is. A feature counts as often as it stands there, so the sum over a text is the sum over its
 * words, and what hangs on a word alone can be added up once and kept with the word.
 */
import type { Felt } from '../feelings.ts'
import { hashOf } from '../remember.ts'
import type { Tokens } from '../tokens.ts'
import { DENIES } from '../tones.ts'
import { CAPITALS, DRAWN_OUT, WHOLE, type Word } from '../words.ts'

/** Keeps kinds of features apart that are made of the same words; any odd numbers do, as long as they stay. */
const WORD = 0x1b873593
const PIECE = 0x2c1b3c6d
const PAIR = 0x297a2d39
const DENIED = 0x27d4eb2f
const SIGN = 0x38b34ae5
const CUE = 0x1e3779b1

/** Spreads a hash over all its bits, since a table is entered by the lowest ones. */
export function mixed(hash: number, salt: number): number {
  let bits = Math.imul(hash ^ salt, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35)
  return (bits ^ (bits >>> 13)) >>> 0
}

/** What is seen of a text beside its words. A number each, for good: weights are found by them. */
const CUES = {
  always: 1,
  capitals: 2,
  drawn_out: 3,
  hashtag: 4,
  emoji: 5,
  mention: 6,
  link: 7,
  email: 8,
  number: 9,
  felt: 10,
  mood: 11,
  sides: 12,
  last_felt: 13,
} as const

const cue = (of: keyof typeof CUES, value = 0): number => mixed(CUES[of] * 0x1000 + value, CUE)

const PIECE_MIN = 3
const PIECE_MAX = 5
/** Hardly a word is longer; the pieces of one that is are those of its beginning. */
const PIECED_MAX = 24

/** What a word shows wherever it stands. */
export function featuresOfWord(word: Word): number[] {
  const { kind, flags } = word
  if (kind === 'mark') return [mixed(word.hash, SIGN)]
  if (kind === 'mention' || kind === 'link' || kind === 'email' || kind === 'number') return [cue(kind)]
  const features = [mixed(word.hash, WORD)]
  if ((flags & WHOLE) !== 0) return features
  if ((flags & CAPITALS) !== 0) features.push(cue('capitals'))
  if ((flags & DRAWN_OUT) !== 0) features.push(cue('drawn_out'))
  if (kind === 'hashtag') features.push(cue('hashtag'))
  if (kind === 'emoji') features.push(cue('emoji'))
  else addPieces(features, `<${word.fold.slice(0, PIECED_MAX)}>`)
  return features
}

/** Every three, four and five letters in a row, the ends of the word among them. */
function addPieces(features: number[], edged: string): void {
  for (let from = 0; from + PIECE_MIN <= edged.length; from += 1)
    for (let end = from + PIECE_MIN; end <= Math.min(edged.length, from + PIECE_MAX); end += 1)
      features.push(mixed(hashOf(edged, from, end), PIECE))
}

/** How far a denial reaches, in words of its sentence. */
const DENIAL_REACHES = 4

/** Told a feature and the tokens it was seen in, first and last; -1 where it is of the text as a whole. */
export type Tell = (feature: number, first: number, last: number) => void

/** What only shows between the words of a text: told one by one, so that who adds weights keeps no list. */
export function tellBetween(tokens: Tokens, felt: Felt, tell: Tell): void {
  tellPhrases(tokens, tell)
  tellLoudness(tokens, tell)
  tellFeelings(felt, tell)
  tell(cue('always'), -1, -1)
}

/** Pairs and denials. Triples were measured too: they cost a third of a sum and found nothing that pairs had not. */
function tellPhrases({ terms, words, sentences }: Tokens, tell: Tell): void {
  let before = 0
  let denied = 0
  let denied_in = -1
  for (let place = 0; place < terms.length; place += 1) {
    const token = terms[place] as number
    const word = words[token] as Word
    if (place > 0) tell(mixed(Math.imul(before, 31) + word.hash, PAIR), terms[place - 1] as number, token)
    before = word.hash
    if (denied > 0 && sentences[token] === denied_in) {
      tell(mixed(word.hash, DENIED), token, token)
      denied -= 1
    }
    if ((word.flags & DENIES) !== 0) {
      denied = DENIAL_REACHES
      denied_in = sentences[token] as number
    }
  }
}

const RUN_MAX = 4

/** '!!!' is more than '!', which counts as a word of its own. */
function tellLoudness({ words, starts, ends }: Tokens, tell: Tell): void {
  for (let token = 0; token < words.length; token += 1) {
    const { kind, hash } = words[token] as Word
    if (kind !== 'mark') continue
    const run = (ends[token] as number) - (starts[token] as number)
    if (run > 1) tell(mixed(hash + Math.min(run, RUN_MAX), SIGN), token, token)
  }
}

const bounded = (value: number, most: number) => Math.max(-most, Math.min(most, value))

/** What the word lists feel, denials and all, one by one and together. */
function tellFeelings({ feelings, score }: Felt, tell: Tell): void {
  let good = 0
  let bad = 0
  for (const { value, token } of feelings) {
    tell(cue('felt', 10 + bounded(Math.round(value), 4)), token, token)
    if (value > 0) good += 1
    else if (value < 0) bad += 1
  }
  tell(cue('mood', 10 + Math.round(score * 6)), -1, -1)
  tell(cue('sides', 4 * Math.min(3, good) + Math.min(3, bad)), -1, -1)
  const last = feelings.at(-1)
  if (last !== undefined) tell(cue('last_felt', 1 + Math.sign(last.value)), last.token, last.token)
}

/** All of them, for who learns. */
export function featuresOf(tokens: Tokens, felt: Felt): number[] {
  const features: number[] = []
  for (const word of tokens.words) for (const feature of featuresOfWord(word)) features.push(feature)
  tellBetween(tokens, felt, (feature) => features.push(feature))
  return features
}
