/**
 * Words of feeling and what stands around them: the rules that Hutto and Gilbert found people to read by (VADER,
 * ICWSM 2014), on our tokens and in ten languages. Lists go wrong on irony and on what only the trade knows; in
 * English they are therefore one voice among those that `sentiment` hears.
 */
import { squeezeToOne } from './fold.ts'
import { EMOJI_VALUES } from './lexicon/emoji.ts'
import { ENGLISH, FEELING_WORDS, type FeelingWords } from './lexicon/feeling-words.ts'
import type { Tokens } from './tokens.ts'
import { STRONGER, TURNS, WEAKER } from './tones.ts'
import { CAPITALS, DRAWN_OUT, type Word } from './words.ts'

/** A token that carries feeling, with what its surroundings made of it. */
export interface Feeling {
  token: number
  value: number
  sentence: number
}

/** What the word lists make of a text: the feelings in it, and their sum from -1 to 1. */
export interface Felt {
  score: number
  feelings: Feeling[]
}

export function readFeelings(tokens: Tokens, language: string): Felt {
  const feelings = feelingsOf(tokens, language)
  let sum = 0
  for (const { value } of feelings) sum += value
  return { score: scoreOf(tokens, sum), feelings }
}

/** The score of what feelings add up to: of the whole, or of what was said about a topic. */
export function scoreOf(tokens: Tokens, felt: number): number {
  if (felt === 0) return 0
  const sum = felt + Math.sign(felt) * loudnessOf(tokens)
  return sum / Math.sqrt(sum * sum + 15)
}

function feelingsOf(tokens: Tokens, language: string): Feeling[] {
  const list = FEELING_WORDS.get(language) ?? ENGLISH
  const feelings: Feeling[] = []
  let mixed: boolean | undefined
  for (let place = 0; place < tokens.terms.length; place += 1) {
    const token = tokens.terms[place] as number
    const word = tokens.words[token] as Word
    let value = feelingOf(word, list)
    if (value === 0) continue
    if (word.kind !== 'emoji') {
      if ((word.flags & CAPITALS) !== 0 && (mixed ??= hasMixedCase(tokens))) value += Math.sign(value) * 0.73
      if ((word.flags & DRAWN_OUT) !== 0) value += Math.sign(value) * 0.4
      value = inContext(value, { tokens, place, list })
    }
    feelings.push({ token, value, sentence: tokens.sentences[token] ?? 0 })
  }
  return weighTurns(tokens, feelings)
}

/** Asked once for each word, since nearly all posts of a house are in one language. */
function feelingOf(word: Word, list: FeelingWords): number {
  if (word.felt_by !== list) {
    word.felt = feelingIn(list, word)
    word.felt_by = list
  }
  return word.felt ?? 0
}

function feelingIn(list: FeelingWords, { kind, norm, fold, flags }: Word): number {
  if (kind === 'emoji') return EMOJI_VALUES.get(norm.toLowerCase()) ?? 0
  if (kind !== 'word' && kind !== 'hashtag') return 0
  if (list.negations.has(fold)) return fold === 'no' ? -0.6 : 0
  const found = list.words(fold)
  if (found !== null) return found
  return (flags & DRAWN_OUT) === 0 ? 0 : (list.words(squeezeToOne(fold)) ?? 0)
}

interface Context {
  tokens: Tokens
  place: number
  list: FeelingWords
}

/** Three words back: what strengthens, weakens or denies. A comma or the end of a sentence stops it. */
function inContext(own: number, { tokens: { terms, words, sentences }, place, list }: Context): number {
  let value = own
  let denied = false
  const sentence = sentences[terms[place] ?? 0]
  for (let back = 1; back <= 3 && place - back >= 0; back += 1) {
    const token = terms[place - back] as number
    if (sentences[token] !== sentence || words[token + 1]?.fold === ',') break
    const { flags, fold } = words[token] as Word
    const fading = 1.05 - 0.05 * back
    if ((flags & STRONGER) !== 0) value += Math.sign(own) * 0.29 * fading
    else if ((flags & WEAKER) !== 0) value -= Math.sign(own) * 0.29 * fading
    if (list.negations.has(fold)) denied = true
  }
  return denied ? value * -0.74 : value
}

/** 'Nice, but ...': what follows the turn is what was meant. */
function weighTurns({ terms, words, sentences }: Tokens, feelings: Feeling[]): Feeling[] {
  if (feelings.length === 0) return feelings
  for (const token of terms) {
    if (((words[token] as Word).flags & TURNS) === 0) continue
    const sentence = sentences[token]
    if (!feelings.some((feeling) => feeling.sentence === sentence && feeling.token < token)) continue
    for (const feeling of feelings) {
      if (feeling.sentence === sentence) feeling.value *= feeling.token < token ? 0.5 : 1.5
    }
    break
  }
  return feelings
}

function hasMixedCase(tokens: Tokens): boolean {
  let capitals = 0
  let words = 0
  for (const token of tokens.terms) {
    const { kind, flags } = tokens.words[token] as Word
    if (kind !== 'word') continue
    words += 1
    if ((flags & CAPITALS) !== 0) capitals += 1
  }
  return capitals > 0 && capitals < words * 0.7
}

function loudnessOf({ words, starts, ends }: Tokens): number {
  let signs = 0
  for (let token = 0; token < words.length; token += 1) {
    const { kind, fold } = words[token] as Word
    if (kind === 'mark' && fold === '!') signs += (ends[token] ?? 0) - (starts[token] ?? 0)
  }
  return 0.29 * Math.min(4, signs)
}
