/** When two texts say nearly the same, and by what they find each other among millions. */
import { hamming, NEAR_BITS } from '#areas/understanding/duplicates.ts'

export interface Fingerprinted {
  /** 16 hexadecimal digits. */
  fingerprint: string
  words: number
}

/** With fewer words, one more or less is another thing to say: those are the same only when they are equal. */
export const SHORT_BELOW = 6
const BANDS = 4
const DIGITS = 4
const NO_WORDS = '0'.repeat(16)

/** Links and mentions are no words of one's own. */
export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^(?:@|https?:)/i.test(word)).length

export function isNear(one: Fingerprinted, other: Fingerprinted): boolean {
  if (one.fingerprint === other.fingerprint) return one.words === other.words || !isShort(one, other)
  return !isShort(one, other) && hamming(one.fingerprint, other.fingerprint) <= NEAR_BITS
}

const isShort = (one: Fingerprinted, other: Fingerprinted) => Math.min(one.words, other.words) < SHORT_BELOW

/**
 * The quarters of a fingerprint, each with its place. Two that differ in up to three bits share one for certain; of those
 * that differ in eight, one in three does. None for a text without words.
 */
export const bandsOf = ({ fingerprint }: Fingerprinted): number[] =>
  fingerprint === NO_WORDS
    ? []
    : Array.from(
        { length: BANDS },
        (_, nth) => nth * 0x10000 + Number.parseInt(fingerprint.slice(nth * DIGITS, (nth + 1) * DIGITS), 16),
      )

const BITS = 4 * DIGITS

/** Its quarters, and each with one bit changed: whatever differs from it in up to seven bits lies under one of them. */
export const bandsAround = (one: Fingerprinted): number[] =>
  bandsOf(one).flatMap((band) => [band, ...Array.from({ length: BITS }, (_, bit) => band ^ (1 << bit))])
