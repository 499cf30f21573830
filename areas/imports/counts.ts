/** The figures of an import, added up as it goes. */
import './tables.ts'
import type { Work } from '#platform/work.ts'
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

/** In the Work that changes what is counted. */
export async function changeCounts(work: Work, import_id: string, how: (counts: Counts) => void): Promise<Counts> {
  const { counts: before } = await work.db
    .selectFrom('imports_imports')
    .select('counts')
    .where('id', '=', import_id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const counts = before ?? noCounts()
  how(counts)
  await work.db
    .updateTable('imports_imports')
    .set({ counts: JSON.stringify(counts) })
    .where('id', '=', import_id)
    .execute()
  return counts
}
