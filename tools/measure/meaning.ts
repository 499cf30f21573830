/**
 * What is understood of texts beside language and sentiment, by the rules and by heads that never saw the text they answer:
 * our own texts in five parts, each answered by a head trained on the other four. The folder is that of the labelled texts,
 * tools/train/own-texts/labelled.
 */
import { compileTerms } from '#areas/understanding/compile-terms.ts'
import { evidenceIn } from '#areas/understanding/evidence.ts'
import { readFeelings } from '#areas/understanding/feelings.ts'
import { foundIn } from '#areas/understanding/grounds.ts'
import { calibrationError } from '#areas/understanding/learned/calibration.ts'
import { HEARD_TOPICS } from '#areas/understanding/learned/columns.ts'
import type { Objective } from '#areas/understanding/schema.ts'
import { sentimentOf } from '#areas/understanding/sentiment.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { readByRules, readShares, type Understood } from '#areas/understanding/understood.ts'
import type { Measure } from '../measure.ts'
import { type Labelled, labelledTexts } from '../train/labelled.ts'
import { answersApart, lessonsOf, surenessApart, sureShares } from '../train/meaning.ts'
import { percent } from './reading/folders.ts'

interface Read {
  wanted: Labelled
  said: Pick<Understood, 'urgency' | 'is_question' | 'is_spam'> & {
    topics: readonly { topic: string; confidence: number }[]
    objective: { objective: Objective; confidence: number }
  }
}

const terms = compileTerms({ topics: [] })

function byRules(wanted: Labelled): Read {
  const tokens = tokenize(wanted.text)
  const language = { language: wanted.language, confidence: 1 }
  const sentiment = sentimentOf(tokens, wanted.language)
  return { wanted, said: readByRules(tokens, { hits: evidenceIn(tokens, terms), language, sentiment }) }
}

function byHeads(texts: readonly Labelled[]): Read[] {
  const answers = answersApart(lessonsOf(texts))
  const sureness = surenessApart(answers)
  return texts.map((wanted, at) => {
    const { plain } = answers[at] as (typeof answers)[number]
    const tokens = tokenize(wanted.text)
    const known = {
      language: { language: wanted.language, confidence: 1 },
      felt: readFeelings(tokens, wanted.language),
    }
    const found = foundIn(tokens, evidenceIn(tokens, terms), known)
    return { wanted, said: readShares(sureShares(plain.points, sureness(at)), found) }
  })
}

const share = (reads: readonly Read[], is: (read: Read) => boolean) => percent(reads.filter(is).length, reads.length)

/** Of one yes or no: how many of those said were so, how many that were so were said, and both in one. */
function found(reads: readonly Read[], wanted: (read: Read) => boolean, said: (read: Read) => boolean) {
  const both = reads.filter((read) => wanted(read) && said(read)).length
  const precision = percent(both, reads.filter(said).length)
  const recall = percent(both, reads.filter(wanted).length)
  return { precision, recall, f1: Number(((2 * precision * recall) / Math.max(1e-9, precision + recall)).toFixed(2)) }
}

const topicsIn = ({ topics }: Labelled) => topics.filter((topic) => topic !== 'spam')
const named = (read: Read, topic: string) => read.said.topics.some((each) => each.topic === topic)

function topicF1(reads: readonly Read[]): number {
  const each = HEARD_TOPICS.map(
    (topic) =>
      found(
        reads,
        ({ wanted }) => wanted.topics.includes(topic),
        (read) => named(read, topic),
      ).f1,
  )
  return Number((each.reduce((sum, f1) => sum + f1, 0) / each.length).toFixed(2))
}

/** The first topic is one of those it has, or it has none and none was said. */
function firstIsRight({ wanted, said }: Read): boolean {
  const first = said.topics[0]?.topic
  const topics: readonly string[] = wanted.topics
  return first === undefined ? topics.length === 0 : topics.includes(first)
}

/** The inbox calls a post urgent from here on. */
const URGENT = 0.6
/** Where on the scale each of our four steps lies. */
const STEPS = [0, 0.35, 0.8, 1] as const
const stepOf = (urgency: number) =>
  STEPS.findLastIndex((step, at) => at === 0 || urgency >= (step + (STEPS[at - 1] ?? 0)) / 2)

function figuresOf(reads: readonly Read[]): Record<string, number> {
  const sure = (answers: readonly { share: number; right: boolean }[]) =>
    Number((100 * calibrationError(answers)).toFixed(2))
  const apart = reads.map(({ wanted, said }) => Math.abs(stepOf(said.urgency) - wanted.urgency))
  const urgent = found(
    reads,
    ({ wanted }) => wanted.urgency >= 2,
    ({ said }) => said.urgency >= URGENT,
  )
  const spam = found(
    reads,
    ({ wanted }) => wanted.is_spam,
    ({ said }) => said.is_spam,
  )
  const asks = found(
    reads,
    ({ wanted }) => wanted.is_question,
    ({ said }) => said.is_question,
  )
  return {
    topic_macro_f1: topicF1(reads),
    first_topic: share(reads, firstIsRight),
    topic_ece: sure(
      reads.flatMap(({ wanted, said }) =>
        said.topics.map(({ topic, confidence }) => ({
          share: confidence,
          right: (wanted.topics as string[]).includes(topic),
        })),
      ),
    ),
    nothing_named: share(
      reads.filter(({ wanted }) => topicsIn(wanted).length === 0),
      ({ said }) => said.topics.every(({ topic }) => topic === 'spam'),
    ),
    objective: share(reads, ({ wanted, said }) => wanted.objective === said.objective.objective),
    objective_ece: sure(
      reads.map(({ wanted, said: { objective } }) => ({
        share: objective.confidence,
        right: wanted.objective === objective.objective,
      })),
    ),
    urgency_mean_error: Number((apart.reduce((sum, one) => sum + one, 0) / apart.length).toFixed(3)),
    urgency_within_one: percent(apart.filter((one) => one <= 1).length, apart.length),
    urgent_f1: urgent.f1,
    question_f1: asks.f1,
    spam_precision: spam.precision,
    spam_recall: spam.recall,
  }
}

export const measure: Measure = (folder) => {
  const texts = labelledTexts(folder)
  const reads = { rules: texts.map(byRules), heads: byHeads(texts) }
  const languages = ['all', ...new Set(texts.map(({ language }) => language))]
  for (const language of languages)
    for (const [by, all] of Object.entries(reads)) {
      const own = all.filter(({ wanted }) => language === 'all' || wanted.language === language)
      const figures = Object.entries(figuresOf(own)).map(([name, value]) => `${name} ${value}`)
      process.stdout.write(`${language}, ${own.length} texts, ${by}: ${figures.join(', ')}\n`)
    }
  return figuresOf(reads.heads)
}
