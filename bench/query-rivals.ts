/**
 * What others do with saved queries: a regular expression for each, and PostgreSQL's `tsquery` for each, tested on every
 * post. Both are given the same questions as far as they can be asked in them.
 */
import type { NodeOf, QueryNode } from '#areas/listening/checks/query/nodes.ts'
import type { Made } from './queries.ts'

export type Expression = (text: string) => boolean

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const wordSource = (written: string): string =>
  `\\b${written
    .split(' ')
    .map((word) => escaped(word).replaceAll('\\*', '\\w*'))
    .join('\\W+')}\\b`

/** One regular expression for the whole query, as its author would write it: what has to be there looks ahead. */
export function expressionOf({ node }: Made): Expression {
  const expression = new RegExp(`^${conditionOf(node)}`, 'is')
  return (text) => expression.test(text)
}

function conditionOf(node: QueryNode): string {
  switch (node.kind) {
    case 'all':
      return node.of.map(conditionOf).join('')
    case 'any':
      return `(?:${node.of.map(conditionOf).join('|')})`
    case 'not':
      return `(?!${conditionOf(node.of)})`
    case 'words':
      return `(?=.*${wordSource(node.written)})`
    case 'hashtag':
      return `(?=.*#${escaped(node.written)}\\b)`
    case 'near':
      return `(?=.*${nearSource(node)})`
    default:
      return ''
  }
}

function nearSource({ of: [one, other], within, ordered }: NodeOf<'near'>): string {
  const between = `(?:\\W+\\w+){0,${within - 1}}?\\W+`
  const [a, b] = [one, other].map((part) => (part.kind === 'words' ? wordSource(part.written) : ''))
  return ordered ? `${a}${between}${b}` : `(?:${a}${between}${b}|${b}${between}${a})`
}

/** PostgreSQL's own language; what stands near is asked for anywhere, which is less work. */
export function tsqueryOf(node: QueryNode): string {
  const words = (written: string, sign: string) =>
    written
      .split(' ')
      .map((word) => `'${word.replace('*', '').replaceAll("'", "''")}'${word.endsWith('*') ? ':*' : ''}`)
      .join(sign)
  switch (node.kind) {
    case 'all':
      return `(${node.of.map(tsqueryOf).filter(Boolean).join(' & ')})`
    case 'any':
      return `(${node.of.map(tsqueryOf).filter(Boolean).join(' | ')})`
    case 'near':
      return `(${node.of.map(tsqueryOf).join(' & ')})`
    case 'not':
      return `!${tsqueryOf(node.of)}`
    case 'words':
      return `(${words(node.written, ' <-> ')})`
    case 'hashtag':
      return words(node.written, ' ')
    default:
      return ''
  }
}
