/**
 * How the writer feels, by words of feeling and what stands around them: the rules that Hutto and Gilbert found people
 * to read by (VADER, ICWSM 2014), on our tokens and in ten languages. Lists go wrong on irony and on what only
 * the trade knows; corrections by people come on top later, behind the same interface.
 */
import { foldOf, normOf, squeezeToOne } from './fold.ts'
import { EMOJI_VALUES } from './lexicon/emoji.ts'
import { ENGLISH, FEELING_WORDS, type FeelingWords } from './lexicon/feeling-words.ts'
import type { Sentiment } from './schema.ts'
import { CAPITALS, DRAWN_OUT, type Tokens } from './tokens.ts'

/** A token that carries feeling, with what its surroundings made of it. */
export interface Feeling {
  token: number
  value: number
  sentence: number
}

export interface SentimentReading {
  score: number
  label: Sentiment
  feelings: Feeling[]
}

const stronger = folded(
  'very really so extremely absolutely totally completely incredibly insanely super too fucking freaking utterly such most deeply highly truly sehr echt total absolut mega extrem so très trop vraiment tellement muy tan super muito demais tão molto troppo davvero heel erg zeer bardzo çok aşırı جدا كثير',
)
const weaker = folded(
  'slightly somewhat little kinda kind partly almost barely hardly quite etwas bisschen peu poco pouco beetje trochę biraz شوي',
)
const turns = folded('but however though yet although aber doch jedoch mais pero mas ma però maar ale ama fakat لكن بس')

function folded(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map((word) => foldOf(normOf(word))))
}

/** Where the labels begin, chosen so that each of three classes is found about equally well in short posts. */
const POSITIVE_FROM = 0.33
const NEGATIVE_FROM = -0.05

export function sentimentOf(tokens: Tokens, language: string): SentimentReading {
  const feelings = feelingsOf(tokens, language)
  const score = scoreOf(tokens, feelings)
  return { score, label: labelOf(score), feelings }
}

export function labelOf(score: number): Sentiment {
  if (score >= POSITIVE_FROM) return 'positive'
  return score <= NEGATIVE_FROM ? 'negative' : 'neutral'
}

/** The score of some of the feelings: of a sentence, or of what was said about a topic. */
export function scoreOf(tokens: Tokens, feelings: readonly Feeling[]): number {
  let sum = 0
  for (const { value } of feelings) sum += value
  if (sum === 0) return 0
  sum += Math.sign(sum) * loudnessOf(tokens)
  return sum / Math.sqrt(sum * sum + 15)
}

function feelingsOf(tokens: Tokens, language: string): Feeling[] {
  const words = FEELING_WORDS.get(language) ?? ENGLISH
  const { sentences } = tokens
  const mixed = hasMixedCase(tokens)
  const feelings: Feeling[] = []
  for (let place = 0; place < tokens.terms.length; place += 1) {
    const token = tokens.terms[place] ?? 0
    let value = ownValue(tokens, token, words)
    if (value === 0) continue
    if (tokens.kinds[token] !== 'emoji') {
      if (mixed && ((tokens.flags[token] ?? 0) & CAPITALS) !== 0) value += Math.sign(value) * 0.73
      if (((tokens.flags[token] ?? 0) & DRAWN_OUT) !== 0) value += Math.sign(value) * 0.4
      value = inContext(value, { tokens, place, words, sentences })
    }
    feelings.push({ token, value, sentence: sentences[token] ?? 0 })
  }
  return weighTurns(tokens, feelings, sentences)
}

function ownValue(tokens: Tokens, token: number, words: FeelingWords): number {
  const fold = tokens.folds[token] ?? ''
  if (tokens.kinds[token] === 'emoji') return EMOJI_VALUES.get(tokens.norms[token]?.toLowerCase() ?? '') ?? 0
  if (tokens.kinds[token] !== 'word' && tokens.kinds[token] !== 'hashtag') return 0
  if (words.negations.has(fold)) return fold === 'no' ? -0.6 : 0
  const found = words.words(fold)
  if (found !== null) return found
  return ((tokens.flags[token] ?? 0) & DRAWN_OUT) === 0 ? 0 : (words.words(squeezeToOne(fold)) ?? 0)
}

interface Context {
  tokens: Tokens
  place: number
  words: FeelingWords
  sentences: readonly number[]
}

/** Three words back: what strengthens, weakens or denies. A comma or the end of a sentence stops it. */
function inContext(own: number, { tokens, place, words, sentences }: Context): number {
  let value = own
  let denied = false
  const sentence = sentences[tokens.terms[place] ?? 0]
  for (let back = 1; back <= 3 && place - back >= 0; back += 1) {
    const token = tokens.terms[place - back] ?? 0
    if (sentences[token] !== sentence || tokens.folds[token + 1] === ',') break
    const fold = tokens.folds[token] ?? ''
    const fading = 1.05 - 0.05 * back
    if (stronger.has(fold)) value += Math.sign(own) * 0.29 * fading
    else if (weaker.has(fold)) value -= Math.sign(own) * 0.29 * fading
    if (words.negations.has(fold)) denied = true
  }
  return denied ? value * -0.74 : value
}

/** 'Nice, but ...': what follows the turn is what was meant. */
function weighTurns(tokens: Tokens, feelings: Feeling[], sentences: readonly number[]): Feeling[] {
  if (feelings.length === 0) return feelings
  for (const token of tokens.terms) {
    if (!turns.has(tokens.folds[token] ?? '')) continue
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
    if (tokens.kinds[token] !== 'word') continue
    words += 1
    if (((tokens.flags[token] ?? 0) & CAPITALS) !== 0) capitals += 1
  }
  return capitals > 0 && capitals < words * 0.7
}

function loudnessOf(tokens: Tokens): number {
  let signs = 0
  for (let token = 0; token < tokens.kinds.length; token += 1) {
    if (tokens.kinds[token] !== 'mark' || tokens.folds[token] !== '!') continue
    signs += (tokens.ends[token] ?? 0) - (tokens.starts[token] ?? 0)
  }
  return 0.29 * Math.min(4, signs)
}
