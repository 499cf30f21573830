/**
 * Near-duplicates by simhash (Charikar 2002) over pairs of neighbouring words: texts that share most pairs differ in
 * few of 64 bits. A fingerprint is 16 hexadecimal digits, so a band of it is a slice of the string.
 */
import type { Tokens } from './tokens.ts'
import type { Word } from './words.ts'

/** Two long texts this near are the same text with small changes; measured on reworded and retweeted posts. */
export const NEAR_BITS = 8
const SHINGLES_MAX = 2048

/** Links, mentions and marks do not count: the same text is passed on with other ones. Texts without words give zeros. */
export function fingerprint({ terms, words }: Tokens): string {
  low.fill(0)
  high.fill(0)
  let before = 0
  let shingles = 0
  for (const token of terms) {
    const { kind, hash } = words[token] as Word
    if (kind === 'link' || kind === 'mention' || kind === 'email') continue
    vote(low, mix(Math.imul(before, 31) ^ hash))
    vote(high, mix(hash ^ Math.imul(before, 0x85ebca6b)))
    before = hash
    shingles += 1
    if (shingles === SHINGLES_MAX) break
  }
  return shingles === 0
    ? '0'.repeat(16)
    : hexadecimal(moreThanHalf(low, shingles)) + hexadecimal(moreThanHalf(high, shingles))
}

/** In how many of 64 bits two fingerprints differ. */
export function hamming(a: string, b: string): number {
  let bits = 0
  for (let from = 0; from < 16; from += 8) {
    bits += ones(Number.parseInt(a.slice(from, from + 8), 16) ^ Number.parseInt(b.slice(from, from + 8), 16))
  }
  return bits
}

/** The finish of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/**
 * How many hashes had each of 32 bits set, counted for all bits at once: number n holds digit n of every bit's count.
 * Of the post at hand; one for all, since nothing waits while a fingerprint is made.
 */
type Votes = Int32Array

const DIGITS = 12
const low: Votes = new Int32Array(DIGITS)
const high: Votes = new Int32Array(DIGITS)

/** Adds one to the count of every bit that is set, carrying as long as there is something to carry. */
function vote(votes: Votes, hash: number): void {
  let carry = hash
  for (let digit = 0; carry !== 0; digit += 1) {
    const before = votes[digit] as number
    votes[digit] = before ^ carry
    carry &= before
  }
}

/** The bits that more than half of the hashes had: compares the counts with the half, highest digits first. */
function moreThanHalf(votes: Votes, hashes: number): number {
  const half = hashes >>> 1
  let more = 0
  let same = -1
  for (let digit = DIGITS - 1; digit >= 0; digit -= 1) {
    const counted = votes[digit] as number
    if (((half >>> digit) & 1) === 1) same &= counted
    else {
      more |= same & counted
      same &= ~counted
    }
  }
  return more
}

/** Made once: to write a number in another base costs as much as all the rest of a fingerprint. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hexadecimal(bits: number): string {
  const byte = (shift: number) => BYTES[(bits >>> shift) & 255] as string
  return byte(24) + byte(16) + byte(8) + byte(0)
}

function ones(value: number): number {
  let rest = value >>> 0
  let count = 0
  for (; rest !== 0; rest &= rest - 1) count += 1
  return count
}
