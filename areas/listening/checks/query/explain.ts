/**
 * Says in plain English what a query finds: as one sentence, or as a list in lists that a screen can show. Where English
 * would leave it open what belongs to what, brackets say it.
 */
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { languageName } from './languages.ts'
import type { NodeOf, QueryNode } from './nodes.ts'

/** A line, and the lines that belong under it. */
export interface Said {
  says: string
  of: Said[]
}

/** “Holds the phrase “arc kettle”; not written by fernhill.co.” */
export function explain(node: QueryNode): string {
  const clauses = node.kind === 'all' ? node.of.map((part) => clauseOf(part)) : [clauseOf(node)]
  return `${capital(clauses.join('; '))}.`
}

export function explainAsList(node: QueryNode): Said {
  if (node.kind === 'all') return listed('All of this:', node.of)
  if (node.kind === 'any' && !isShort(node)) return listed('At least one of these:', node.of)
  if (node.kind === 'not' && node.of.kind === 'any' && !isShort(node.of)) return listed('None of these:', node.of.of)
  if (node.kind === 'not' && node.of.kind === 'all') return listed('Not all of this together:', node.of.of)
  if (node.kind === 'title' && !isThing(node.of)) return listed('In its title:', [node.of])
  return { says: capital(clauseOf(node)), of: [] }
}

const capital = (text: string): string => text.replace(/[a-z]/, (letter) => letter.toUpperCase())

const listed = (says: string, of: readonly QueryNode[]): Said => ({ says, of: of.map(explainAsList) })

const SHORT = 4

function isShort(node: NodeOf<'any'>): boolean {
  return node.of.length <= SHORT && isThing(node) && node.of.every(({ kind }) => kind !== 'near')
}

const things: ReadonlySet<QueryNode['kind']> = new Set(['words', 'together', 'hashtag', 'mention', 'link', 'near'])

/** What a post can hold, so that several can follow one verb. */
function isThing(node: QueryNode): boolean {
  return node.kind === 'any' ? node.of.every(isThing) : things.has(node.kind)
}

/** What a post does or is: “holds …”, “not written by …”. */
function clauseOf(node: QueryNode): string {
  if (isThing(node)) return `holds ${thing(node)}`
  if (node.kind === 'any') return orList(node.of.map(inner))
  if (node.kind === 'all') return andList(node.of.map(inner))
  if (node.kind === 'not') return negated(node.of)
  if (node.kind === 'title')
    return isThing(node.of) ? `holds ${thing(node.of)} in its title` : `in its title ${inner(node.of)}`
  return attribute(node)
}

/** Among others: what has several parts itself stands in brackets. */
function inner(node: QueryNode): string {
  return hasParts(node) ? `(${clauseOf(node)})` : clauseOf(node)
}

function hasParts(node: QueryNode): boolean {
  if (node.kind === 'not' || node.kind === 'title') return hasParts(node.of)
  return node.kind === 'any' || node.kind === 'all' || node.kind === 'near'
}

function negated(node: QueryNode): string {
  if (node.kind === 'not') return clauseOf(node.of)
  if (node.kind === 'any' && isThing(node)) return `holds none of these: ${beside(node.of, thing).join(', ')}`
  if (node.kind === 'any')
    return andList(node.of.map((part) => (hasParts(part) ? `(${negated(part)})` : negated(part))))
  if (node.kind === 'all') return `not all of this together: (${clauseOf(node)})`
  if (isThing(node)) return `does not hold ${thing(node)}`
  if (node.kind !== 'title') return `not ${attribute(node)}`
  return isThing(node.of)
    ? `does not hold ${thing(node.of)} in its title`
    : `not so in its title: (${clauseOf(node.of)})`
}

function attribute(node: QueryNode): string {
  switch (node.kind) {
    case 'author':
      return `written by ${node.written}`
    case 'site':
      return `found at ${node.written}`
    case 'network':
      return `on the network ${node.written}`
    case 'lang':
      return `in ${languageName(node.written)}`
    case 'topic':
      return `about the topic “${topicName(node.written)}”`
    case 'is':
      return node.what === 'question' ? 'a question' : 'a reply'
    case 'has':
      return 'with pictures, film or sound'
    case 'sentiment':
      return `${node.label} in tone`
    case 'at_least': {
      const number = node.number.toLocaleString('en')
      return node.of === 'followers'
        ? `written by somebody with ${number} followers or more`
        : `reaching ${number} people or more`
    }
    default:
      return ''
  }
}

function thing(node: QueryNode): string {
  switch (node.kind) {
    case 'words':
      return wordsSaid(node)
    case 'together': {
      const words = andList(node.written.split(/\s+/).map((word) => `“${word}”`))
      const others =
        node.within === 1 ? 'no other word' : `at most ${node.within - 1} other ${node.within === 2 ? 'word' : 'words'}`
      return `${words} in any order with ${others} among them`
    }
    case 'hashtag':
      return `the hashtag #${node.written}`
    case 'mention':
      return `a mention of @${node.written}`
    case 'link':
      return `a link to ${node.written}`
    case 'near':
      return near(node)
    case 'any':
      return orList(beside(node.of, thing))
    default:
      return ''
  }
}

/** A plain word behind one with a sign says that it is a word: else the sign would seem to be meant for both. */
function beside(nodes: readonly QueryNode[], say: (node: QueryNode) => string): string[] {
  let signs = 0
  return nodes.map((node) => {
    const said = say(node)
    if (node.kind !== 'words') return said
    if (!said.startsWith('“')) signs += 1
    return said.startsWith('“') && signs > 0 ? `the word ${said}` : said
  })
}

function wordsSaid({ written, exact }: NodeOf<'words'>): string {
  const isPhrase = written.includes(' ')
  if (exact) return `${isPhrase ? 'the phrase ' : ''}“${written}” with exactly these letters`
  if (!/[*?]/.test(written)) return isPhrase ? `the phrase “${written}”` : `“${written}”`
  const [, beginning] = /^([^*?\s]+)\*$/.exec(written) ?? []
  if (beginning !== undefined) return `a word beginning with “${beginning}”`
  const signs = [written.includes('*') ? '* for any letters' : '', written.includes('?') ? '? for one letter' : '']
  return `${isPhrase ? 'the phrase' : 'a word like'} “${written}” with ${signs.filter(Boolean).join(' and ')}`
}

function near({ of, within, ordered }: NodeOf<'near'>): string {
  const [left, right] = beside(of, operand)
  const apart = within === 1 ? 'next to each other' : `at most ${within} words apart`
  return ordered ? `${left} and then ${right} ${apart}` : `${left} and ${right} ${apart}`
}

function operand(node: QueryNode): string {
  if (!isThing(node)) return `(${clauseOf(node)})`
  const said = thing(node)
  return node.kind === 'any' || node.kind === 'near' || node.kind === 'together' ? `(${said})` : said
}

/** With a comma before the last where a part holds an “and” of its own. */
function orList(parts: readonly string[]): string {
  const comma = parts.length > 2 || parts.some((part) => part.includes(' and ')) ? ',' : ''
  return `${parts.slice(0, -1).join(', ')}${comma} or ${parts.at(-1)}`
}

function andList(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
