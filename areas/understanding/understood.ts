/**
 * What a post is about, what answering it is for, how pressing it is, whether it asks and whether it is spam. In the languages
 * that the meaning head has learned it decides, and the rules are one voice that it hears; in any other they decide alone.
 * What a workspace added is found by its own terms everywhere.
 */
import type { Hit } from './evidence.ts'
import { type Found, foundIn } from './grounds.ts'
import type { LanguageReading } from './language.ts'
import {
  columnOfTopic,
  HEARD_TOPICS,
  OBJECTIVE_COLUMNS,
  QUESTION_COLUMN,
  SPAM_COLUMN,
  TOPIC_COLUMNS,
  URGENCY_COLUMNS,
} from './learned/columns.ts'
import { MEANING_LANGUAGES, meaningOf } from './learned/meaning.ts'
import { type ObjectiveReading, objectiveOf } from './objective.ts'
import type { Question } from './question.ts'
import { OBJECTIVES, type Objective, type TopicReading } from './schema.ts'
import type { SentimentReading } from './sentiment.ts'
import { SPAM_FROM } from './spam.ts'
import type { Tokens } from './tokens.ts'
import { isOwn, NAMED_FROM, type Named, namedTopics, ruledNamed, ruledTopics } from './topics.ts'
import { urgencyOf } from './urgency.ts'

export interface Understood {
  topics: TopicReading[]
  objective: ObjectiveReading
  urgency: number
  is_question: boolean
  /** Where the rules see it asked. */
  asks: Question | null
  is_spam: boolean
  /** Whether the meaning head decided. */
  by_head: boolean
}

interface Known {
  hits: readonly Hit[]
  language: LanguageReading
  sentiment: SentimentReading
  /** Topics that are switched off here. */
  off?: ReadonlySet<string>
}

export function understood(tokens: Tokens, known: Known): Understood {
  const { hits, language, sentiment } = known
  const felt = { score: sentiment.felt, feelings: sentiment.feelings }
  const found = foundIn(tokens, hits, { language, felt })
  const learned = MEANING_LANGUAGES.has(language.language) && saysEnough(found)
  return learned ? byHead(tokens, known, found) : byRules(tokens, known, found)
}

/** 'Well' could be anything, and a head that must answer would be sure of it. */
const saysEnough = ({ counts, hits }: Found) => counts.word > 2 || (counts.word > 0 && hits.length > 0)

/** From here on it is spam: of 47 that a head which had not seen them took for it, two were not; from 0.6 on, eleven of 64. */
const SPAM_SURE = 0.8
const ASKS_FROM = 0.5
const ASKS_BY_RULE_FROM = 0.35
/** A term that hardly means anything else names its topic, but not surely. */
const RULES_SAY = 0.6

function byHead(tokens: Tokens, known: Known, found: Found): Understood {
  const read = readShares(meaningOf(tokens, found), found)
  const asks = read.is_question ? found.asks : null
  const topics = read.is_spam ? read.topics : allowed(withOwn(read.topics, known), known)
  return { ...read, topics: namedTopics(topics, tokens, known), asks, by_head: true }
}

/** What the shares of the head come to. The rules keep a vote, since strangers write unlike the texts that it learned. */
export function readShares(shares: Float64Array, found: Found) {
  const { ruled, asks } = found
  const spam = spamIn(shares[SPAM_COLUMN] as number, found)
  const is_question = (shares[QUESTION_COLUMN] as number) >= (asks === null ? ASKS_FROM : ASKS_BY_RULE_FROM)
  if (spam >= SPAM_SURE) return { ...asSpam(spam), is_question }
  for (const { topic, confidence } of ruled) {
    const column = columnOfTopic(topic)
    shares[column] = Math.max(RULES_SAY * confidence, shares[column] as number)
  }
  return {
    topics: heardTopics(shares),
    objective: heardObjective(shares),
    urgency: heardUrgency(shares),
    is_question,
    is_spam: false,
  }
}

/**
 * Who speaks to somebody and leads nowhere ('@acme follow me, I cannot message you') wants something of them, so the head alone calls
 * it no spam: of 11,261 tweets to airlines it did 46, nearly all of them of that kind. What the rules find is spam all the same.
 */
function spamIn(heard: number, { spam_points, speaks_to_somebody }: Found): number {
  if (spam_points >= SPAM_FROM) return Math.max(RULED_SPAM, heard)
  return speaks_to_somebody ? 0 : heard
}

/** How much a topic that is certain takes from another: of complaints with two topics the first is the annotators' one less often. */
const RIVALRY = 0.3

/** Named by how likely each is; how sure it is that the post goes by this one falls with the strongest of the others. */
function heardTopics(shares: Float64Array): Named[] {
  let [most, second] = [0, 0]
  for (let at = 0; at < HEARD_TOPICS.length; at += 1) {
    const share = shares[TOPIC_COLUMNS[0] + at] as number
    if (share > most) [most, second] = [share, most]
    else if (share > second) second = share
  }
  const topics: Named[] = []
  for (let at = 0; most >= NAMED_FROM && at < HEARD_TOPICS.length; at += 1) {
    const share = shares[TOPIC_COLUMNS[0] + at] as number
    if (share < NAMED_FROM) continue
    const rival = share === most ? second : most
    topics.push({ topic: HEARD_TOPICS[at] as string, confidence: share * (1 - RIVALRY * rival) })
  }
  return topics
}

/** No head has learned those of the workspace: where its rules put one before a topic of ours, it stays before it. */
function withOwn(heard: readonly Named[], { hits, language, sentiment }: Known): readonly Named[] {
  if (!hits.some(isOwn)) return heard
  const names = new Set(hits.filter(isOwn).map(({ term }) => term.label))
  const ruled = ruledTopics(hits, { language, score: sentiment.score })
  const own = ruled.filter(({ topic, confidence }) => names.has(topic) && confidence >= NAMED_FROM)
  const behind = ({ topic, confidence }: Named): Named => {
    const by_rule = ruled.find((each) => each.topic === topic)?.confidence ?? 0
    const before = own.filter((each) => each.confidence > by_rule).map((each) => each.confidence)
    return { topic, confidence: Math.min(confidence, ...before.map((each) => each - JUST_BEHIND)) }
  }
  // A topic that ships and was given words here is heard by both; the surer one counts.
  const both = own.map((one) => ({
    ...one,
    confidence: Math.max(one.confidence, heard.find(({ topic }) => topic === one.topic)?.confidence ?? 0),
  }))
  return [...heard.filter(({ topic }) => own.every((one) => one.topic !== topic)).map(behind), ...both]
}

/** None that is switched off, nor one for which nothing speaks beside the words that were left out. */
function allowed(named: readonly Named[], { hits, off }: Known): readonly Named[] {
  const denied = hits.filter(({ term }) => term.speaks_for === 'not_topic')
  if (denied.length === 0 && !off?.size) return named
  return named.filter(({ topic }) => {
    const without = denied.filter(({ term }) => term.label === topic)
    return !off?.has(topic) && (without.length === 0 || hits.some((hit) => speaksBeside(hit, topic, without)))
  })
}

const speaksBeside = ({ term, first, last }: Hit, topic: string, denied: readonly Hit[]): boolean =>
  term.speaks_for === 'topic' &&
  term.label === topic &&
  denied.every((other) => other.last < first || last < other.first)

const JUST_BEHIND = 0.01

function heardObjective(shares: Float64Array): ObjectiveReading {
  const [from, end] = OBJECTIVE_COLUMNS
  let best = from
  for (let column = from; column < end; column += 1)
    if ((shares[column] as number) > (shares[best] as number)) best = column
  return { objective: OBJECTIVES[best - from] as Objective, confidence: shares[best] as number }
}

/**
 * What each step adds. A post that is nearly as likely as not to be pressing comes to lie where the inbox calls it urgent; where
 * people are in danger it is pressing, nine times of ten, whatever else it says.
 */
const [ORDINARY, TODAY, AT_ONCE] = [0.35, 0.45, 0.2]
const TODAY_FROM = 0.7
const IN_DANGER = 0.9
const DANGER = TOPIC_COLUMNS[0] + HEARD_TOPICS.indexOf('danger')

function heardUrgency(shares: Float64Array): number {
  const at = (step: number) => shares[URGENCY_COLUMNS[0] + step] as number
  const pressing = Math.max(at(1), IN_DANGER * (shares[DANGER] as number))
  return ORDINARY * Math.max(at(0), pressing) + TODAY * Math.min(1, pressing / TODAY_FROM) + AT_ONCE * at(2)
}

const RULED_SPAM = 0.8

const asSpam = (confidence: number) => ({
  topics: [{ topic: 'spam', confidence, sentiment: 0 }] as TopicReading[],
  objective: { objective: 'none' as const, confidence },
  urgency: 0,
  is_spam: true,
})

/** By the rules alone, for what measures them. */
export function readByRules(tokens: Tokens, known: Known): Understood {
  const { hits, language, sentiment } = known
  const felt = { score: sentiment.felt, feelings: sentiment.feelings }
  return byRules(tokens, known, foundIn(tokens, hits, { language, felt }))
}

function byRules(tokens: Tokens, known: Known, { asks, spam_points }: Found): Understood {
  const { hits, language, sentiment } = known
  const is_question = asks !== null
  if (spam_points >= SPAM_FROM) return { ...asSpam(RULED_SPAM), is_question, asks, by_head: false }
  const named = allowed(ruledNamed(hits, { language, score: sentiment.score }), known)
  const topics = namedTopics(named, tokens, known)
  const heard = { topics, score: sentiment.score, is_question }
  const objective = objectiveOf(heard)
  return {
    topics,
    objective,
    urgency: urgencyOf(tokens, hits, heard),
    is_question,
    asks,
    is_spam: false,
    by_head: false,
  }
}
