/** How parts of a query are put together, and what may not be. */
import type { TokenOf } from './lex.ts'
import type { Problem, QueryNode } from './nodes.ts'
import { report, WITHIN_MAX, type Wrong } from './problems.ts'

/** One node of several: alternatives of alternatives are alternatives. Null where none was understood. */
export function joined(
  kind: 'any' | 'all',
  parts: readonly (QueryNode | null | undefined)[],
): QueryNode | null | undefined {
  if (parts.length === 0) return undefined
  const nodes = parts.filter((part) => part !== null && part !== undefined)
  const [first] = nodes
  const last = nodes.at(-1)
  if (first === undefined || last === undefined) return null
  if (nodes.length === 1) return first
  const of = nodes.flatMap((node) => (node.kind === kind ? node.of : [node]))
  return { kind, of, start: first.start, end: last.end }
}

/** Null where one of the two was not understood; the other is kept. */
export function nearOf(
  problems: Problem[],
  near: TokenOf<'near'>,
  [left, right]: [QueryNode | null, QueryNode | null],
): QueryNode | null {
  const wrong = wrongSign(near)
  if (wrong) report(problems, near, wrong)
  const refused = [left, right].filter((node) => node !== null && reportFar(problems, node))
  if (left === null || right === null) return left ?? right
  if (refused.length > 0 || wrong || near.within === null) return null
  const { within, ordered } = near
  return { kind: 'near', of: [left, right], within, ordered, start: left.start, end: right.end }
}

function wrongSign({ sign, within }: TokenOf<'near'>): Wrong | null {
  if (within === null) return { code: 'near_without_number', says: 'NEAR needs a number: NEAR/5' }
  if (within < 1)
    return { code: 'near_out_of_range', says: 'NEAR/1 is next to each other, nothing is nearer. Write NEAR/1' }
  if (within > WITHIN_MAX)
    return {
      code: 'near_out_of_range',
      says: `NEAR takes 1 to ${WITHIN_MAX} words. Use AND for what may stand further apart.`,
    }
  if (/^NEAR\/\d+f?$/.test(sign)) return null
  const isOrdered = sign.startsWith('O') || /f$/i.test(sign)
  return { code: 'near_spelling', says: `This is written NEAR/${within}${isOrdered ? 'f' : ''}` }
}

const insteadOf: Readonly<Record<'all' | 'not' | 'other', Wrong>> = {
  all: { code: 'and_in_near', says: 'AND cannot stand beside NEAR. Say it twice: (a NEAR/5 b) AND (a NEAR/5 c)' },
  not: { code: 'not_in_near', says: 'NOT cannot stand beside NEAR. Put it behind: (a NEAR/5 b) NOT c' },
  other: {
    code: 'field_in_near',
    says: 'Only words, phrases, #hashtags and @mentions can stand beside NEAR. Join this with AND.',
  },
}

/** Tells what in this cannot be near something. What stands in a NEAR of its own was looked at there. */
function reportFar(problems: Problem[], node: QueryNode): boolean {
  if (node.kind === 'any') return node.of.filter((one) => reportFar(problems, one)).length > 0
  if (['words', 'together', 'hashtag', 'mention', 'near'].includes(node.kind)) return false
  report(problems, node, insteadOf[node.kind === 'all' || node.kind === 'not' ? node.kind : 'other'])
  return true
}

/** Tells what cannot stand in a title. */
export function reportUntitled(problems: Problem[], node: QueryNode): boolean {
  if (node.kind === 'any' || node.kind === 'all')
    return node.of.filter((one) => reportUntitled(problems, one)).length > 0
  if (node.kind === 'not') return reportUntitled(problems, node.of)
  if (['words', 'together', 'hashtag', 'mention', 'near'].includes(node.kind)) return false
  report(problems, node, {
    code: 'field_in_title',
    says: 'Only words, phrases, #hashtags and @mentions stand in a title. Join this with AND, outside of title:',
  })
  return true
}
