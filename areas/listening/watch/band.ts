/** Nineteen of twenty values lie within, where the series scatters as it does. */
const WITHIN = 1.96

/**
 * From where to where a value is normal, in whole mentions. Reckoned on the scale on which a negative binomial count
 * scatters evenly (Anscombe 1948); what is not known of the mean is added to the scatter.
 */
export function bandOf(mean: number, spread: number): { low: number; high: number } {
  const root = Math.sqrt(spread)
  const even = (2 / root) * Math.asinh(Math.sqrt(spread * (mean + 3 / 8)))
  const back = (point: number) => Math.max(0, Math.sinh((root / 2) * Math.max(0, point)) ** 2 / spread - 3 / 8)
  return { low: Math.round(back(even - WITHIN)), high: Math.round(back(even + WITHIN)) }
}
