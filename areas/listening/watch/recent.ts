/**
 * How much more there was lately than expected, over stretches of one, three, twelve and thirty-six intervals (at five minutes:
 * up to three hours). A spike of one interval, an hour's surge and a busy afternoon are all seen; what counts is the mean of
 * their logarithms, so that a burst that lasts weighs more than one that is over at once.
 */

export interface Lately {
  value: number
  mean: number
}

/** The last intervals, oldest first; null where nothing was heard. */
export type Recent = readonly (Lately | null)[]

/** What was seen and what was expected over a stretch that ends now. */
export interface Stretch {
  minutes: number
  value: number
  mean: number
}

const STRETCHES = [1, 3, 12, 36] as const
const LONGEST = 36
/** So many mentions more or less say nothing: two instead of none are no surge, twelve instead of four are one. */
const FEW = 3

export function withLatest(recent: Recent, latest: Lately, missed: number): Recent {
  const unheard = Array.from({ length: Math.min(missed, LONGEST) }, () => null)
  return [...recent, ...unheard, latest].slice(-LONGEST)
}

export function stretchesOf(recent: Recent, minutes: number): Stretch[] {
  const stretches: Stretch[] = []
  let value = 0
  let mean = 0
  for (let back = 1; back <= LONGEST; back += 1) {
    const one = recent.at(-back)
    value += one?.value ?? 0
    mean += one?.mean ?? 0
    if ((STRETCHES as readonly number[]).includes(back)) stretches.push({ minutes: back * minutes, value, mean })
  }
  return stretches
}

/** The mean over the stretches of the logarithm of how many times the expected was seen; 0 where all is as expected. */
export function excessOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { value, mean }) => sum + Math.log((value + FEW) / (mean + FEW)), 0) / stretches.length
}
