/**
 * Makes a judge of what people marked. What nobody marked stands for what is about the monitor, but for what looks more like
 * the marks: somebody may not have come to it yet. How sure is sure is found on texts that the judge had not met.
 */
import { answer, type Learner, newLearner } from '#areas/understanding/learned/learner.ts'
import { stateOf } from '#areas/understanding/learned/learner-state.ts'
import { takeLessons } from '#areas/understanding/learned/lessons.ts'
import { type Sight, sightOf } from '#areas/understanding/learned/sight.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { IRRELEVANT, LABELS, type Learned } from './judge.ts'

export interface Said {
  title: string | null
  text: string
}

export interface Examples {
  /** Each marked by a person. */
  irrelevant: readonly Said[]
  relevant: readonly Said[]
  /** Heard, and nobody said anything of them. */
  unmarked: readonly Said[]
}

export const IRRELEVANT_LEAST = 3
const OTHERS_LEAST = 3
/** A few thousand words: a row for each that was met is enough. */
const BITS = 14
const SURE = 0.85
/** What nobody marked and is as likely as not one more of the marked is no example of anything. */
const DOUBTFUL = 0.5

/** Null where too little was said to tell one from the other. */
export function judgeOf({ irrelevant, relevant, unmarked }: Examples): Omit<Learned, 'monitor_id'> | null {
  if (irrelevant.length < IRRELEVANT_LEAST) return null
  const not = irrelevant.map(sightIn)
  const about = relevant.map(sightIn)
  const heard = unmarked.map(sightIn)
  const likely = crossed(not, [...about, ...heard])
  const kept = heard.filter((_, nth) => (likely[about.length + nth] ?? 0) <= DOUBTFUL)
  const others = [...about, ...kept]
  if (others.length < OTHERS_LEAST) return null
  const highest = Math.max(...crossed(not, others))
  const threshold = Math.max(SURE, Math.min(0.995, highest + (1 - highest) / 2))
  return { state: stateOf(taught(not, others)), threshold, irrelevant: irrelevant.length }
}

const sightIn = ({ text, title }: Said): Sight => sightOf(tokenize(text, title))

function taught(not: readonly Sight[], about: readonly Sight[]): Learner {
  const learner = newLearner(LABELS, BITS)
  const of = (sights: readonly Sight[], label: number) => sights.map((sight) => ({ sight, label }))
  takeLessons(learner, [...of(about, 0), ...of(not, IRRELEVANT)])
  return learner
}

/** How irrelevant each of the others is, by a judge that met all the marks and the other half of them. */
function crossed(not: readonly Sight[], others: readonly Sight[]): number[] {
  const half = (which: number) => others.filter((_, nth) => nth % 2 === which)
  const halves = [taught(not, half(1)), taught(not, half(0))]
  return others.map((sight, nth) => answer(halves[nth % 2] as Learner, sight).shares[IRRELEVANT] ?? 0)
}
