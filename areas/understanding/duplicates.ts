/**
 * Near-duplicates by simhash (Charikar 2002) over pairs of neighbouring words: texts that share most pairs differ in
 * few of 64 bits. A fingerprint is 16 hexadecimal digits, so a band of it is a slice of the string.
 */
import { remembered } from './remember.ts'
import type { Tokens } from './tokens.ts'

/** Two long texts this near are the same text with small changes; measured on reworded and retweeted posts. */
export const NEAR_BITS = 8
const SHINGLES_MAX = 2048

/** Links, mentions and marks do not count: the same text is passed on with other ones. Texts without words give zeros. */
export function fingerprint(tokens: Tokens): string {
  votes.packed.fill(0)
  votes.counts.fill(0)
  let before = 0
  let shingles = 0
  for (const token of tokens.terms) {
    const kind = tokens.kinds[token]
    if (kind === 'link' || kind === 'mention' || kind === 'email') continue
    const word = hashOf(tokens.folds[token] ?? '')
    vote(0, mix(Math.imul(before, 31) ^ word))
    vote(8, mix(word ^ Math.imul(before, 0x85ebca6b)))
    before = word
    shingles += 1
    if (shingles % PACKED_MAX === 0) unpack()
    if (shingles === SHINGLES_MAX) break
  }
  unpack()
  return shingles === 0 ? '0'.repeat(16) : half(0, shingles) + half(32, shingles)
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
const hashOf = remembered((word: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
})

/** The finish of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value ^ (value >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** How many hashes had each of 64 bits set: counted four to a number, then unpacked before one of the four runs over. */
interface Votes {
  packed: Int32Array
  counts: Int32Array
}

const PACKED_MAX = 255
/** The four bits of a nibble, each in a byte of its own. */
const SPREAD = Int32Array.from(
  { length: 16 },
  (_, bits) => (bits & 1) | ((bits & 2) << 7) | ((bits & 4) << 14) | ((bits & 8) << 21),
)

/** Of the post at hand; one for all, since nothing waits while a fingerprint is made. */
const votes: Votes = { packed: new Int32Array(16), counts: new Int32Array(64) }

function vote(from: number, hash: number): void {
  const { packed } = votes
  for (let nibble = 0; nibble < 8; nibble += 1) {
    packed[from + nibble] = (packed[from + nibble] ?? 0) + (SPREAD[(hash >>> (4 * nibble)) & 15] ?? 0)
  }
}

function unpack(): void {
  const { packed, counts } = votes
  for (let bit = 0; bit < 64; bit += 1) {
    counts[bit] = (counts[bit] ?? 0) + (((packed[bit >>> 2] ?? 0) >>> (8 * (bit & 3))) & 255)
  }
  packed.fill(0)
}

/** A bit is set where more than half of the hashes had it. */
function half(from: number, hashes: number): string {
  const { counts } = votes
  let bits = 0
  for (let bit = 0; bit < 32; bit += 1) if (2 * (counts[from + bit] ?? 0) > hashes) bits |= 1 << bit
  return (bits >>> 0).toString(16).padStart(8, '0')
}

function ones(value: number): number {
  let rest = value >>> 0
  let count = 0
  for (; rest !== 0; rest &= rest - 1) count += 1
  return count
}
