/** Which words of a post made a query hold: those a reader is shown. */
import { ALL, ANY, ATOM, NEAR, type Node, SEQUENCE, TOGETHER } from './compile.ts'
import { holds, placesOf } from './evaluate.ts'
import type { Met } from './met.ts'

/** A post that says a name a thousand times has said it. */
export const SPANS_MAX = 10

/** From which term to which, in reading order, none within another. */
export function spokenIn(met: Met, root: Node): [first: number, last: number][] {
  const found: [number, number][] = []
  gather(met, root, found)
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const apart: [number, number][] = []
  for (const place of found) if (place[1] > (apart.at(-1)?.[1] ?? -1)) apart.push(place)
  return apart.slice(0, SPANS_MAX)
}

function gather(met: Met, node: Node, found: [number, number][]): void {
  if (!holds(met, node)) return
  if (node.op === ANY || node.op === ALL) for (const part of node.of) gather(met, part, found)
  else if (node.op === NEAR) gatherNear(met, node, found)
  else if (node.op === ATOM || node.op === SEQUENCE || node.op === TOGETHER) add(placesOf(met, node), found)
}

/** Of what stands near each other, the words themselves and not what is between them. */
function gatherNear(met: Met, node: Node, found: [number, number][]): void {
  const stretches = placesOf(met, node)
  const within: [number, number][] = []
  for (const part of node.of) gather(met, part, within)
  for (const place of within) if (isInside(place, stretches)) found.push(place)
}

function isInside([first, last]: [number, number], stretches: readonly number[]): boolean {
  for (let at = 0; at < stretches.length; at += 2)
    if (first >= (stretches[at] as number) && last <= (stretches[at + 1] as number)) return true
  return false
}

function add(places: readonly number[], found: [number, number][]): void {
  for (let at = 0; at < places.length; at += 2) found.push([places[at] as number, places[at + 1] as number])
}
