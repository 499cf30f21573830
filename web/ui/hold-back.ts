/**
 * Nothing jumps: rows that are shown keep their place while newer answers come, and what is new waits behind a line.
 * What changed is updated where it stands; what is gone leaves. Pressing the line takes the newest order.
 */
export interface HeldBack<T> {
  rows: T[]
  new_count: number
}

export function holdBack<T>(shown: readonly string[], incoming: readonly T[], keyOf: (item: T) => string): HeldBack<T> {
  const latest = new Map(incoming.map((item) => [keyOf(item), item]))
  const known = new Set(shown)
  const rows = shown.flatMap((key) => latest.get(key) ?? [])
  // Older ones, fetched by reaching the end, belong after the last shown and move nothing.
  const lastShown = incoming.findLastIndex((item) => known.has(keyOf(item)))
  const older = shown.length === 0 ? [...incoming] : incoming.slice(lastShown + 1)
  const fresh = incoming.slice(0, Math.max(0, lastShown)).filter((item) => !known.has(keyOf(item)))
  return { rows: [...rows, ...older], new_count: shown.length === 0 ? 0 : fresh.length }
}
