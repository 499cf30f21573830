/**
 * Writes a tree as text, in one spelling: AND between what has to be there, NOT before what may not, and brackets
 * wherever two operators meet, so that nobody has to know which binds closer. Parsing it gives the same tree.
 */

import { clean } from './letters.ts'
import { lex } from './lex.ts'
import type { NodeOf, QueryNode } from './nodes.ts'
import { wordNode } from './terms.ts'

export function write(node: QueryNode): string {
  switch (node.kind) {
    case 'any':
      return alternativesOf(node).join(' ')
    case 'all':
      return linksOf(node)
        .map(({ sign, part, is_bare }) => sign + (is_bare ? write(part) : writePart(part)))
        .join(' ')
    case 'not':
      return `NOT ${node.of.kind === 'not' ? write(node.of) : writePart(node.of)}`
    case 'near':
      return `${writePart(node.of[0])} NEAR/${node.within}${node.ordered ? 'f' : ''} ${writePart(node.of[1])}`
    default:
      return writeLeaf(node)
  }
}

/** As part of something larger. */
export function writePart(node: QueryNode): string {
  return needsBrackets(node) ? `(${write(node)})` : write(node)
}

export function needsBrackets(node: QueryNode): boolean {
  return (
    node.kind === 'all' ||
    node.kind === 'not' ||
    node.kind === 'near' ||
    (node.kind === 'any' && fieldOfAll(node) === null)
  )
}

/** How deep brackets, NOT and title: stand inside each other where it is written. */
export function nestingOf(node: QueryNode): number {
  if (node.kind === 'any' || node.kind === 'all' || node.kind === 'near') return Math.max(...node.of.map(nestingOfPart))
  if (node.kind === 'not') return 1 + (node.of.kind === 'not' ? nestingOf(node.of) : nestingOfPart(node.of))
  return node.kind === 'title' ? 1 + (isPlain(node.of) ? 0 : 1 + nestingOf(node.of)) : 0
}

const nestingOfPart = (node: QueryNode): number => nestingOf(node) + (needsBrackets(node) ? 1 : 0)

interface Link {
  sign: '' | 'AND '
  part: QueryNode
  is_bare: boolean
}

/** `kettle NOT cheap NOT used`: with nothing but NOT behind, it is plain what NOT belongs to, and no AND is needed. */
export function linksOf({ of }: NodeOf<'all'>): Link[] {
  const last = of.findLastIndex(({ kind }) => kind !== 'not')
  return of.map((part, at) => {
    const is_bare = at > 0 && at > last
    return { sign: at === 0 || is_bare ? '' : 'AND ', part, is_bare }
  })
}

type Leaf = Exclude<QueryNode, NodeOf<'any' | 'all' | 'not' | 'near'>>

function writeLeaf(node: Leaf): string {
  switch (node.kind) {
    case 'words':
      return node.exact ? `raw:${value(node.written)}` : words(node.written)
    case 'together':
      return `"${clean(node.written)}"~${node.within}`
    case 'hashtag':
      return `#${node.written}`
    case 'mention':
      return `@${node.written}`
    case 'title':
      return `title:${isPlain(node.of) ? write(node.of) : `(${write(node.of)})`}`
    default:
      return `${fieldOf(node)}:${fieldValue(node)}`
  }
}

/** What reads well right behind title:. */
function isPlain(node: QueryNode): boolean {
  return (node.kind === 'words' && !node.exact) || ['together', 'hashtag', 'mention'].includes(node.kind)
}

function words(written: string): string {
  const [token, ...others] = lex(written)
  const isBare = token?.kind === 'word' && token.of === null && others.length === 0 && token.written === written
  if (!isBare) return `"${clean(written)}"`
  const read = wordNode(written, token)
  return 'kind' in read && read.kind === 'words' ? written : `"${clean(written)}"`
}

/** As it would have to stand in brackets among others, so that it is spelled alike everywhere. */
function value(written: string): string {
  const tokens = lex(`raw:(${written})`)
  const token = tokens[2]
  const isBare = tokens.length === 4 && token?.kind === 'word' && token.written === written
  return isBare ? written : `"${clean(written)}"`
}

/** The nodes that are written as a field and its value. */
type Valued = Exclude<Leaf, NodeOf<'together' | 'hashtag' | 'mention' | 'title'>>

function fieldOf(node: Valued): string {
  if (node.kind === 'at_least') return `min_${node.of}`
  return node.kind === 'words' ? 'raw' : node.kind
}

function fieldValue(node: Valued): string {
  if (node.kind === 'is' || node.kind === 'has') return node.what
  if (node.kind === 'sentiment') return node.label
  return node.kind === 'at_least' ? rounded(node.number) : value(node.written)
}

function rounded(number: number): string {
  if (number >= 1e6 && number % 1e6 === 0) return `${number / 1e6}m`
  return number >= 1000 && number % 1000 === 0 ? `${number / 1000}k` : `${number}`
}

/** The field that all alternatives are values of: lang:(de OR fr). */
function fieldOfAll({ of }: NodeOf<'any'>): string | null {
  const [first, ...others] = of.map((node) => (isValued(node) ? fieldOf(node) : null))
  return first !== undefined && others.every((field) => field === first) ? first : null
}

function isValued(node: QueryNode): node is Valued {
  if (node.kind === 'words') return node.exact
  return !['any', 'all', 'not', 'near', 'together', 'hashtag', 'mention', 'title'].includes(node.kind)
}

/** Each with its OR; of one field `lang:(de`, `OR fr)`. */
export function alternativesOf(node: NodeOf<'any'>): string[] {
  const field = fieldOfAll(node)
  if (field === null) return node.of.map((part, at) => (at === 0 ? '' : 'OR ') + writePart(part))
  const values = node.of.filter(isValued).map((part, at) => (at === 0 ? `${field}:(` : 'OR ') + fieldValue(part))
  return values.with(-1, `${values.at(-1)})`)
}
