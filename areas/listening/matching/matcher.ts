/**
 * Every post of a stream against every saved query. A post is read once; what its words are calls up the queries that
 * may hold, and only those are asked. Queries are added and removed while the stream goes on.
 */
import { type Place, placeOf } from '#areas/understanding/tokens.ts'
import type { QueryNode } from '../checks/query/nodes.ts'
import { type Anchor, anchorsOf } from './anchors.ts'
import { type Atom, noAtoms } from './atoms.ts'
import { compileQuery, type Node, type Nodes } from './compile.ts'
import { type Met, meet, newMet } from './met.ts'
import { isSo, programOf } from './program.ts'
import { spokenIn } from './spoken.ts'
import type { Subject } from './subject.ts'

export interface SavedQuery {
  id: string
  node: QueryNode
}

interface Registered {
  id: string
  root: Node
  anchors: Anchor[] | null
}

export interface QueryMatcher {
  readonly nodes: Nodes
  readonly met: Met
  /** By number. A number is given once; one that was removed is not asked again. */
  readonly queries: (Registered | null)[]
  /** The number by the id. */
  readonly numbers: Map<string, number>
  /** For each atom the queries that wait for it and the atom that must be met as well, or -1, in turn. */
  readonly asks: number[][]
  /** Those that hold without anything to look for; asked for every post. */
  readonly always: Set<number>
  /** The programs of all queries, one behind the other. */
  code: Int32Array
  code_end: number
  /** For each query where its program lies, where in it to begin, and the post for which it was asked last. */
  bases: Int32Array
  froms: Int32Array
  asked_for: Int32Array
}

export function noQueries(): QueryMatcher {
  const atoms = noAtoms()
  const room = () => new Int32Array(1024)
  return {
    nodes: { atoms, list: [], made: new Map() },
    met: newMet(atoms),
    ...{ queries: [], numbers: new Map(), asks: [], always: new Set() },
    ...{ code: room(), code_end: 0, bases: room(), froms: room(), asked_for: room() },
  }
}

/** Takes the place of a query of the same id. */
export function addQuery(matcher: QueryMatcher, { id, node }: SavedQuery): void {
  removeQuery(matcher, id)
  const { shares } = matcher.nodes.atoms
  const root = compileQuery(matcher.nodes, node)
  const number = matcher.queries.push({ id, root, anchors: anchorsOf(root, shares) }) - 1
  matcher.numbers.set(id, number)
  keepProgram(matcher, number, root)
  register(matcher, number)
}

function keepProgram(matcher: QueryMatcher, number: number, root: Node): void {
  const { tests, from } = programOf(root, matcher.nodes.atoms.shares)
  const base = matcher.code_end
  matcher.code = withRoom(matcher.code, base + tests.length)
  matcher.code.set(tests, base)
  matcher.code_end += tests.length
  matcher.bases = withRoom(matcher.bases, number + 1)
  matcher.froms = withRoom(matcher.froms, number + 1)
  matcher.asked_for = withRoom(matcher.asked_for, number + 1)
  matcher.bases[number] = base
  matcher.froms[number] = from
}

function withRoom(old: Int32Array, size: number): Int32Array {
  if (size <= old.length) return old
  const made = new Int32Array(Math.max(size, 2 * old.length))
  made.set(old)
  return made
}

export function register({ queries, asks, always }: QueryMatcher, number: number): void {
  const anchors = queries[number]?.anchors
  if (!anchors) always.add(number)
  else for (const { atom, also } of anchors) (asks[atom] ??= []).push(number, also ?? -1)
}

export function removeQuery(matcher: QueryMatcher, id: string): void {
  const number = matcher.numbers.get(id)
  if (number === undefined) return
  unregister(matcher, number)
  matcher.numbers.delete(id)
  matcher.queries[number] = null
}

export function unregister({ queries, asks, always }: QueryMatcher, number: number): void {
  always.delete(number)
  for (const { atom } of queries[number]?.anchors ?? [])
    asks[atom] = asks[atom]?.filter((_, at, list) => list[at - (at % 2)] !== number) ?? []
}

/** The ids of the queries that hold for this post. */
export function matchesOf(matcher: QueryMatcher, subject: Subject): string[] {
  const { met, asks } = matcher
  meet(met, subject)
  const found: string[] = []
  for (let nth = 0; nth < met.met_count; nth += 1) {
    const asked = asks[met.met[nth] as Atom]
    if (asked !== undefined) askAll(matcher, asked, found)
  }
  for (const number of matcher.always) ask(matcher, number, found)
  return found
}

function askAll(matcher: QueryMatcher, asks: readonly number[], found: string[]): void {
  const { met, asked_for } = matcher
  for (let at = 0; at < asks.length; at += 2) {
    const also = asks[at + 1] as number
    if (also >= 0 && met.met_in[also] !== met.post) continue
    const number = asks[at] as number
    if (asked_for[number] === met.post) continue
    asked_for[number] = met.post
    ask(matcher, number, found)
  }
}

function ask(matcher: QueryMatcher, number: number, found: string[]): void {
  const { met, code, nodes, bases, froms, queries } = matcher
  const base = bases[number] as number
  const from = froms[number] as number
  if (isSo(met, { code, nodes: nodes.list, base, from })) found.push(queries[number]?.id ?? '')
}

/** Where the post that was matched last says what the query looks for, in reading order. */
export function spansOf({ met, queries, numbers }: QueryMatcher, id: string): Place[] {
  const root = queries[numbers.get(id) ?? -1]?.root
  if (root === undefined) return []
  const { tokens } = met.subject
  return spokenIn(met, root).map(([first, last]) =>
    placeOf(tokens, tokens.starts[tokens.terms[first] ?? 0] ?? 0, tokens.ends[tokens.terms[last] ?? 0] ?? 0),
  )
}
