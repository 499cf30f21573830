/** Chance that falls the same way each time, for what has to be done again alike. Never for secrets. */

/** Numbers from 0 to 1, 1 excluded (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whole numbers from 0 on, below what is asked for. */
export function seededBelow(seed: number): (below: number) => number {
  const chance = seeded(seed)
  return (below) => Math.floor(chance() * below)
}
