/** Whole mentions within what is usual: rounded, four would be called unusual where up to four are usual. */
export const wholeBand = ({ low, high }: { low: number; high: number }): [number, number] => [
  Math.ceil(low),
  Math.floor(high),
]
