/**
 * What a post must hold for a query to be asked at all: its anchors. A query is registered under the rarest ones it has,
 * so that among a hundred thousand queries a post asks only a few.
 */
import type { Atom } from './atoms.ts'
import { ALL, ANY, ATOM, NEAR, NEVER, type Node, SEQUENCE, TOGETHER } from './compile.ts'

/** Where this atom is met the query may hold, but not without `also`. */
export interface Anchor {
  atom: Atom
  also: Atom | null
}

/** One of these is met wherever the node holds; null if it may hold without any. */
export function anchorsOf(node: Node, shares: readonly number[]): Anchor[] | null {
  switch (node.op) {
    case ATOM:
      return [{ atom: node.atoms[0] as Atom, also: null }]
    case SEQUENCE:
    case TOGETHER:
      return [twoRarest(node.atoms, shares)]
    case ANY:
      return anchorsOfAny(node, shares)
    case ALL:
    case NEAR:
      return anchorsOfAll(node, shares)
    case NEVER:
      return []
    default:
      return null
  }
}

function twoRarest(atoms: readonly Atom[], shares: readonly number[]): Anchor {
  const [atom, also] = [...new Set(atoms)].sort((a, b) => (shares[a] ?? 0) - (shares[b] ?? 0))
  return { atom: atom as Atom, also: also ?? null }
}

function anchorsOfAny({ of }: Node, shares: readonly number[]): Anchor[] | null {
  const all: Anchor[] = []
  for (const part of of) {
    const anchors = anchorsOf(part, shares)
    if (anchors === null) return null
    all.push(...anchors)
  }
  return all
}

/** Those of the part that is met least; another part that hangs on a single atom is what else must be met. */
function anchorsOfAll({ of }: Node, shares: readonly number[]): Anchor[] | null {
  const each = of.map((part) => anchorsOf(part, shares)).filter((anchors) => anchors !== null)
  const shareOf = (anchors: readonly Anchor[]) => anchors.reduce((sum, { atom }) => sum + (shares[atom] ?? 0), 0)
  each.sort((a, b) => shareOf(a) - shareOf(b))
  const [best, ...others] = each
  if (best === undefined) return null
  const single = others.find((anchors) => anchors.length === 1)?.[0]?.atom ?? null
  return best.map(({ atom, also }) => ({ atom, also: also ?? (single === atom ? null : single) }))
}
