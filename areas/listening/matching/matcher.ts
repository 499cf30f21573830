/**
 * Every post of a stream against every saved query. A post is read once; what its words are calls up the queries that
 * may hold, and only those are asked. Queries are added and removed while the stream goes on.
 */
import { type Place, placeOf } from '#areas/understanding/tokens.ts'
import type { QueryNode } from '../checks/query/nodes.ts'
import { type Anchor, anchorsOf } from './anchors.ts'
import { type Asked, noAtoms } from './atoms.ts'
import { compileQuery, type Node, type Nodes } from './compile.ts'
import { holds } from './evaluate.ts'
import { type Met, meet, newMet } from './met.ts'
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
  /** The post for which it was asked last. */
  asked_for: number
}

export interface QueryMatcher {
  readonly nodes: Nodes
  readonly queries: Registered[]
  /** By id, the place in `queries`. */
  readonly places: Map<string, number>
  /** Those that hold without anything to look for; asked for every post. */
  readonly always: Set<number>
  readonly met: Met
}

export function noQueries(subject: Subject): QueryMatcher {
  const atoms = noAtoms()
  return {
    nodes: { atoms, made: new Map(), numbers: new Map() },
    queries: [],
    places: new Map(),
    always: new Set(),
    met: newMet(atoms, subject),
  }
}

/** Takes the place of a query of the same id. */
export function addQuery(matcher: QueryMatcher, { id, node }: SavedQuery): void {
  removeQuery(matcher, id)
  const query = matcher.queries.length
  const root = compileQuery(matcher.nodes, node)
  const anchors = anchorsOf(root)
  matcher.queries.push({ id, root, anchors, asked_for: -1 })
  matcher.places.set(id, query)
  if (anchors === null) matcher.always.add(query)
  else for (const { atom, also } of anchors) atom.asks.push({ query, also })
}

export function removeQuery(matcher: QueryMatcher, id: string): void {
  const query = matcher.places.get(id)
  if (query === undefined) return
  matcher.places.delete(id)
  matcher.always.delete(query)
  for (const { atom } of matcher.queries[query]?.anchors ?? []) {
    const kept = atom.asks.filter((asked) => asked.query !== query)
    atom.asks.splice(0, atom.asks.length, ...kept)
  }
}

/** The ids of the queries that hold for this post. */
export function matchesOf(matcher: QueryMatcher, subject: Subject): string[] {
  const { met, queries } = matcher
  meet(met, subject)
  const found: string[] = []
  for (let nth = 0; nth < met.met_count; nth += 1) {
    const atom = met.met[nth]
    if (atom === undefined || atom.asks.length === 0) continue
    askAll(matcher, atom.asks, found)
  }
  for (const query of matcher.always) {
    const asked = queries[query]
    if (asked !== undefined && holds(met, asked.root)) found.push(asked.id)
  }
  return found
}

function askAll({ met, queries }: QueryMatcher, asks: readonly Asked[], found: string[]): void {
  for (let nth = 0; nth < asks.length; nth += 1) {
    const { query, also } = asks[nth] as Asked
    if (also !== null && also.met_in !== met.post) continue
    const asked = queries[query] as Registered
    if (asked.asked_for === met.post) continue
    asked.asked_for = met.post
    if (holds(met, asked.root)) found.push(asked.id)
  }
}

/** Where the post that was matched last says what the query looks for, in reading order. */
export function spansOf({ met, queries, places }: QueryMatcher, id: string): Place[] {
  const root = queries[places.get(id) ?? -1]?.root
  if (root === undefined) return []
  const { tokens } = met.subject
  return spokenIn(met, root).map(([first, last]) =>
    placeOf(tokens, tokens.starts[tokens.terms[first] ?? 0] ?? 0, tokens.ends[tokens.terms[last] ?? 0] ?? 0),
  )
}
