/** What was taught, asked of a post: where it says something else than what ships, it is believed. */
import { softmax } from '../learned/head.ts'
import { answer } from '../learned/learner.ts'
import { coreOf, type Sight, sightOf } from '../learned/sight.ts'
import { wordsFor } from '../learned/words-for.ts'
import { objectiveOf } from '../objective.ts'
import { type Objective, type Reading, SENTIMENTS, type Sentiment } from '../schema.ts'
import type { Tokens } from '../tokens.ts'
import { pointsBefore, type ReadingKind } from './before.ts'
import { headOf, NO_TOPIC, notesOf, type Points } from './kinds.ts'
import { likestTopics, pointsOfMemory, SAYS } from './memory.ts'
import { headFor, type Taught, type TaughtKind } from './taught.ts'
import { SURE_ENOUGH } from './thresholds.ts'

/** What was learned of the teams for one post; who routes adds what the table says. */
export interface Placing {
  labels: readonly string[]
  points: readonly number[]
  temperature: number
  corrected: Readonly<Record<string, number>>
  thresholds: Readonly<Record<string, number>>
  /** The words that speak most for each label, the loudest first. */
  words: Readonly<Record<string, readonly string[]>>
}

export interface AsTaught {
  reading: Reading
  placing: Placing | null
}

const NONE: ReadonlySet<string> = new Set()

interface Seen {
  off: ReadonlySet<string>
  tokens: Tokens
  sight: Sight
  core: Sight
}

interface Said {
  reading: Reading
  author_id: string
  /** Topics that are switched off here: no lesson gives them either. */
  off?: ReadonlySet<string>
}

export function asTaught(taught: Taught, tokens: Tokens, said: Said): AsTaught {
  if (taught.nth === 0) return { reading: said.reading, placing: null }
  const { author_id, reading, off } = said
  const topics = reading.topics.map(({ topic }) => topic)
  const notes = notesOf({ topics, author_id, last: taught.last_teams.get(author_id) })
  const seen: Seen = {
    tokens,
    off: off ?? NONE,
    sight: sightOf(tokens, { notes, everyday: taught.everyday }),
    core: coreOf(tokens, taught.everyday),
  }
  const { team } = taught.kinds
  return {
    reading: readAgain(taught, seen, reading),
    placing: team ? placingOf(taught, team, seen) : null,
  }
}

function readAgain(taught: Taught, seen: Seen, reading: Reading): Reading {
  const model_version = `${reading.model_version}+taught-${taught.nth}`
  if (reading.is_spam) return { ...reading, model_version }
  const asked = (kind: ReadingKind) => otherThan(taught.kinds[kind], seen, pointsBefore(kind, reading))
  const [sentiment, said, objective] = [asked('sentiment'), asked('topic'), asked('objective')]
  const topic = said && seen.off.has(said.label) ? null : said
  const felt = sentiment ? feltAs(reading, sentiment) : reading
  const about = topic ? about_(felt, topic) : felt
  const whole = aboutAll(taught.kinds.topic, seen, { reading: about, first: topic?.label })
  const isOther = whole.topics[0]?.topic !== reading.topics[0]?.topic
  const meant = sentiment || topic || isOther ? { ...whole, ...objectiveAgain(whole) } : whole
  return { ...(objective ? meantAs(meant, objective) : meant), model_version }
}

interface Other {
  label: string
  share: number
  shares: Readonly<Record<string, number>>
}

/** What is now likelier than what ships said; null where that stays the likeliest. */
function otherThan(of: TaughtKind | undefined, { sight, core }: Seen, before: Points): Other | null {
  if (!of) return null
  const { learner } = of
  const { label, shares } = answer(learner, sight, headFor(of, core, before))
  const first = Object.entries(before).reduce((most, one) => (one[1] > most[1] ? one : most))[0]
  const name = learner.labels[label] as string
  if (name === first) return null
  return {
    label: name,
    share: shares[label] as number,
    shares: Object.fromEntries(learner.labels.map((each, at) => [each, shares[at] as number])),
  }
}

const rounded = (share: number) => Math.round(share * 10_000) / 10_000

function feltAs(reading: Reading, { label, shares }: Other): Reading {
  const [negative, , positive] = SENTIMENTS.map((each) => shares[each] ?? 0) as [number, number, number]
  return { ...reading, sentiment: rounded(positive - negative), sentiment_label: label as Sentiment }
}

function about_(reading: Reading, { label, share }: Other): Reading {
  if (label === NO_TOPIC) return { ...reading, topics: [] }
  const others = reading.topics.filter(({ topic }) => topic !== label)
  const weaker = others.map((one) => ({ ...one, confidence: rounded(Math.min(one.confidence, 1 - share)) }))
  return { ...reading, topics: [{ topic: label, confidence: rounded(share), sentiment: reading.sentiment }, ...weaker] }
}

const TOPICS_MOST = 4
/** Texts that are nearly half alike outweigh what was read or was not: log(0.9 / 0.1). */
const OUTWEIGHS = 2.2

/**
 * Beside what it is about first: what people added to the posts most like it is added, and what they took away is
 * not given again, unless `first` was just learned.
 */
function aboutAll(
  of: TaughtKind | undefined,
  { core, off }: Seen,
  { reading, first }: { reading: Reading; first: string | undefined },
): Reading {
  if (!of) return reading
  const said = likestTopics(of.memory, core)
  if (said.size === 0) return reading
  const points = (topic: string) => SAYS * (said.get(topic) ?? 0)
  const kept = reading.topics.filter(({ topic }) => topic === first || points(topic) > -OUTWEIGHS)
  const most = kept[0]?.confidence ?? 1
  const more = [...said.keys()]
    .filter((topic) => points(topic) > OUTWEIGHS && !off.has(topic) && kept.every((one) => one.topic !== topic))
    .sort((a, b) => points(b) - points(a))
    .slice(0, Math.max(0, TOPICS_MOST - kept.length))
    .map((topic) => ({
      topic,
      confidence: rounded(Math.min(most, 1 / (1 + Math.exp(OUTWEIGHS - points(topic))))),
      sentiment: reading.sentiment,
    }))
  if (more.length === 0 && kept.length === reading.topics.length) return reading
  return { ...reading, topics: [...kept, ...more] }
}

function objectiveAgain({ topics, sentiment: score, is_question }: Reading) {
  const { objective, confidence } = objectiveOf({ topics, score, is_question })
  return { objective, objective_confidence: rounded(confidence) }
}

const meantAs = (reading: Reading, { label, share }: Other): Reading => ({
  ...reading,
  objective: label as Objective,
  objective_confidence: rounded(share),
})

const WORDS_SHOWN = 3

function placingOf(
  { thresholds }: Taught,
  { learner, memory, corrected }: TaughtKind,
  { sight, core, tokens }: Seen,
): Placing {
  const { points } = answer(learner, sight, pointsOfMemory(memory, core, learner.labels))
  const shares = softmax(points, learner.temperature)
  // Only those that may win are asked for their words.
  const words = learner.labels.flatMap((label, at) =>
    (shares[at] as number) > 1 / learner.labels.length
      ? [[label, wordsFor(learner, tokens, label).slice(0, WORDS_SHOWN)] as const]
      : [],
  )
  return {
    labels: learner.labels,
    points,
    temperature: learner.temperature,
    corrected,
    thresholds,
    words: Object.fromEntries(words),
  }
}

/** The likeliest label, how likely it is, and from which share on it is believed. */
export function placedBy(placing: Placing, before: Points): Other & { sure: boolean } {
  const head = headOf(placing.labels, before)
  const shares = softmax(
    placing.points.map((point, at) => point + (head[at] as number)),
    placing.temperature,
  )
  const best = shares.indexOf(Math.max(...shares))
  const [label, share] = [placing.labels[best] as string, shares[best] as number]
  return {
    label,
    share,
    shares: Object.fromEntries(placing.labels.map((each, at) => [each, shares[at] as number])),
    sure: share >= (placing.thresholds[label] ?? SURE_ENOUGH),
  }
}
