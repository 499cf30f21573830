/** Where listening stands, as JSON: ids rise with every item on the site, so a place is a number. */
import { z } from 'zod'

const Cursor = z.object({
  /** Every item up to here was read. */
  read: z.int().min(0),
  /** Up to here every item was read when nobody could change it any more. Never past `read`. */
  settled: z.int().min(0),
  /** Ids up to `read` that were not there yet, with how often they were asked for. */
  missing: z.record(z.string(), z.int()),
})
export type Cursor = z.infer<typeof Cursor>

/** Ids are given out before their items can be read everywhere; some never can. */
const TRIES = 20
const MISSING = 500

/** null for what is no cursor of ours: listening begins anew. */
export function readCursor(cursor: string | null): Cursor | null {
  try {
    return cursor === null ? null : (Cursor.safeParse(JSON.parse(cursor)).data ?? null)
  } catch {
    return null
  }
}

/** Those that were still not there are asked for again, up to a number of times; the newest matter most. */
export function stillMissing(before: Cursor['missing'], absent: readonly number[]): Cursor['missing'] {
  const tries = absent.map((id): [string, number] => [String(id), (before[id] ?? 0) + 1])
  return Object.fromEntries(tries.filter(([, tried]) => tried < TRIES).slice(-MISSING))
}
