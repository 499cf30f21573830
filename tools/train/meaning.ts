/** How the meaning head is taught: what it sees of our texts, what it should answer, and how sure it may be. */
import { compileTerms } from '#areas/understanding/compile-terms.ts'
import { evidenceIn } from '#areas/understanding/evidence.ts'
import { readFeelings } from '#areas/understanding/feelings.ts'
import { foundIn, GROUNDS, tellGrounds } from '#areas/understanding/grounds.ts'
import {
  COLUMN_NAMES,
  HEARD_TOPICS,
  OBJECTIVE_COLUMNS,
  QUESTION_COLUMN,
  SPAM_COLUMN,
  TOPIC_COLUMNS,
  URGENCY_COLUMNS,
} from '#areas/understanding/learned/columns.ts'
import { featuresOfWord } from '#areas/understanding/learned/features.ts'
import { softmax } from '#areas/understanding/learned/head.ts'
import { OBJECTIVES } from '#areas/understanding/schema.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { seeded } from '#platform/chance.ts'
import type { Labelled } from './labelled.ts'
import { type Many, type Plan, pointsOf, sigmoid, type Taught, trainMany } from './many.ts'
import { roughened } from './roughen.ts'

export const PLAN: Plan = {
  bits: 14,
  columns: COLUMN_NAMES.length,
  grounds: GROUNDS.length,
  together: OBJECTIVE_COLUMNS,
  epochs: 10,
  rate: 0.15,
  ground_rate: 1,
  seed: 1,
}

const terms = compileTerms({ topics: [] })

/** How often each text is also taught as it would stand on a network. */
const ROUGHENED = 2

/** A text as it was written, and behind it in its other forms. */
export type Lesson = Taught[]

export function lessonsOf(texts: readonly Labelled[]): Lesson[] {
  const chance = seeded(PLAN.seed)
  return texts.map((labelled) => {
    const rough = Array.from({ length: ROUGHENED }, () => ({ ...labelled, text: roughened(labelled.text, chance) }))
    return taughtOf([labelled, ...rough])
  })
}

function taughtOf(texts: readonly Labelled[]): Taught[] {
  const grounds = new Float64Array(GROUNDS.length)
  return texts.map((labelled) => {
    const tokens = tokenize(labelled.text)
    const felt = readFeelings(tokens, labelled.language)
    const language = { language: labelled.language, confidence: 1 }
    tellGrounds(grounds, tokens, foundIn(tokens, evidenceIn(tokens, terms), { language, felt }))
    return {
      features: Uint32Array.from(tokens.words.flatMap(featuresOfWord)),
      grounds: Float32Array.from(grounds),
      wanted: wantedOf(labelled),
    }
  })
}

function wantedOf({ topics, objective, urgency, is_question, is_spam }: Labelled): Uint8Array {
  const wanted = new Uint8Array(COLUMN_NAMES.length)
  for (const topic of topics) if (topic !== 'spam') wanted[TOPIC_COLUMNS[0] + HEARD_TOPICS.indexOf(topic)] = 1
  wanted[OBJECTIVE_COLUMNS[0] + OBJECTIVES.indexOf(objective)] = 1
  for (let level = 1; level <= urgency; level += 1) wanted[URGENCY_COLUMNS[0] + level - 1] = 1
  if (is_question) wanted[QUESTION_COLUMN] = 1
  if (is_spam) wanted[SPAM_COLUMN] = 1
  return wanted
}

/** What a column adds and is divided by, so that a share is how often it is right. */
export interface Sureness {
  offset: number
  temperature: number
}

export interface Answer {
  points: Float32Array
  wanted: Uint8Array
}

/** What was answered to a text as it was written, and to it in each form that is taught. */
export interface Answers {
  plain: Answer
  all: Answer[]
}

const FOLDS = 5

/** Every text answered by a head that was trained without it. */
export function answersApart(lessons: readonly Lesson[]): Answers[] {
  const answers: Answers[] = Array(lessons.length)
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const many = trainMeaning(lessons.filter((_, at) => at % FOLDS !== fold))
    for (let at = fold; at < lessons.length; at += FOLDS) {
      const all = (lessons[at] as Lesson).map((text) => ({ points: pointsOf(text, many, PLAN), wanted: text.wanted }))
      answers[at] = { plain: all[0] as Answer, all }
    }
  }
  return answers
}

/** For each text, from the answers in the other parts: so that what is measured was not fitted on. */
export function surenessApart(answers: readonly Answers[]): (at: number) => Sureness[] {
  const each = Array.from({ length: FOLDS }, (_, fold) => surenessOf(answers.filter((_, at) => at % FOLDS !== fold)))
  return (at) => each[at % FOLDS] ?? []
}

/** Columns of one kind are set right together: each alone has too few texts. */
const KINDS = [
  TOPIC_COLUMNS,
  ...[0, 1, 2].map((level) => [URGENCY_COLUMNS[0] + level, URGENCY_COLUMNS[0] + level + 1] as const),
  [QUESTION_COLUMN, QUESTION_COLUMN + 1],
  [SPAM_COLUMN, SPAM_COLUMN + 1],
] as const

const TEMPERATURES = Array.from({ length: 24 }, (_, nth) => 0.5 * 1.1 ** nth)
const OFFSETS = Array.from({ length: 21 }, (_, nth) => (nth - 10) * 0.1)

/** Strangers write unlike us: of complaints to airlines, which nothing was trained on, a head set right on our texts alone boasts. */
const CAUTION = 1.2

/** For each column, from answers that were given before the truth was known. */
export function surenessOf(given: readonly Answers[]): Sureness[] {
  const answers = given.flatMap(({ all }) => all)
  const each: Sureness[] = COLUMN_NAMES.map(() => ({ offset: 0, temperature: 1 }))
  const [from, end] = OBJECTIVE_COLUMNS
  const together = {
    offset: 0,
    temperature: least(TEMPERATURES, (temperature) => surpriseTogether(answers, temperature)),
  }
  each.fill(together, from, end)
  for (const [first, behind] of KINDS) each.fill(alone(answers, [first, behind]), first, behind)
  for (let column = TOPIC_COLUMNS[0]; column < TOPIC_COLUMNS[1]; column += 1) {
    const { offset, temperature } = each[column] as Sureness
    each[column] = { offset, temperature: CAUTION * temperature }
  }
  return each
}

function surpriseTogether(answers: readonly Answer[], temperature: number): number {
  const [from, end] = OBJECTIVE_COLUMNS
  let sum = 0
  for (const { points, wanted } of answers)
    sum -= Math.log(softmax([...points.subarray(from, end)], temperature)[wanted.indexOf(1, from) - from] ?? 1)
  return sum
}

function alone(answers: readonly Answer[], [first, behind]: readonly [number, number]): Sureness {
  const surprise = ({ offset, temperature }: Sureness) => {
    let sum = 0
    for (const { points, wanted } of answers)
      for (let column = first; column < behind; column += 1) {
        const share = sigmoid(((points[column] as number) + offset) / temperature)
        sum -= Math.log(Math.max(1e-9, wanted[column] === 1 ? share : 1 - share))
      }
    return sum
  }
  const tried = TEMPERATURES.flatMap((temperature) => OFFSETS.map((offset) => ({ offset, temperature })))
  return least(tried, surprise)
}

function least<T>(tried: readonly T[], surprise: (one: T) => number): T {
  let best = { one: tried[0] as T, surprise: Number.POSITIVE_INFINITY }
  for (const one of tried) {
    const own = surprise(one)
    if (own < best.surprise) best = { one, surprise: own }
  }
  return best.one
}

/** The shares of an answer, as the head that ships gives them. */
export function sureShares(points: Float32Array, sureness: readonly Sureness[]): Float64Array {
  const [from, end] = OBJECTIVE_COLUMNS
  const shares = Float64Array.from(points, (point, column) => {
    const { offset, temperature } = sureness[column] as Sureness
    return sigmoid((point + offset) / temperature)
  })
  shares.set(softmax([...points.subarray(from, end)], sureness[from]?.temperature), from)
  return shares
}

/** Trained with all of them. */
export const trainMeaning = (lessons: readonly Lesson[]): Many => trainMany(lessons.flat(), PLAN)
