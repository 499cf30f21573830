/** What is right, but perhaps not what was meant. A hint never keeps a query from being saved. */

import { type FieldName, isField } from './fields.ts'
import type { There } from './known.ts'
import { isLink } from './letters.ts'
import { lex, type Token } from './lex.ts'
import { neverIn } from './never.ts'
import type { Problem } from './nodes.ts'
import { parse } from './parse.ts'
import { report, type Wrong } from './problems.ts'
import { hintForValue } from './unknown.ts'

/** What nothing is known of yet gives no hint. */
const NOTHING: There = { networks: null, topics: null }

/** In reading order. */
export function hintsOf(text: string, known: There = NOTHING): Problem[] {
  const hints: Problem[] = []
  const tokens = lex(text)
  tokens.forEach((token, at) => {
    const hint = isValue(token)
      ? hintForValue(token.of, token.written, known)
      : hintFor(token, { at, of: tokens.length })
    if (hint) report(hints, token, hint)
  })
  const { node } = parse(text)
  return node ? [...hints, ...neverIn(node)].toSorted((a, b) => a.start - b.start) : hints
}

type Value = Extract<Token, { kind: 'word' | 'phrase' }> & { of: FieldName }

/** A value that is whole; what is wrong with others is told as a problem. */
function isValue(token: Token): token is Value {
  if (token.kind !== 'word' && token.kind !== 'phrase') return false
  const isWhole = token.kind === 'phrase' ? token.closed && token.apart === null : /^[^-−*]+$/.test(token.written)
  return token.of !== null && isField(token.of) && isWhole && token.written !== ''
}

function hintFor(token: Token, { at, of }: { at: number; of: number }): Wrong | null {
  const stands_between = at > 0 && at < of - 1
  if (token.kind === 'phrase') return token.of === null && /\p{L}\?$/u.test(token.written) ? oneLetter : null
  if (token.kind !== 'word' || token.of !== null) return null
  const { written } = token
  if (stands_between && /^(?:and|or|not)$/i.test(written)) {
    const operator = written.toUpperCase()
    return {
      code: 'small_operator',
      says: `“${written}” in small letters is a word to look for. The operator is written ${operator}.`,
    }
  }
  if (/^o?near(?:\/\d+f?)?$/i.test(written) && stands_between)
    return {
      code: 'small_operator',
      says: `“${written}” in small letters is a word to look for. The operator is written NEAR/5.`,
    }
  if (isLink(written)) return { code: 'link_as_word', says: 'To find posts that link there, write link: before it.' }
  return /\p{L}\?$/u.test(written) ? oneLetter : null
}

const oneLetter: Wrong = {
  code: 'question_mark',
  says: '? stands for exactly one letter. Take it out to find the words as they are.',
}
