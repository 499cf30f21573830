/**
 * Says of nearly every word that nothing begins with it, by one bit of a table that stays at hand; what it does not
 * rule out has to be looked up.
 */
import { hashOf } from './remember.ts'

const NUMBERS = 512

/** A bit for each of 16,384 hashes. */
export type Beginnings = Int32Array

export const noBeginnings = (): Beginnings => new Int32Array(NUMBERS)

export function addBeginning(beginnings: Beginnings, word: string): void {
  const hash = hashOf(word, 0, word.length)
  beginnings[placeOf(hash)] = (beginnings[placeOf(hash)] ?? 0) | (1 << hash)
}

/** Takes the hash of a word, as `hashOf` makes it. */
export function mayBegin(beginnings: Beginnings, hash: number): boolean {
  return ((beginnings[placeOf(hash)] ?? 0) & (1 << hash)) !== 0
}

const placeOf = (hash: number) => (hash >>> 5) & (NUMBERS - 1)
