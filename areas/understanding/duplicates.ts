/**
 * Near-duplicates by simhash (Charikar 2002) over pairs of neighbouring words: texts that share most pairs differ in
 * few of 64 bits. A fingerprint is 16 hexadecimal digits, so a band of it is a slice of the string.
 */
import type { Tokens } from './tokens.ts'

/** Two long texts this near are the same text with small changes; measured on reworded and retweeted posts. */
export const NEAR_BITS = 8
const SHINGLES_MAX = 2048

/** Links, mentions and marks do not count: the same text is passed on with other ones. Texts without words give zeros. */
export function fingerprint(tokens: Tokens): string {
  const votes = new Int32Array(64)
  let before = 0
  let shingles = 0
  for (const token of tokens.terms) {
    const kind = tokens.kinds[token]
    if (kind === 'link' || kind === 'mention' || kind === 'email') continue
    const word = hashOf(tokens.folds[token] ?? '')
    vote(votes, mix(Math.imul(before, 31) ^ word), mix(word ^ Math.imul(before, 0x85ebca6b)))
    before = word
    shingles += 1
    if (shingles === SHINGLES_MAX) break
  }
  return shingles === 0 ? '0'.repeat(16) : half(votes, 0) + half(votes, 32)
}

/** In how many of 64 bits two fingerprints differ. */
export function hamming(a: string, b: string): number {
  let bits = 0
  for (let from = 0; from < 16; from += 8) {
    bits += ones(Number.parseInt(a.slice(from, from + 8), 16) ^ Number.parseInt(b.slice(from, from + 8), 16))
  }
  return bits
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

/** The finish of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

function vote(votes: Int32Array, high: number, low: number): void {
  for (let bit = 0; bit < 32; bit += 1) {
    votes[bit] = (votes[bit] ?? 0) + (((high >>> bit) & 1) << 1) - 1
    votes[bit + 32] = (votes[bit + 32] ?? 0) + (((low >>> bit) & 1) << 1) - 1
  }
}

function half(votes: Int32Array, from: number): string {
  let bits = 0
  for (let bit = 0; bit < 32; bit += 1) if ((votes[from + bit] ?? 0) > 0) bits |= 1 << bit
  return (bits >>> 0).toString(16).padStart(8, '0')
}

function ones(value: number): number {
  let rest = value >>> 0
  let count = 0
  for (; rest !== 0; rest &= rest - 1) count += 1
  return count
}
