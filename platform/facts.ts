/**
 * Facts are what happened, in the past tense, written in the transaction of the change itself as its last act.
 * They hold ids, numbers and our own terms; never outside text, names or handles.
 */
import type { Work } from './work.ts'

/** Every area adds its facts here by declaration merging, keyed `area.noun_happened`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Facts {}
export type FactName = keyof Facts & string

export interface PendingFact {
  name: string
  detail: unknown
  /** Teams whose members may learn of it; null: everyone in the workspace. */
  audience: readonly string[] | null
}

export function happened<N extends FactName>(
  work: Work,
  name: N,
  detail: Facts[N],
  audience: readonly string[] | null = null,
): void {
  work.facts.push({ name, detail, audience })
}
