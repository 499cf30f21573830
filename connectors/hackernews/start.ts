/** Where a new source begins: with the newest item, or with the first of the days that a person wants to look back. */
import { type Asking, readItems } from './asking.ts'

const DAY_MS = 86_400_000
/** About 15,000 in November 2026. */
const ITEMS_A_DAY_AT_MOST = 40_000
/** Close enough: a few items too many are read. */
const CLOSE = 50
/** An id here and there has no item. */
const NEIGHBOURS = 4

/** The id after which to read. Times rise with ids, so halving finds the day in some fifteen requests. */
export async function startFor(asking: Asking, newest: number, days: number): Promise<number> {
  if (days === 0) return newest
  const since = asking.outside.now().getTime() - days * DAY_MS
  let [older, younger] = [Math.max(0, newest - days * ITEMS_A_DAY_AT_MOST), newest]
  while (younger - older > CLOSE) {
    const middle = Math.floor((older + younger) / 2)
    const said_at = await saidAt(asking, middle)
    // What cannot be read counts as young: then more is read, and nothing lost.
    if (said_at === null || said_at >= since) younger = middle
    else older = middle
  }
  return older
}

async function saidAt(asking: Asking, id: number): Promise<number | null> {
  const near = Array.from({ length: NEIGHBOURS }, (_, n) => id + n)
  const item = (await readItems(asking, near)).find((one) => one !== null)
  return item ? item.time * 1_000 : null
}
