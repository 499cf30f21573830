/**
 * Writes a tree as text, in one spelling: AND between what has to be there, NOT before what may not, and brackets
 * wherever two operators meet, so that nobody has to know which binds closer. Parsing it gives the same tree.
 */
import { lex } from './lex.ts'
import { clean } from './letters.ts'
import type { NodeOf, QueryNode } from './nodes.ts'
import { wordNode } from './terms.ts'

export function write(node: QueryNode): string {
  switch (node.kind) {
    case 'any':
      return inOneField(node) ?? node.of.map(writePart).join(' OR ')
    case 'all':
      return node.of.map((part, at) => linkBefore(node, at) + (isTrailingNot(node, at) ? write(part) : writePart(part))).join('')
    case 'not':
      return `NOT ${writePart(node.of)}`
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
  return node.kind === 'all' || node.kind === 'not' || node.kind === 'near' || (node.kind === 'any' && fieldOfAll(node) === null)
}

/** `kettle NOT cheap NOT used`: with nothing but NOT behind, it is plain what NOT belongs to. */
export function isTrailingNot({ of }: NodeOf<'all'>, at: number): boolean {
  return at > 0 && of.findLastIndex(({ kind }) => kind !== 'not') < at
}

export function linkBefore(node: NodeOf<'all'>, at: number): string {
  if (at === 0) return ''
  return isTrailingNot(node, at) ? ' ' : ' AND '
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

function inOneField(node: NodeOf<'any'>): string | null {
  const field = fieldOfAll(node)
  return field === null ? null : `${field}:(${node.of.filter(isValued).map(fieldValue).join(' OR ')})`
}
