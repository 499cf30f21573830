/** Whether something is asked: by its mark, by a phrase, or by how a sentence begins. */
import type { Hit } from './evidence.ts'
import { QUESTION_STARTS } from './terms/questions.ts'
import type { Tokens } from './tokens.ts'

/** The tokens that ask, first and last; null where nothing does. */
export function questionIn(tokens: Tokens, hits: readonly Hit[]): { first: number; last: number } | null {
  for (let token = 0; token < tokens.kinds.length; token += 1) {
    const sign = tokens.folds[token]
    if (tokens.kinds[token] === 'mark' && (sign === '?' || sign === '؟')) return { first: token, last: token }
  }
  const phrase = hits.find(({ term }) => term.speaks_for === 'question')
  if (phrase !== undefined) return phrase
  return questionStart(tokens)
}

/** A first word that asks, in a sentence of three words and more: 'Can I wash it' but not 'Can confirm'. */
function questionStart(tokens: Tokens): { first: number; last: number } | null {
  const { sentences } = tokens
  const words = tokens.terms.filter((token) => tokens.kinds[token] === 'word')
  for (let place = 0; place + 2 < words.length; place += 1) {
    const token = words[place] ?? 0
    const begins = place === 0 || sentences[words[place - 1] ?? 0] !== sentences[token]
    const goesOn = sentences[words[place + 2] ?? 0] === sentences[token]
    if (begins && goesOn && QUESTION_STARTS.has(tokens.folds[token] ?? '')) return { first: token, last: token }
  }
  return null
}
