/**
 * What a post must hold for a query to be asked at all: its anchors. A query is registered under the rarest ones it has,
 * so that among a hundred thousand queries a post asks only a few.
 */
import type { Atom } from './atoms.ts'
import { ALL, ANY, ATOM, NEAR, type Node, SEQUENCE, TOGETHER } from './compile.ts'

/** Where this atom is met the query may hold, but not without `also`. */
export interface Anchor {
  atom: Atom
  also: Atom | null
}

/** One of these is met wherever the node holds; null if it may hold without any. */
export function anchorsOf(node: Node): Anchor[] | null {
  switch (node.op) {
    case ATOM:
      return [{ atom: node.atoms[0] as Atom, also: null }]
    case SEQUENCE:
    case TOGETHER:
      return [twoRarest(node.atoms)]
    case ANY:
      return anchorsOfAny(node)
    case ALL:
    case NEAR:
      return anchorsOfAll(node)
    case 0:
      return []
    default:
      return null
  }
}

function twoRarest(atoms: readonly Atom[]): Anchor {
  const [atom, also] = [...new Set(atoms)].sort((a, b) => a.share - b.share)
  return { atom: atom as Atom, also: also ?? null }
}

function anchorsOfAny({ of }: Node): Anchor[] | null {
  const all: Anchor[] = []
  for (const part of of) {
    const anchors = anchorsOf(part)
    if (anchors === null) return null
    all.push(...anchors)
  }
  return all
}

/** Those of the part that is met least; another part that hangs on a single atom is what else must be met. */
function anchorsOfAll({ of }: Node): Anchor[] | null {
  const each = of.map(anchorsOf).filter((anchors) => anchors !== null)
  each.sort((a, b) => shareOf(a) - shareOf(b))
  const [best, ...others] = each
  if (best === undefined) return null
  const single = others.find((anchors) => anchors.length === 1)?.[0]?.atom ?? null
  return best.map(({ atom, also }) => ({ atom, also: also ?? (single === atom ? null : single) }))
}

const shareOf = (anchors: readonly Anchor[]) => anchors.reduce((sum, { atom }) => sum + atom.share, 0)
