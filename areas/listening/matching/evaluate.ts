/** Whether a node holds for the post that was met, and where. Each node answers once for a post. */

import type { Word } from '#areas/understanding/words.ts'
import type { Atom } from './atoms.ts'
import { atomsOf } from './atoms.ts'
import { ALL, ANY, ATOM, FIELD, NEAR, NOT, type Node, SEQUENCE, TOGETHER } from './compile.ts'
import { isMet, type Met } from './met.ts'

/** A hostile text may hold a word at each place, and a pair of words at each pair of places: no more are counted. */
export const PLACES_MAX = 1000

export function holds(met: Met, node: Node): boolean {
  if (node.answered_for === met.post) return node.holds
  const answer = ask(met, node)
  node.answered_for = met.post
  node.holds = answer
  return answer
}

function ask(met: Met, node: Node): boolean {
  switch (node.op) {
    case ATOM:
      return isMet(met, node.atoms[0] as Atom) && (!node.in_title || placesOf(met, node).length > 0)
    case ANY:
      return node.of.some((part) => holds(met, part))
    case ALL:
      return node.of.every((part) => holds(met, part))
    case NOT:
      return !holds(met, node.of[0] as Node)
    case NEAR:
      return node.of.every((part) => holds(met, part)) && placesOf(met, node).length > 0
    case SEQUENCE:
    case TOGETHER:
      return node.atoms.every((atom) => isMet(met, atom)) && placesOf(met, node).length > 0
    case FIELD:
      return node.test?.(met.subject) ?? false
    default:
      return false
  }
}

const nowhere: readonly number[] = []

/** First and last terms in turn, in the order of the text, each place once. */
export function placesOf(met: Met, node: Node): readonly number[] {
  if (node.placed_for === met.post) return node.places
  const places = find(met, node)
  node.placed_for = met.post
  node.places = node.in_title ? inTitle(met, places) : places
  return node.places
}

function find(met: Met, node: Node): readonly number[] {
  switch (node.op) {
    case ATOM:
      return atomPlaces(met, node.atoms[0] as Atom)
    case SEQUENCE:
      return sequencePlaces(met, node)
    case TOGETHER:
      return togetherPlaces(met, node)
    case ANY:
      return inOrder(node.of.flatMap((part) => placesOf(met, part)))
    case NEAR:
      return nearPlaces(met, node)
    default:
      return nowhere
  }
}

function inTitle({ subject: { tokens } }: Met, places: readonly number[]): readonly number[] {
  const { starts, terms, text_start } = tokens
  return places.filter((_, at) => (starts[terms[places[at | 1] as number] as number] as number) < text_start)
}

function atomPlaces(met: Met, atom: Atom): readonly number[] {
  if (!isMet(met, atom)) return nowhere
  const places: number[] = []
  for (
    let at = met.first_met[atom] as number;
    at !== -1 && places.length < 2 * PLACES_MAX;
    at = met.nexts[at] as number
  )
    places.push(met.firsts[at] as number, met.lasts[at] as number)
  return inOrder(places)
}

/** Where the rarest word of a phrase stands, the others must stand around it. */
function sequencePlaces(met: Met, { atoms, rarest }: Node): readonly number[] {
  const places: number[] = []
  const seed = atoms[rarest] as Atom
  if (!isMet(met, seed)) return nowhere
  for (
    let at = met.first_met[seed] as number;
    at !== -1 && places.length < 2 * PLACES_MAX;
    at = met.nexts[at] as number
  ) {
    const first = (met.firsts[at] as number) - rarest
    if (met.firsts[at] === met.lasts[at] && follow(met, atoms, first)) places.push(first, first + atoms.length - 1)
  }
  return places
}

function follow(met: Met, atoms: readonly Atom[], first: number): boolean {
  const { terms, words } = met.subject.tokens
  if (first < 0 || first + atoms.length > terms.length) return false
  for (let nth = 0; nth < atoms.length; nth += 1) {
    const word = words[terms[first + nth] as number] as Word
    if (!atomsOf(met.atoms, word).includes(atoms[nth] as Atom)) return false
  }
  return true
}

/** For each place where one of the words ends, the shortest stretch to it that holds all of them. */
function togetherPlaces(met: Met, { atoms, within }: Node): readonly number[] {
  const all: { term: number; atom: number }[] = []
  atoms.forEach((atom, nth) => {
    const places = atomPlaces(met, atom)
    for (let at = 0; at < places.length; at += 2)
      if (places[at] === places[at + 1]) all.push({ term: places[at] as number, atom: nth })
  })
  all.sort((a, b) => a.term - b.term)
  const latest = atoms.map(() => -1)
  const places: number[] = []
  all.forEach(({ term, atom }, at) => {
    latest[atom] = term
    if (all[at + 1]?.term === term) return
    const first = Math.min(...latest)
    if (first >= 0 && term - first + 1 - atoms.length < within) places.push(first, term)
  })
  return places
}

function nearPlaces(met: Met, { of, within, ordered }: Node): readonly number[] {
  const [one, other] = of as [Node, Node]
  const [a, b] = [placesOf(met, one), placesOf(met, other)]
  const places: number[] = []
  for (let at = 0; at < a.length && places.length < 2 * PLACES_MAX; at += 2) {
    const [a_first, a_last] = [a[at] as number, a[at + 1] as number]
    for (let beside = 0; beside < b.length; beside += 2) {
      const [b_first, b_last] = [b[beside] as number, b[beside + 1] as number]
      if (b_first > a_last + within) break
      if (b_first > a_last) places.push(a_first, b_last)
      else if (!ordered && a_first > b_last && a_first - b_last <= within) places.push(b_first, a_last)
    }
  }
  return inOrder(places)
}

function inOrder(places: readonly number[]): readonly number[] {
  if (places.length <= 2) return places
  const pairs: [number, number][] = []
  for (let at = 0; at < places.length; at += 2) pairs.push([places[at] as number, places[at + 1] as number])
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return pairs.filter((pair, at) => at === 0 || pair[0] !== pairs[at - 1]?.[0] || pair[1] !== pairs[at - 1]?.[1]).flat()
}
