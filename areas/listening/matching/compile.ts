/**
 * Makes of a query what the matcher asks. The same part of two queries becomes one node, so it is asked once for a post
 * however many queries hold it.
 */

import type { NodeOf, QueryNode } from '../checks/query/nodes.ts'
import { type Atom, type Atoms, atomFor, atomForJoined, atomForLink, atomForPattern } from './atoms.ts'
import { hasWildcard } from './patterns.ts'
import { shareOf, shareOfPattern } from './rarity.ts'
import type { Subject } from './subject.ts'
import { authorKey, handleKey, linkKey, type Step, stepsOf, tagKey } from './written.ts'

export const NEVER = 0
export const ATOM = 1
/** Words that follow each other. */
export const SEQUENCE = 2
/** Words in any order within a stretch. */
export const TOGETHER = 3
export const ANY = 4
export const ALL = 5
export const NOT = 6
export const NEAR = 7
/** What is asked of the post, not of its words. */
export const FIELD = 8

export interface Node {
  /** Its place in the list of all nodes. */
  readonly number: number
  readonly op: number
  readonly of: readonly Node[]
  readonly atoms: readonly Atom[]
  /** Of a sequence: which of its words is met least. */
  readonly rarest: number
  readonly within: number
  readonly ordered: boolean
  readonly in_title: boolean
  readonly test: ((subject: Subject) => boolean) | null
  /** The post for which `holds` was answered, and that for which `places` was. */
  answered_for: number
  holds: boolean
  placed_for: number
  places: readonly number[]
}

export interface Nodes {
  readonly atoms: Atoms
  readonly list: Node[]
  /** By what they ask. */
  readonly made: Map<string, Node>
}

type Asked = Partial<Pick<Node, 'of' | 'atoms' | 'rarest' | 'within' | 'ordered' | 'in_title' | 'test'>>

const nothing: readonly never[] = []

export function compileQuery(nodes: Nodes, node: QueryNode, in_title = false): Node {
  switch (node.kind) {
    case 'any':
    case 'all':
      return joined(
        nodes,
        node.kind === 'any' ? ANY : ALL,
        node.of.map((part) => compileQuery(nodes, part, in_title)),
      )
    case 'not':
      return same(nodes, NOT, { of: [compileQuery(nodes, node.of, in_title)] })
    case 'title':
      return compileQuery(nodes, node.of, true)
    case 'near': {
      const of = node.of.map((part) => compileQuery(nodes, part, in_title))
      return same(nodes, NEAR, { of, within: node.within, ordered: node.ordered })
    }
    case 'words':
      return compileWords(nodes, node, in_title)
    case 'together':
      return compileTogether(nodes, node, in_title)
    case 'hashtag':
    case 'mention':
    case 'link':
    case 'site':
      return atomNode(nodes, signedAtom(nodes.atoms, node), in_title)
    case 'author':
      return compileAuthor(nodes, node.written)
    default:
      return compileField(nodes, node)
  }
}

/** Alternatives and conditions; one alone is itself, and the order of the others does not matter. */
function joined(nodes: Nodes, op: number, parts: readonly Node[]): Node {
  const of = [...new Set(parts)].sort((a, b) => a.number - b.number)
  return of.length === 1 ? (of[0] as Node) : same(nodes, op, { of })
}

/** The node that asks this; made if there is none. */
function same(nodes: Nodes, op: number, asked: Asked, field = ''): Node {
  const { of = nothing, atoms = nothing, within = 0, ordered = false, in_title = false } = asked
  const key = `${op} ${of.map((part) => part.number).join(',')} ${atoms.join(',')} ${within} ${ordered ? 1 : 0} ${in_title ? 1 : 0} ${field}`
  const found = nodes.made.get(key)
  if (found !== undefined) return found
  const rarest = asked.rarest ?? 0
  const made: Node = {
    ...{ number: nodes.list.length, op, of, atoms, rarest, within, ordered, in_title, test: asked.test ?? null },
    ...{ answered_for: -1, holds: false, placed_for: -1, places: nothing },
  }
  nodes.list.push(made)
  nodes.made.set(key, made)
  return made
}

const atomNode = (nodes: Nodes, atom: Atom, in_title: boolean) => same(nodes, ATOM, { atoms: [atom], in_title })

function compileWords(nodes: Nodes, { written, exact }: NodeOf<'words'>, in_title: boolean): Node {
  const { steps, joined: tokens, tag } = stepsOf(written, exact)
  if (tokens !== null) return atomNode(nodes, atomForJoined(nodes.atoms, { tokens, share: 1 }), in_title)
  const atoms = steps.map((step) => stepAtom(nodes.atoms, step))
  const [only] = atoms
  if (only === undefined) return same(nodes, NEVER, {})
  if (atoms.length === 1) return atomNode(nodes, only, in_title)
  const { shares } = nodes.atoms
  const shareAt = (nth: number) => shares[atoms[nth] ?? -1] ?? 0
  const rarest = atoms.reduce((best, _, nth) => (shareAt(nth) < shareAt(best) ? nth : best), 0)
  const phrase = same(nodes, SEQUENCE, { atoms, rarest, in_title })
  if (tag === null) return phrase
  const whole = atomFor(nodes.atoms, { of: 'by_tag', key: tag, share: 1 })
  return joined(nodes, ANY, [phrase, atomNode(nodes, whole, in_title)])
}

function stepAtom(atoms: Atoms, { kind, key }: Step): Atom {
  if (kind === 'pattern') return atomForPattern(atoms, { written: key, sign: '', share: shareOfPattern(key) })
  const share = shareOf(key.toLowerCase())
  return atomFor(atoms, { of: kind === 'fold' ? 'by_fold' : 'by_written', key, share })
}

function compileTogether(nodes: Nodes, { written, within }: NodeOf<'together'>, in_title: boolean): Node {
  const atoms = [...new Set(stepsOf(written, false).steps.map((step) => stepAtom(nodes.atoms, step)))]
  return atoms.length === 0 ? same(nodes, NEVER, {}) : same(nodes, TOGETHER, { atoms, within, in_title })
}

function signedAtom(atoms: Atoms, { kind, written }: NodeOf<'hashtag' | 'mention' | 'link' | 'site'>): Atom {
  if (kind === 'mention') return atomFor(atoms, { of: 'by_handle', key: handleKey(written), share: 100 })
  if (kind === 'link') return atomForLink(atoms, { ...linkKey(written), share: 500 })
  if (kind === 'site') return atomFor(atoms, { of: 'by_site', key: linkKey(written).host, share: 5000 })
  if (hasWildcard(written)) return atomForPattern(atoms, { written, sign: '#', share: 100 })
  return atomFor(atoms, { of: 'by_tag', key: tagKey(written), share: 100 })
}

function compileAuthor(nodes: Nodes, written: string): Node {
  const keys = [...new Set([handleKey(written), authorKey(written)])]
  const atoms = keys.map((key) => atomFor(nodes.atoms, { of: 'by_author', key, share: 50 }))
  return joined(
    nodes,
    ANY,
    atoms.map((atom) => atomNode(nodes, atom, false)),
  )
}

type Field = NodeOf<'network' | 'lang' | 'topic' | 'is' | 'has' | 'sentiment' | 'at_least'>

function compileField(nodes: Nodes, node: Field): Node {
  const { start: _start, end: _end, ...asked } = node
  const key = JSON.stringify(asked)
  // Of topics a post carries one spelling.
  return same(nodes, FIELD, { test: testOf(node) }, node.kind === 'topic' ? key : key.toLowerCase())
}

function testOf(node: Field): (subject: Subject) => boolean {
  switch (node.kind) {
    case 'network':
      return ({ network }) => network === node.written.toLowerCase()
    case 'lang':
      return ({ reading }) => reading().language === node.written.toLowerCase()
    case 'topic':
      return ({ reading }) => reading().topics.some(({ topic }) => topic === node.written)
    case 'is':
      return node.what === 'reply' ? ({ is_reply }) => is_reply : ({ reading }) => reading().is_question
    case 'has':
      return ({ has_media }) => has_media
    case 'sentiment':
      return ({ reading }) => reading().sentiment_label === node.label
    case 'at_least':
      return (subject) => (subject[node.of] ?? -1) >= node.number
  }
}
