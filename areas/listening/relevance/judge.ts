/**
 * What a monitor has learned to leave out, ready to be asked. Plain data goes in, since a large batch is understood in a
 * thread beside us. A monitor that was taught nothing is not in it and costs nothing.
 */
import { answer, type Learner } from '#areas/understanding/learned/learner.ts'
import { type LearnerState, learnerOf } from '#areas/understanding/learned/learner-state.ts'
import { type Sight, sightOf } from '#areas/understanding/learned/sight.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import type { Match } from '../match.ts'

export interface Learned {
  monitor_id: string
  state: LearnerState
  threshold: number
  irrelevant: number
}

/** By monitor. */
export type Judges = ReadonlyMap<string, { learner: Learner; threshold: number; irrelevant: number; of: Learned }>

/** The place of each in a learner's labels. */
export const LABELS = ['relevant', 'irrelevant'] as const
export const IRRELEVANT = 1

/** `before`: those that are replaced, of which is taken over what is the same. */
export const judgesOf = (learned: readonly Learned[], before?: Judges): Judges =>
  new Map(
    learned.map((of) => {
      const known = before?.get(of.monitor_id)
      if (known?.of === of) return [of.monitor_id, known]
      const { threshold, irrelevant } = of
      return [of.monitor_id, { learner: learnerOf(of.state), threshold, irrelevant, of }]
    }),
  )

/** Says of each match that is surely not about its monitor how many marks it is like. */
export function judged(judges: Judges, matches: Match[], tokens: Tokens): Match[] {
  if (judges.size === 0 || !matches.some(({ monitor_id }) => judges.has(monitor_id))) return matches
  const sight = sightOf(tokens)
  return matches.map((match) => {
    const judge = judges.get(match.monitor_id)
    return judge && isSure(judge, sight) ? { ...match, unlike: judge.irrelevant } : match
  })
}

const isSure = ({ learner, threshold }: { learner: Learner; threshold: number }, sight: Sight): boolean =>
  (answer(learner, sight).shares[IRRELEVANT] ?? 0) >= threshold
