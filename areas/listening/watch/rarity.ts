/**
 * How rare an excess is for this series. Bursts have no common measure: what shakes one name, another sees every day. So the
 * highest excess of each quarter of a day is remembered by its mean and its scatter, and a new one is held against the
 * Gumbel distribution of such highest values (Fisher and Tippett 1928). An outlier is cut off before it is learned from.
 */

export interface Rarity {
  /** Mean and standard deviation of the highest excess of a quarter of a day. */
  mean: number
  deviation: number
  /** How many quarters these stand for. */
  quarters: number
  /** The quarter that is running: its number since 1970, how many values it had, its highest excess. */
  quarter: number | null
  values: number
  highest: number
}

const QUARTER_MS = 6 * 3_600_000
/** What a series that nobody has seen yet is taken for, and for how many quarters that counts. */
const OUTSET = { mean: 0.85, deviation: 0.32, quarters: 4 }
const QUARTERS_MAX = 80
/** Smoother than this no series is believed to be: less than nearly twice the usual is never rare. */
const DEVIATION_MIN = 0.2
const FAR_OUT = 3
/** The mean square of a standard residual of a Gumbel distribution that is cut off there. */
const CUT_SQUARE = 0.93
const EULER = 0.577_215_664_901_532_9
/** Standard deviations of a Gumbel distribution in units of its scale. */
const DEVIATION = Math.PI / Math.sqrt(6)

export function beginRarity(): Rarity {
  return { ...OUTSET, quarter: null, values: 0, highest: 0 }
}

/** The share of quarters of a day, in [0, 1], in which this series stays below such an excess throughout. */
export function shareBelow({ mean, deviation }: Rarity, excess: number): number {
  const scale = deviation / DEVIATION
  const location = mean - EULER * scale
  return Math.exp(-Math.exp(-(excess - location) / scale))
}

/** Remembers an excess. A quarter counts when it is over, and if at least half of it was seen. */
export function remember(before: Rarity, excess: number, at: number, minutes: number): Rarity {
  const quarter = Math.floor(at / QUARTER_MS)
  if (quarter === before.quarter)
    return { ...before, values: before.values + 1, highest: Math.max(before.highest, excess) }
  const enough = before.values >= QUARTER_MS / (minutes * 60_000) / 2
  return { ...(enough ? withQuarter(before) : before), quarter, values: 1, highest: excess }
}

function withQuarter(before: Rarity): Rarity {
  const { mean, deviation, highest } = before
  const quarters = Math.min(before.quarters + 1, QUARTERS_MAX)
  const residual = Math.max(-FAR_OUT, Math.min(FAR_OUT, (highest - mean) / deviation))
  const wider = deviation * Math.exp((residual * residual - CUT_SQUARE) / (2 * quarters))
  return {
    ...before,
    quarters,
    mean: mean + (residual * deviation) / quarters,
    deviation: Math.max(DEVIATION_MIN, wider),
  }
}
