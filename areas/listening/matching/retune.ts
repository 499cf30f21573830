/**
 * How common a word is was guessed when its query came; the stream knows better. Queries that wait for a word that
 * turned out to be common are made to wait for another of theirs.
 */
import { anchorsOf } from './anchors.ts'
import { type QueryMatcher, register, unregister } from './matcher.ts'

/** A guess weighs as much as so many posts. */
const GUESS_POSTS = 2000
/** So many atoms are looked at, those that called up the most queries, and so many queries at most: a moment's work. */
const ATOMS_MOST = 200
const QUERIES_MOST = 2000

export function retune(matcher: QueryMatcher): void {
  const { met, asks, nodes, queries } = matcher
  const { shares, guesses } = nodes.atoms
  for (let atom = 0; atom < shares.length; atom += 1)
    shares[atom] = (1_000_000 * (met.seen[atom] ?? 0) + GUESS_POSTS * (guesses[atom] ?? 0)) / (met.post + GUESS_POSTS)
  const called = (atom: number) => (met.seen[atom] ?? 0) * (asks[atom]?.length ?? 0)
  const busiest = asks.map((_, atom) => atom).filter((atom) => called(atom) > 0)
  busiest.sort((a, b) => called(b) - called(a))
  const waiting = new Set<number>()
  for (const atom of busiest.slice(0, ATOMS_MOST)) {
    if (waiting.size > QUERIES_MOST) break
    for (let at = 0; at < (asks[atom]?.length ?? 0); at += 2) waiting.add(asks[atom]?.[at] ?? 0)
  }
  for (const number of waiting) {
    const query = queries[number]
    if (!query) continue
    unregister(matcher, number)
    query.anchors = anchorsOf(query.root, shares)
    register(matcher, number)
  }
}
