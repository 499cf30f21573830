/** What is made of counts: shares with how sure they are, and when there are too few for one. The server and the screens say the same. */

/** Below so many mentions no share is told: one more or less would turn it over. */
export const TOO_FEW = 10
/** Nineteen of twenty. */
const Z = 1.96

export interface Interval {
  share: number
  low: number
  high: number
}

/** Wilson 1927: holds for few and for shares near nought too. Null where there are too few. */
export function shareOf(some: number, all: number): Interval | null {
  if (all < TOO_FEW) return null
  const share = Math.min(1, Math.max(0, some / all))
  const middle = (share + (Z * Z) / (2 * all)) / (1 + (Z * Z) / all)
  const half = (Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all))) / (1 + (Z * Z) / all)
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** From -1, all against, to 1, all for; what is neutral counts as nought. Null where there are too few. */
export const netOf = ({ mentions, positive, negative }: Felt): number | null =>
  mentions < TOO_FEW ? null : (positive - negative) / mentions

export interface Felt {
  mentions: number
  positive: number
  negative: number
}

export interface Change {
  by: number
  /** Null where there were too few before for a share of them to say anything. */
  share: number | null
}

export const changeOf = (now: number, before: number): Change => ({
  by: now - before,
  share: before < TOO_FEW ? null : (now - before) / before,
})
