/**
 * How the writer feels. In English a trained head decides, and the word lists are one voice that it hears; in any other
 * language they decide alone. What is felt about one topic of a text is read by the lists in every language.
 */
import { type Feeling, readFeelings } from './feelings.ts'
import { type Sum, sharesOf, withBetween } from './learned/head.ts'
import { leadsOf } from './learned/spoken.ts'
import { SENTIMENT_HEAD, wordsFeel } from './learned/words-say.ts'
import { SENTIMENTS, type Sentiment } from './schema.ts'
import type { Tokens } from './tokens.ts'

const languages: ReadonlySet<string> = new Set(SENTIMENT_HEAD.about.languages)

const [NEGATIVE, POSITIVE] = [SENTIMENTS.indexOf('negative'), SENTIMENTS.indexOf('positive')]

export interface SentimentReading {
  /** From -1 to 1. */
  score: number
  label: Sentiment
  feelings: Feeling[]
  /** The score by the word lists alone. */
  felt: number
  /** What the head made of it; null where the word lists decided. */
  sum: Sum | null
}

export function sentimentOf(tokens: Tokens, language: string, network = 'default'): SentimentReading {
  const felt = readFeelings(tokens, language)
  if (!languages.has(language) || !saysAnything(tokens))
    return { score: felt.score, label: labelOf(felt.score), feelings: felt.feelings, felt: felt.score, sum: null }
  const sum = withBetween(wordsFeel(tokens), tokens, felt)
  const [negative = 0, neutral = 0, positive = 0] = sharesOf(sum, network)
  const side = positive >= negative ? 'positive' : 'negative'
  return {
    score: positive - negative,
    label: neutral >= Math.max(positive, negative) ? 'neutral' : side,
    feelings: felt.feelings,
    felt: felt.score,
    sum,
  }
}

/** What each token spoke for: above 0 for a good feeling, below for a bad one. */
export function partsOf(tokens: Tokens, { sum, feelings, felt }: SentimentReading): { token: number; value: number }[] {
  if (sum === null) return feelings
  const parts = leadsOf(SENTIMENT_HEAD, tokens, { feelings, score: felt }, [POSITIVE, NEGATIVE])
  return parts.map((value, token) => ({ token, value }))
}

/** Marks, numbers, names and links feel nothing. */
export const saysAnything = ({ words }: Tokens) =>
  words.some(({ kind }) => kind === 'word' || kind === 'emoji' || kind === 'hashtag')

/** Where the labels of the word lists begin, chosen so that each of three classes is found about equally well in short posts. */
const POSITIVE_FROM = 0.33
const NEGATIVE_FROM = -0.05

/** The score of a reading as the word lists would have it for the same label. */
export function scoreAs({ score, label }: Pick<SentimentReading, 'score' | 'label'>): number {
  if (label === 'neutral') return 0
  return label === 'positive' ? Math.max(score, POSITIVE_FROM) : Math.min(score, NEGATIVE_FROM)
}

export function labelOf(score: number): Sentiment {
  if (score >= POSITIVE_FROM) return 'positive'
  return score <= NEGATIVE_FROM ? 'negative' : 'neutral'
}
