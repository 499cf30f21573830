/** How much a query may be, and how what is wrong with one is noted. */
import { seen } from './letters.ts'
import type { Place, Problem } from './nodes.ts'

/** In UTF-16 units. */
export const TEXT_MAX = 100_000
/** Brackets, NOT and title: inside each other. A tree so deep can still be walked by functions that call themselves. */
export const DEPTH_MAX = 100
/** `a NEAR/2 b NEAR/2 c` leans to the left, one level deeper with each. */
export const NEARS_MAX = 20
export const LEAVES_MAX = 10_000
/** Words apart. */
export const WITHIN_MAX = 100
export const PROBLEMS_MAX = 20

export interface Wrong {
  code: string
  says: string
}

export function report(problems: Problem[], { start, end }: Place, { code, says }: Wrong): void {
  if (problems.length < PROBLEMS_MAX) problems.push({ start, end, code, says })
}

/** A part of the query as a problem quotes it: visible, on one line and short. */
export function quoted(text: string): string {
  const line = seen(text.slice(0, 200).replace(/\s+/g, ' ')).trim()
  return line.length > 40 ? `“${line.slice(0, 39).replace(/[\ud800-\udbff]$/, '')}…”` : `“${line}”`
}
