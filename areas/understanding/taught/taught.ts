/**
 * What a workspace has taught us: a learner for each kind of thing that people put right, on top of what ships. It is made of
 * lessons alone, in their order, so that every process that took the same lessons says the same.
 */
import { seededBelow } from '#platform/chance.ts'
import { improve, type Learner, learn, newLearner, withLabels } from '../learned/learner.ts'
import type { Sight } from '../learned/sight.ts'
import { headOf, type Kind, type Points } from './kinds.ts'
import { emptyMemory, type Memory, pointsOfMemory, remember, type TopicsSaid } from './memory.ts'
import { thresholdsOf } from './thresholds.ts'

export interface TaughtLesson {
  /** Its place in the order; the first is 1. */
  nth: number
  kind: Kind
  label: string
  /** What was said before it was taught. */
  before: Points
  /** Nobody corrected it: somebody worked with it as it was. */
  confirmed: boolean
  author_id: string
  /** Its words that stand in many posts of this house. */
  everyday: readonly string[]
  sight: Sight
  /** What it is about; see `coreOf`. */
  core: Sight
  /** Of a topic: all that it is about since, and what it is not. */
  topics?: TopicsSaid | undefined
}

/** What was taught of one kind. */
export interface TaughtKind {
  learner: Learner
  memory: Memory
  /** How many corrections named a label. */
  corrected: Record<string, number>
}

/** Plain data: a thread beside us is given the same. */
export interface Taught {
  /** The last lesson that was taken. */
  nth: number
  kinds: Partial<Record<Kind, TaughtKind>>
  /** From which share on a team is believed. */
  thresholds: Record<string, number>
  /** Where who wrote to us was sent last. */
  last_teams: Map<string, string>
  /** Words that are everyday in this house. */
  everyday: Set<string>
}

export const nothingTaught = (): Taught => ({
  nth: 0,
  kinds: {},
  thresholds: {},
  last_teams: new Map(),
  everyday: new Set(),
})

const BITS: Readonly<Record<Kind, number>> = { sentiment: 16, objective: 15, topic: 15, team: 16 }
/** A confirmation is no more than silence. */
const CONFIRMED_WEIGHT = 0.3
/** Earlier lessons that are gone through beside each new one, so that what was learned is not forgotten. */
const REHEARSED = 4

/** `earlier`: what may be rehearsed; of the same kind are chosen. */
export function take(taught: Taught, lesson: TaughtLesson, earlier: readonly TaughtLesson[]): void {
  const of = ofKind(taught, lesson)
  learn(of.learner, lesson.sight, { ...takenOf(of.learner, lesson), head: headFor(of, lesson.core, lesson.before) })
  rehearse(of.learner, lesson, earlier)
  note(taught, of, lesson)
  if (lesson.kind === 'team') taught.thresholds = thresholdsOf(of.learner)
}

/** What a learner is given of a lesson. */
export function takenOf({ labels }: Learner, { label, before, confirmed }: TaughtLesson) {
  const weight = confirmed ? CONFIRMED_WEIGHT : 1
  return { label: labels.indexOf(label), head: headOf(labels, before), weight }
}

/** What is remembered of a lesson beside what was learned. */
export function note(taught: Taught, of: TaughtKind, lesson: TaughtLesson): void {
  const { kind, label, core, topics, confirmed, nth } = lesson
  remember(of.memory, label, { ...core, topics })
  for (const word of lesson.everyday) taught.everyday.add(word)
  if (!confirmed) of.corrected[label] = (of.corrected[label] ?? 0) + 1
  if (kind === 'team') noteTeam(taught.last_teams, lesson)
  taught.nth = nth
}

const AUTHORS_MOST = 50_000

function noteTeam(last_teams: Map<string, string>, { author_id, label }: TaughtLesson): void {
  last_teams.delete(author_id)
  last_teams.set(author_id, label)
  const [oldest] = last_teams.keys()
  if (last_teams.size > AUTHORS_MOST && oldest !== undefined) last_teams.delete(oldest)
}

/** What was taught of its kind so far, with its labels. */
export function ofKind(taught: Taught, { kind, label, before }: TaughtLesson): TaughtKind {
  const labels = [...new Set([...Object.keys(before).sort(), label])]
  const known = taught.kinds[kind]
  if (known) known.learner = withLabels(known.learner, labels)
  return (taught.kinds[kind] ??= {
    learner: newLearner(atLeastTwo(labels), BITS[kind]),
    memory: emptyMemory(),
    corrected: {},
  })
}

const atLeastTwo = (labels: string[]) => (labels.length > 1 ? labels : [...labels, ''])

/** What was said before anybody taught us, and what the lessons that are most like it say. */
export function headFor({ learner: { labels }, memory }: TaughtKind, core: Sight, before: Points): number[] {
  const remembered = pointsOfMemory(memory, core, labels)
  return headOf(labels, before).map((point, at) => point + (remembered[at] as number))
}

function rehearse(learner: Learner, { kind, nth }: TaughtLesson, earlier: readonly TaughtLesson[]): void {
  const same = earlier.filter((one) => one.kind === kind)
  if (same.length === 0) return
  const below = seededBelow(nth)
  for (let times = 0; times < REHEARSED; times += 1) {
    const one = same[below(same.length)] as TaughtLesson
    improve(learner, one.sight, takenOf(learner, one))
  }
}
