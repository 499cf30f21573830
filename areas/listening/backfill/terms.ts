/**
 * What is searched for to find all that a monitor may mean: terms of which every such post holds one. They are its anchors said
 * as a person would type them, so that a search brings little that does not fit; what it brings is matched all the same.
 */

import { type Brand, termsOf as termsOfBrand } from '../brand.ts'
import type { NodeOf, QueryNode } from '../checks/query/nodes.ts'
import { parse } from '../checks/query/parse.ts'
import { shareOf, shareOfPattern } from '../matching/rarity.ts'
import { stepsOf } from '../matching/written.ts'
import type { Monitor } from '../schema.ts'
import type { Term } from './schema.ts'

interface Sought extends Term {
  /** How often it is met, in posts of a million. */
  share: number
}

/** Null where a post may fit without any of them. */
export function soughtBy(monitor: Pick<Monitor, 'query' | 'names' | 'products' | 'leave_out'>): Term[] | null {
  const sought = monitor.query === null ? soughtByNames(monitor) : soughtByQuery(monitor.query)
  return sought && withoutCovered(sought).map(({ kind, written }) => ({ kind, written }))
}

function soughtByNames({ names, products }: Pick<Monitor, 'names' | 'products'>): Sought[] {
  const brand: Brand = { names, products, hashtags: [], handles: [], sites: [], without: [] }
  return termsOfBrand(brand).wanted.flatMap(({ kind, written }): Sought[] => {
    if (kind === 'phrase') return ofWords({ written, exact: false }) ?? []
    if (kind === 'site') return [{ kind: 'link', written, share: 500 }]
    return [{ kind: kind === 'handle' ? 'mention' : 'hashtag', written, share: 100 }]
  })
}

/** One that cannot be read any more is heard nowhere, so that nothing is to be found. */
function soughtByQuery(query: string): Sought[] | null {
  const { node } = parse(query)
  return node ? soughtByNode(node) : []
}

/** Those that cover each other are among them still. */
export const soughtByNode = (node: QueryNode): Sought[] | null => needed(node, 'met')

type Held = 'met' | 'unmet'
const other = (held: Held): Held => (held === 'met' ? 'unmet' : 'met')

/** Terms of which one stands in every post in which the node holds, or does not. */
function needed(node: QueryNode, held: Held): Sought[] | null {
  switch (node.kind) {
    case 'any':
    case 'all': {
      const of = node.of.map((part) => needed(part, held))
      return (node.kind === 'any') === (held === 'met') ? eachOf(of) : bestOf(of)
    }
    case 'not':
      return needed(node.of, other(held))
    case 'near':
      return held === 'met' ? bestOf(node.of.map((part) => needed(part, held))) : null
    case 'title':
      return held === 'met' ? needed(node.of, held) : null
    default:
      return held === 'met' ? ofLeaf(node) : null
  }
}

const eachOf = (of: readonly (Sought[] | null)[]): Sought[] | null =>
  of.some((terms) => terms === null) ? null : of.flatMap((terms) => terms ?? [])

/** Of what must hold together, the part that is met least. */
function bestOf(of: readonly (Sought[] | null)[]): Sought[] | null {
  const sumOf = (terms: readonly Sought[]) => terms.reduce((sum, { share }) => sum + share, 0)
  return of.filter((terms) => terms !== null).toSorted((a, b) => sumOf(a) - sumOf(b))[0] ?? null
}

function ofLeaf(node: QueryNode): Sought[] | null {
  switch (node.kind) {
    case 'words':
      return ofWords(node)
    case 'together':
      return [{ kind: 'together', written: node.written, share: rarestOf(stepsOf(node.written, false).steps) }]
    case 'hashtag':
    case 'mention':
      return ofSigned(node)
    case 'author':
      return [{ kind: 'author', written: bare(node.written), share: 50 }]
    case 'link':
      return [{ kind: 'link', written: node.written.replace(/^https?:\/\//i, ''), share: 500 }]
    default:
      return null
  }
}

const bare = (written: string) => written.replace(/^[#＃@＠]+/, '').trim()

function ofSigned({ kind, written }: NodeOf<'hashtag' | 'mention'>): Sought[] | null {
  const plain = bare(written)
  return /[*?]/.test(plain) ? ofPattern(plain) : [{ kind, written: plain, share: 100 }]
}

type Steps = ReturnType<typeof stepsOf>['steps']

const rarestOf = (steps: Steps) => Math.min(...steps.map(({ key }) => shareOf(key.toLowerCase())))

/** A phrase is also written as one hashtag, which no search takes for the phrase. */
function ofWords({ written, exact }: Pick<NodeOf<'words'>, 'written' | 'exact'>): Sought[] | null {
  if (!/[\p{L}\p{N}]/u.test(written)) return null
  const { steps, joined, tag } = stepsOf(written, exact)
  if (joined) return [{ kind: 'phrase', written, share: 1 }]
  if (steps.some(({ kind }) => kind === 'pattern')) return ofPatterns(steps)
  const phrase: Sought = { kind: 'phrase', written, share: rarestOf(steps) }
  return tag === null ? [phrase] : [phrase, { kind: 'hashtag', written: tag, share: 1 }]
}

/** The rarest of its whole words; where none is whole, the beginning that says most. */
function ofPatterns(steps: Steps): Sought[] | null {
  const whole = steps.filter(({ kind }) => kind !== 'pattern')
  if (whole.length === 0) return bestOf(steps.map(({ key }) => ofPattern(key)))
  const [rarest] = whole.toSorted((a, b) => shareOf(a.key) - shareOf(b.key))
  return rarest ? [{ kind: 'phrase', written: rarest.key, share: shareOf(rarest.key) }] : null
}

/** Fewer letters begin nearly everything. */
const LETTERS = 3

function ofPattern(written: string): Sought[] | null {
  const head = /^[^*?]*/.exec(written)?.[0] ?? ''
  return head.length < LETTERS ? null : [{ kind: 'beginning', written: head, share: shareOfPattern(written) }]
}

/** What holds "arc kettle" is found by "kettle" as well. */
function withoutCovered(terms: readonly Sought[]): Sought[] {
  const phrases = terms.filter(({ kind }) => kind === 'phrase').map(wordsOf)
  const once = new Map(terms.map((term) => [`${term.kind} ${term.written.toLowerCase()}`, term]))
  return [...once.values()].filter((term) => {
    if (term.kind !== 'phrase' && term.kind !== 'together') return true
    const words = wordsOf(term)
    return !phrases.some((phrase) => phrase.length < words.length && holds(words, phrase, term.kind))
  })
}

const wordsOf = ({ written }: Term): string[] => stepsOf(written, false).steps.map(({ key }) => key)

function holds(words: readonly string[], phrase: readonly string[], kind: Term['kind']): boolean {
  if (kind === 'together') return phrase.length === 1 && words.includes(phrase[0] ?? '')
  return words.some((_, from) => phrase.every((word, nth) => words[from + nth] === word))
}
