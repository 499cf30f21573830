/**
 * Where one thing is said and then another: a sentence is cut at its turns ('but'), its commas and its semicolons. What is
 * felt in a clause is felt about what that clause names; a clause that only feels ('..., terrible') speaks of the one beside it.
 * The only place that decides what is felt about one of several topics (L6): a reading keeps it, figures and screens show what it
 * keeps. Every post with two topics comes here, so the work grows with its length and no faster.
 */
import type { Hit } from './evidence.ts'
import { type Feeling, scoreOf } from './feelings.ts'
import type { Tokens } from './tokens.ts'
import { TURNS } from './tones.ts'
import type { Word } from './words.ts'

const CUTS = new Set([',', ';', ':', '(', ')', '–', '—', '،', '、', '，', '；'])

/** First and last token of each, in reading order. */
export interface Clause {
  first: number
  last: number
  sentence: number
  /** It begins with a turn: what stands before it is not meant by what it feels. */
  turns: boolean
}

export function clausesOf({ words, sentences }: Tokens): Clause[] {
  const clauses: Clause[] = []
  let open: Clause | undefined
  // What has no word in it yet is none, but its marks belong to what comes.
  let says = false
  for (let token = 0; token < words.length; token += 1) {
    const { kind, fold, flags } = words[token] as Word
    const sentence = sentences[token] as number
    if (kind === 'mark' && CUTS.has(fold)) {
      open = undefined
      continue
    }
    const turns = (flags & TURNS) !== 0
    if (open === undefined || open.sentence !== sentence || turns) {
      if (!says) clauses.pop()
      clauses.push((open = { first: token, last: token, sentence, turns }))
      says = false
    } else open.last = token
    says ||= kind !== 'mark'
  }
  if (!says) clauses.pop()
  return clauses
}

/** A topic with the clause that names it, and how the writer feels there: -1 to 1. */
export interface Phrase {
  topic: string
  first: number
  last: number
  sentiment: number
}

/** Praise is a feeling: it takes nothing that is felt beside it, and speaks of what is named there. */
export const PRAISE = 'thanks'

/** For each of the topics that a term names: the clause in which most is felt about it, with neighbours that only feel. */
export function phrasesAbout(
  tokens: Tokens,
  topics: readonly string[],
  { hits, feelings }: { hits: readonly Hit[]; feelings: readonly Feeling[] },
): Phrase[] {
  const named = hits.filter(({ term }) => term.speaks_for === 'topic' && topics.includes(term.label))
  if (named.length === 0) return []
  const parts = partsOf(tokens, feelings)
  for (const { term, first } of named) if (term.label !== PRAISE) mark(parts, first)
  gather(parts)
  const strongest = new Map<string, Part>()
  for (const { term, first } of named) {
    const part = partAt(parts, first)
    const before = strongest.get(term.label)
    if (part && (!before || Math.abs(part.sum) > Math.abs(before.sum))) strongest.set(term.label, part)
  }
  return [...strongest].map(([topic, { from, to, sum }]) => ({
    ...{ topic, first: from, last: to },
    sentiment: scoreOf(tokens, sum),
  }))
}

/** A clause with what is felt in it and, once gathered, beside it. */
interface Part extends Clause {
  names: boolean
  feels: boolean
  sum: number
  from: number
  to: number
  /** The nearest that names something, before or behind it in its sentence. */
  beside: Part | null
}

function partsOf(tokens: Tokens, feelings: readonly Feeling[]): Part[] {
  const parts = clausesOf(tokens).map((clause): Part => {
    const { first: from, last: to } = clause
    return { ...clause, names: false, feels: false, sum: 0, from, to, beside: null }
  })
  for (const { token, value } of feelings) {
    const part = partAt(parts, token)
    if (!part) continue
    part.feels = true
    part.sum += value
  }
  return parts
}

function partAt(parts: readonly Part[], token: number): Part | undefined {
  let [low, high] = [0, parts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle] as Part).last < token) low = middle + 1
    else high = middle
  }
  const part = parts[low]
  return part && part.first <= token ? part : undefined
}

function mark(parts: readonly Part[], token: number): void {
  const part = partAt(parts, token)
  if (part) part.names = true
}

/** What only feels goes to the one before it or, where there is none or a turn lies between, to the one behind it. */
function gather(parts: readonly Part[]): void {
  let near: Part | null = null
  for (const part of parts) {
    if (part.turns || near?.sentence !== part.sentence) near = null
    if (part.names) near = part
    else part.beside = near
  }
  near = null
  for (const part of parts.toReversed()) {
    if (near?.sentence !== part.sentence) near = null
    if (part.names) near = part
    else part.beside ??= near
    if (part.turns) near = null
  }
  for (const { feels, beside, sum, first, last } of parts) {
    if (!feels || beside === null) continue
    beside.sum += sum
    beside.from = Math.min(beside.from, first)
    beside.to = Math.max(beside.to, last)
  }
}
