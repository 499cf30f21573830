/** What is right, but perhaps not what was meant. A hint never keeps a query from being saved. */

import { isLink } from './letters.ts'
import { lex, type Token } from './lex.ts'
import type { Problem } from './nodes.ts'
import { report, type Wrong } from './problems.ts'

export function hintsOf(text: string): Problem[] {
  const hints: Problem[] = []
  const tokens = lex(text)
  tokens.forEach((token, at) => {
    const hint = hintFor(token, { stands_between: at > 0 && at < tokens.length - 1 })
    if (hint) report(hints, token, hint)
  })
  return hints
}

function hintFor(token: Token, { stands_between }: { stands_between: boolean }): Wrong | null {
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
