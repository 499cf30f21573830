/** Whether something is asked: by its mark, by a phrase, or by how a sentence begins. */
import type { Hit } from './evidence.ts'
import type { Tokens } from './tokens.ts'
import { ASKS, type Word } from './words.ts'

/** The tokens that ask, first and last, and what it is in them. */
export interface Question {
  first: number
  last: number
  by: 'mark' | 'phrase' | 'start'
}

/** Null where nothing asks. */
export function questionIn(tokens: Tokens, hits: readonly Hit[]): Question | null {
  for (let token = 0; token < tokens.words.length; token += 1) {
    const { kind, fold } = tokens.words[token] as Word
    if (kind === 'mark' && (fold === '?' || fold === '؟')) return { first: token, last: token, by: 'mark' }
  }
  const phrase = hits.find(({ term }) => term.speaks_for === 'question')
  if (phrase !== undefined) return { first: phrase.first, last: phrase.last, by: 'phrase' }
  return questionStart(tokens)
}

/** A first word that asks, in a sentence of three words and more: 'Can I wash it' but not 'Can confirm'. */
function questionStart(tokens: Tokens): Question | null {
  const { terms, words, sentences } = tokens
  let before: number | undefined
  for (let place = 0; place < terms.length; place += 1) {
    const token = terms[place] as number
    const { kind, flags } = words[token] as Word
    if (kind !== 'word') continue
    const begins = sentences[token] !== before
    if (begins && (flags & ASKS) !== 0 && goesOn(tokens, place)) return { first: token, last: token, by: 'start' }
    before = sentences[token]
  }
  return null
}

/** Whether two words more follow in the same sentence. */
function goesOn({ terms, words, sentences }: Tokens, place: number): boolean {
  const sentence = sentences[terms[place] as number]
  let more = 0
  for (let next = place + 1; next < terms.length; next += 1) {
    const token = terms[next] as number
    if (sentences[token] !== sentence) return false
    if (words[token]?.kind === 'word') more += 1
    if (more === 2) return true
  }
  return false
}
