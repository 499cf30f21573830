/** A rule's conditions as parts of a sentence, in the order in which they are read. */
import type { Wire } from '#web/call.ts'
import type { Conditions, Rule } from '../schema.ts'

export const CONDITION_KINDS = [
  'words',
  'topics',
  'objectives',
  'networks',
  'languages',
  'sentiment',
  'min_followers',
  'addressed',
  'private',
] as const
export type ConditionKind = (typeof CONDITION_KINDS)[number]

export type ShownRule = Wire<Rule>

/** What a condition begins with when it is added; empty ones still have to be filled. */
export const FRESH = {
  words: [],
  topics: [],
  objectives: [],
  networks: [],
  languages: [],
  sentiment: 'negative',
  min_followers: 10_000,
  addressed: 'to_us',
  private: true,
} as const satisfies { [K in ConditionKind]: Conditions[K] }

export const kindsIn = (conditions: Conditions): ConditionKind[] =>
  CONDITION_KINDS.filter((kind) => conditions[kind] !== undefined)

export const isFilled = (conditions: Conditions, kind: ConditionKind): boolean => {
  const value = conditions[kind]
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}

export function without(conditions: Conditions, kind: ConditionKind): Conditions {
  const rest = { ...conditions }
  delete rest[kind]
  return rest
}

export interface Draft {
  name: string
  conditions: Conditions
  team_id: string | null
}

export const NEW_DRAFT: Draft = { name: '', conditions: { words: [] }, team_id: null }

/** A dry run is of these words and no others. */
export const runKey = ({ conditions, team_id }: Draft): string =>
  JSON.stringify([team_id, CONDITION_KINDS.map((kind) => conditions[kind] ?? null)])

export function isSentenceWhole({ conditions, team_id }: Draft): boolean {
  const kinds = kindsIn(conditions)
  return team_id !== null && kinds.length > 0 && kinds.every((kind) => isFilled(conditions, kind))
}

/** The list with one moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(Math.max(0, Math.min(rest.length, to)), 0, ...list.slice(from, from + 1))
}
