/** The figures of an import, added up as it goes. */
import type { Counts } from './schema.ts'

export const noCounts = (): Counts => ({
  ...{ rows: 0, new: 0, known: 0, refused: 0, heard: 0, monitors: {}, conversations: 0, undated: 0, reasons: {} },
})

export function countReasons(into: Record<string, number>, codes: readonly string[]): void {
  for (const code of codes) into[code] = (into[code] ?? 0) + 1
}

/** One new post, and who heard it. */
export function countPost(counts: Counts, monitor_ids: readonly string[]): void {
  counts.new += 1
  if (monitor_ids.length > 0) counts.heard += 1
  for (const id of new Set(monitor_ids)) counts.monitors[id] = (counts.monitors[id] ?? 0) + 1
}
