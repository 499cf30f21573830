/**
 * Where one thing is said and then another: a sentence is cut at its turns ('but'), its commas and its semicolons. What is
 * felt in a clause is felt about what that clause names; a clause that only feels ('..., terrible') speaks of the one beside it.
 */
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
  for (let token = 0; token < words.length; token += 1) {
    const { kind, fold, flags } = words[token] as Word
    const sentence = sentences[token] as number
    if (kind === 'mark' && CUTS.has(fold)) {
      open = undefined
      continue
    }
    const turns = (flags & TURNS) !== 0
    if (open === undefined || open.sentence !== sentence || turns)
      clauses.push((open = { first: token, last: token, sentence, turns }))
    else open.last = token
  }
  return clauses.filter(({ first, last }) => words.slice(first, last + 1).some(({ kind }) => kind !== 'mark'))
}

/** Tokens that name a topic. */
export interface Named {
  topic: string
  first: number
  last: number
}

/** A topic with the clause that names it, and how the writer feels there: -1 to 1. */
export interface Phrase extends Named {
  sentiment: number
}

/** One for each place where a topic is named, with the whole clause as its place; neighbours that only feel are part of it. */
export function phrasesAbout(tokens: Tokens, named: readonly Named[], feelings: readonly Feeling[]): Phrase[] {
  const clauses = clausesOf(tokens)
  const inside = (clause: Clause, token: number) => clause.first <= token && token <= clause.last
  const feels = clauses.map((clause) => feelings.filter(({ token }) => inside(clause, token)))
  const names = clauses.map((clause) => named.some(({ first }) => inside(clause, first)))
  const belongs = clauses.map((_, at) => (names[at] ? at : beside(clauses, names, at)))
  return named.flatMap(({ topic, first }): Phrase[] => {
    const own = clauses.findIndex((clause) => inside(clause, first))
    if (own === -1) return []
    const parts = clauses.flatMap((_, at) => (belongs[at] === own && (at === own || feels[at]?.length) ? [at] : []))
    const of = parts.map((at) => clauses[at] as Clause)
    const felt = parts.flatMap((at) => feels[at] ?? [])
    return [
      {
        topic,
        first: Math.min(...of.map((clause) => clause.first)),
        last: Math.max(...of.map((clause) => clause.last)),
        sentiment: scoreOf(tokens, felt),
      },
    ]
  })
}

/** The nearest clause of the sentence that names something: before it, or, where a turn lies between, behind it; -1 for none. */
function beside(clauses: readonly Clause[], names: readonly boolean[], at: number): number {
  const { sentence, turns } = clauses[at] as Clause
  const same = (other: number) => clauses[other]?.sentence === sentence
  if (!turns)
    for (let back = at - 1; back >= 0 && same(back); back -= 1) {
      if (names[back]) return back
      if (clauses[back]?.turns) break
    }
  for (let next = at + 1; next < clauses.length && same(next); next += 1) {
    if (clauses[next]?.turns) break
    if (names[next]) return next
  }
  return -1
}
