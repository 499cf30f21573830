import type { CompiledTerms, Term } from './compile-terms.ts'
import { findPhrases } from './phrases.ts'
import type { Tokens } from './tokens.ts'

/** A term that was found, and where: its first and last token. */
export interface Hit {
  term: Term
  first: number
  last: number
}

/** A post is understood by what it says, not by how often; this bounds the work on a text made to be slow. */
const HITS_MAX = 200

/** Every term in the text once, at its first place, without those that lie inside a longer one for the same. */
export function evidenceIn(tokens: Tokens, model: CompiledTerms): Hit[] {
  const hits: Hit[] = []
  const seen: number[] = []
  findPhrases(model.phrases, tokens, (value, first, last) => {
    if (hits.length >= HITS_MAX || seen.includes(value)) return
    const term = model.terms[value]
    if (term === undefined) return
    seen.push(value)
    hits.push({ term, first, last })
  })
  return hits.length < 2 ? hits : hits.filter((hit) => !hits.some((other) => covers(other, hit)))
}

function covers(long: Hit, short: Hit): boolean {
  // What was left out holds inside of a longer term too.
  if (short.term.speaks_for === 'not_topic') return false
  if (long.term.label !== short.term.label || long.first > short.first || long.last < short.last) return false
  const longer = long.last - long.first > short.last - short.first
  return longer || (long !== short && long.term.weight > short.term.weight)
}
