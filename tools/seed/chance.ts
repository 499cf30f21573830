/** Chance that can be had again: the same words give the same rolls (over a hash of the seed). */
import { createHash } from 'node:crypto'
import { seeded } from '#platform/chance.ts'

export interface Chance {
  /** At least 0, below 1. */
  share(): number
  /** Both ends included. */
  whole(from: number, to: number): number
  happens(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the names, each as often as its weight says. */
  weighted<T extends { weight: number }>(list: readonly T[]): T
}

export function chanceOf(seed: string): Chance {
  const share = seeded(createHash('sha256').update(seed).digest().readUInt32LE())
  const pick = <T>(list: readonly T[]) => list[Math.floor(share() * list.length)] as T
  return {
    share,
    pick,
    whole: (from, to) => from + Math.floor(share() * (to - from + 1)),
    happens: (probability) => share() < probability,
    weighted: (list) => {
      let left = share() * list.reduce((sum, { weight }) => sum + weight, 0)
      return list.find(({ weight }) => (left -= weight) < 0) ?? (list.at(-1) as (typeof list)[number])
    },
  }
}
