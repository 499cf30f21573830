/**
 * Every post of a stream against every monitor of every workspace in one pass: all names stand in one tree of words,
 * entered at each word of the post. What it costs grows with the text, hardly with the number of monitors.
 */
import { compilePhrases, type Entry, findPhrases } from '#areas/understanding/phrases.ts'
import { type Place, placeOf, type Tokens } from '#areas/understanding/tokens.ts'
import { type Brand, termsOf } from './brand.ts'
import { parse } from './checks/query/parse.ts'
import { withTopics } from './checks/query/topics.ts'
import {
  addQuery,
  matchesOf as heardBy,
  noQueries,
  type QueryMatcher,
  removeQuery,
  spansOf as spansFor,
} from './matching/matcher.ts'
import { retune } from './matching/retune.ts'
import { NOTHING_KNOWN, type Subject } from './matching/subject.ts'

/** By names, or by a query; `topics` are the workspace's own, for a query that may name one. */
export type Monitor = { monitor_id: string; opens?: boolean } & (
  | { brand: Brand }
  | { query: string; topics?: readonly string[] }
)

export interface Match {
  monitor_id: string
  /** Where it was spoken of, in reading order; the first SPANS_MAX. */
  spans: Place[]
  /** Surely not about the monitor, by so many marks that it is like; absent where nothing speaks against it. */
  unlike?: number
}

export interface Matcher {
  readonly monitors: readonly Monitor[]
  readonly queries: Queries
  /** The monitors that heard this post, in the order they were compiled in. Without `about`, by its words alone. */
  match(tokens: Tokens, about?: Omit<Subject, 'tokens'>): Match[]
}

export const SPANS_MAX = 10
/** A post that says a name a thousand times has said it. */
const FOUND_MAX = 64

interface Found {
  /** First and last token, in pairs. */
  wanted: number[]
  unwanted: number[]
}

/** Takes over what was compiled before, and compiles only what is new: `before` hears by the new queries from then on. */
export function compileMonitors(monitors: readonly Monitor[], before?: Matcher): Matcher {
  const phrases = compileBrands(monitors)
  const queries = withQueries(before?.queries, monitors)
  const order = new Map(monitors.map(({ monitor_id }, place) => [monitor_id, place]))
  const ids = monitors.map(({ monitor_id }) => monitor_id)
  return {
    monitors,
    queries,
    match(tokens, about = NOTHING_KNOWN) {
      const found = new Map<number, Found>()
      findPhrases(phrases, tokens, (value, first, last) => note(found, value, [first, last]))
      const named = found.size === 0 ? [] : matchesOf(tokens, found, ids)
      if (queries.texts.size === 0) return named
      const asked = matchesOfQueries(queries.matcher, { ...about, tokens })
      if (asked.length === 0) return named
      return [...named, ...asked].sort((a, b) => (order.get(a.monitor_id) ?? 0) - (order.get(b.monitor_id) ?? 0))
    },
  }
}

/** Monitor n's wanted terms carry the value 2n, its unwanted ones 2n + 1. */
function compileBrands(monitors: readonly Monitor[]) {
  const entries = monitors.flatMap((monitor, place): Entry[] => {
    if (!('brand' in monitor)) return []
    const { wanted, unwanted } = termsOf(monitor.brand)
    return [
      ...wanted.map((term) => ({ ...term, value: 2 * place })),
      ...unwanted.map((term) => ({ ...term, value: 2 * place + 1 })),
    ]
  })
  return compilePhrases(entries)
}

export interface Queries {
  matcher: QueryMatcher
  /** By monitor, what they were compiled of. */
  texts: Map<string, string>
}

/** What was removed leaves a little behind: after so many for each that is there, all is compiled anew. */
const LEFT_BEHIND_MOST = 4

/** One that cannot be read any more is heard nowhere: it was refused when it was saved. */
function withQueries(before: Queries | undefined, monitors: readonly Monitor[]): Queries {
  const wanted = new Map(monitors.flatMap((one) => ('query' in one ? [[one.monitor_id, one] as const] : [])))
  const isWorn = before && before.matcher.queries.length > 100 + LEFT_BEHIND_MOST * wanted.size
  const { matcher, texts } = before && !isWorn ? before : { matcher: noQueries(), texts: new Map<string, string>() }
  for (const id of texts.keys()) {
    if (wanted.has(id)) continue
    removeQuery(matcher, id)
    texts.delete(id)
  }
  for (const [id, { query, topics = [] }] of wanted) {
    const text = [query, ...topics].join('\u0000')
    if (texts.get(id) === text) continue
    const { node } = parse(query)
    if (node) addQuery(matcher, { id, node: withTopics(node, topics) })
    else removeQuery(matcher, id)
    texts.set(id, text)
  }
  return { matcher, texts }
}

/** What is common in a stream is known after so many posts, and better after as many more. */
const RETUNED_AFTER = 5000

function matchesOfQueries(queries: QueryMatcher, subject: Subject): Match[] {
  const ids = heardBy(queries, subject)
  const matches = ids.map((monitor_id) => ({ monitor_id, spans: spansFor(queries, monitor_id) }))
  if (queries.met.post % RETUNED_AFTER === 0) retune(queries)
  return matches
}

function note(found: Map<number, Found>, value: number, [first, last]: [first: number, last: number]): void {
  const monitor = value >> 1
  let entry = found.get(monitor)
  if (entry === undefined) {
    entry = { wanted: [], unwanted: [] }
    found.set(monitor, entry)
  }
  const side = (value & 1) === 0 ? entry.wanted : entry.unwanted
  if (side.length < 2 * FOUND_MAX) side.push(first, last)
}

function matchesOf(tokens: Tokens, found: ReadonlyMap<number, Found>, ids: readonly string[]): Match[] {
  const matches: Match[] = []
  for (const [monitor, { wanted, unwanted }] of [...found].sort(([a], [b]) => a - b)) {
    const left = unwanted.length === 0 ? wanted : withoutUnwanted(wanted, unwanted)
    if (left.length === 0) continue
    matches.push({ monitor_id: ids[monitor] ?? '', spans: spansOf(tokens, left) })
  }
  return matches
}

/** What is left when names inside an unwanted phrase are taken out; nothing if an unwanted phrase stands by itself. */
function withoutUnwanted(wanted: readonly number[], unwanted: readonly number[]): number[] {
  const hidden = new Set<number>()
  for (let out = 0; out < unwanted.length; out += 2) {
    let holdsName = false
    for (let at = 0; at < wanted.length; at += 2) {
      const inside = (wanted[at] ?? 0) >= (unwanted[out] ?? 0) && (wanted[at + 1] ?? 0) <= (unwanted[out + 1] ?? 0)
      if (!inside) continue
      holdsName = true
      hidden.add(at)
    }
    if (!holdsName) return []
  }
  return wanted.filter((_, at) => !hidden.has(at - (at % 2)))
}

function spansOf(tokens: Tokens, pairs: readonly number[]): Place[] {
  const spans: { start: number; end: number }[] = []
  for (let at = 0; at < pairs.length; at += 2) {
    const start = tokens.starts[pairs[at] ?? 0] ?? 0
    const end = tokens.ends[pairs[at + 1] ?? 0] ?? start
    if (!spans.some((span) => span.start === start && span.end === end)) spans.push({ start, end })
  }
  spans.sort((a, b) => a.start - b.start || a.end - b.end)
  return spans.slice(0, SPANS_MAX).map(({ start, end }) => placeOf(tokens, start, end))
}
