/**
 * A query as a list of tests that lie behind one another in memory: each names what is tested and where to go on if it
 * is so and if not. A query that most posts fail fails at its first or second test.
 */
import { ALL, ANY, ATOM, FIELD, NEAR, NEVER, NOT, type Node, SEQUENCE, TOGETHER } from './compile.ts'
import { holds } from './evaluate.ts'
import { isMet, type Met } from './met.ts'

/** Where a program ends. */
const YES = -1
const NO = -2

/** Three numbers for each test: an atom or, below zero, a node (`~number`); where to go on if so; where if not. */
export interface Program {
  tests: number[]
  from: number
}

export function programOf(root: Node, shares: readonly number[]): Program {
  const tests: number[] = []
  const from = emit({ tests, shares }, root, { yes: YES, no: NO })
  return { tests, from }
}

interface Making {
  tests: number[]
  shares: readonly number[]
}
interface Exits {
  yes: number
  no: number
}

/** Made from the end to the beginning, so that where to go on is known; gives the place of the first test. */
function emit(making: Making, node: Node, { yes, no }: Exits): number {
  switch (node.op) {
    case NEVER:
      return no
    case NOT:
      return emit(making, node.of[0] as Node, { yes: no, no: yes })
    case ANY:
      return inTurn(node.of, (part, next) => emit(making, part, { yes, no: next }), no)
    case ALL:
      return inTurn(anchoredLast(making, node.of), (part, next) => emit(making, part, { yes: next, no }), yes)
    case ATOM:
      return node.in_title ? withAtoms(making, node, { yes, no }) : test(making, node.atoms[0] ?? 0, { yes, no })
    case FIELD:
      return test(making, ~node.number, { yes, no })
    case NEAR: {
      const places = test(making, ~node.number, { yes, no })
      return inTurn(node.of, (part, next) => emit(making, part, { yes: next, no }), places)
    }
    default:
      return withAtoms(making, node, { yes, no })
  }
}

function test({ tests }: Making, what: number, { yes, no }: Exits): number {
  return tests.push(what, yes, no) - 3
}

/** Where words stand is asked only when all are there. */
function withAtoms(making: Making, node: Node, { yes, no }: Exits): number {
  let next = test(making, ~node.number, { yes, no })
  const common = [...new Set(node.atoms)].sort((a, b) => (making.shares[b] ?? 0) - (making.shares[a] ?? 0))
  for (const atom of common) next = test(making, atom, { yes: next, no })
  return next
}

/** The last is made first. */
const inTurn = (parts: readonly Node[], make: (part: Node, next: number) => number, end: number): number =>
  parts.reduceRight((next, part) => make(part, next), end)

/** The rarest part is the one that the query waits for: when it is asked, that part mostly holds. So it comes last. */
function anchoredLast({ shares }: Making, parts: readonly Node[]): Node[] {
  const [rarest, ...others] = parts.toSorted((a, b) => likely(a, shares) - likely(b, shares))
  return rarest === undefined ? [] : [...others, rarest]
}

/** How often a node holds, in posts of a million: a guess. */
function likely({ op, of, atoms }: Node, shares: readonly number[]): number {
  const least = () => Math.min(...atoms.map((atom) => shares[atom] ?? 0))
  if (op === ATOM) return least()
  if (op === SEQUENCE || op === TOGETHER) return least() / 10
  if (op === ANY) return of.reduce((sum, part) => sum + likely(part, shares), 0)
  if (op === ALL || op === NEAR) return Math.min(...of.map((part) => likely(part, shares)))
  return op === NOT ? 900_000 : 300_000
}

/** Runs the program that begins at this place of the code; its places count from `base`. */
export function isSo(
  met: Met,
  { code, nodes, base, from }: { code: Int32Array; nodes: readonly Node[]; base: number; from: number },
): boolean {
  let at = from
  while (at >= 0) {
    const what = code[base + at] as number
    const so = what >= 0 ? isMet(met, what) : holds(met, nodes[~what] as Node)
    at = code[base + at + (so ? 1 : 2)] as number
  }
  return at === YES
}
