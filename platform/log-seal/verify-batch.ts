/** One seal against the facts it covers and the seal before it. */
import { z } from 'zod'
import { type FactEntry, isForgotten, leafOf, type SealEntry, sealOf } from './leaf.ts'
import type { Reading } from './verify.ts'

const LEAF_BYTES = 32

export function checkBatch(reading: Reading): void {
  if (!reading.batch) return
  const { seal, facts } = reading.batch
  const first = reading.sealed_position + 1
  const leaves = leavesOf(seal)
  const follows = seal.from_position === first
  if (!follows) reading.find('seal', first, gap(first, seal))
  if (leaves.length !== seal.to_position - seal.from_position + 1)
    reading.find('seal', first, `The seal from position ${first} does not hold one leaf for each fact it names.`)
  const wrong_leaves = follows ? checkChain(reading, seal, leaves) : []
  if (!follows) reading.before = [Buffer.from(seal.seal, 'hex')]
  for (const position of wrong_leaves) reading.find('seal', position, `The leaf of position ${position} was changed.`)
  checkFacts(reading, { from: seal.from_position, leaves, facts, trusted: new Set(wrong_leaves) })
  // The leaves tell how far it went, even where the range was edited.
  reading.sealed_position = seal.from_position + Math.max(leaves.length, 1) - 1
}

function gap(first: number, seal: SealEntry): string {
  return seal.from_position > first
    ? `The seal from position ${first} is gone or its range was changed: the next begins at ${seal.from_position}.`
    : `The range of a seal was changed: one begins at ${seal.from_position}, where ${first} should follow.`
}

function leavesOf({ leaves }: SealEntry): string[] {
  const length = LEAF_BYTES * 2
  return Array.from({ length: Math.ceil(leaves.length / length) }, (_, i) => leaves.slice(i * length, (i + 1) * length))
}

/** Returns the positions of leaves that were edited; finds it when something else of the seal was. */
function checkChain(reading: Reading, seal: SealEntry, leaves: readonly string[]): number[] {
  const stored = Buffer.from(seal.seal, 'hex')
  const fits = (leaves_hex: string) =>
    reading.before.some((before) => sealOf(before, { ...seal, leaves: leaves_hex }).equals(stored))
  if (fits(seal.leaves)) {
    reading.before = [stored]
    return []
  }
  const recomputed = reading.batch?.facts.map((fact) => leafOf(fact).toString('hex')) ?? []
  if (recomputed.length === leaves.length && fits(recomputed.join(''))) {
    reading.before = [stored]
    return leaves.flatMap((leaf, i) => (leaf === recomputed[i] ? [] : [seal.from_position + i]))
  }
  const [before = Buffer.alloc(0)] = reading.before
  reading.before = [
    stored,
    ...[seal.leaves, recomputed.join('')].map((hex) => sealOf(before, { ...seal, leaves: hex })),
  ]
  reading.find(
    'seal',
    seal.from_position,
    `The seal of positions ${seal.from_position} to ${seal.to_position} was changed.`,
  )
  return []
}

interface Covered {
  from: number
  leaves: readonly string[]
  facts: readonly FactEntry[]
  /** Positions whose leaf is known to be wrong while the fact is right. */
  trusted: ReadonlySet<number>
}

function checkFacts(reading: Reading, { from, leaves, facts, trusted }: Covered): void {
  const at = Map.groupBy(facts, (fact) => fact.position)
  for (const [i, leaf] of leaves.entries()) {
    const position = from + i
    const here = at.get(position) ?? []
    for (const fact of here) note(reading, fact)
    const right = here.some((fact) => leafOf(fact).toString('hex') === leaf)
    if (here.length === 0) miss(reading, position)
    else if (here.length > 1) reading.find('fact', position, `${here.length} facts claim position ${position}.`)
    else if (!right && !trusted.has(position))
      reading.find('fact', position, `The fact at position ${position} was changed.`)
  }
}

export function miss({ missing }: Reading, position: number): void {
  const last = missing.at(-1)
  if (last?.to === position - 1) last.to = position
  else missing.push({ from: position, to: position })
}

const Forgotten = z.object({ positions: z.array(z.number()) })
const Dropped = z.object({ ranges: z.array(z.object({ from: z.number(), to: z.number() })) })

/** What this fact says of others. */
export function note(reading: Reading, fact: FactEntry): void {
  if (isForgotten(fact)) reading.forgotten.push(fact.position)
  if (fact.name === 'platform.facts_forgotten')
    for (const position of detailOf(fact, Forgotten)?.positions ?? []) reading.erased.add(position)
  if (fact.name === 'platform.facts_dropped') reading.dropped.push(...(detailOf(fact, Dropped)?.ranges ?? []))
}

function detailOf<T>(fact: FactEntry, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(fact.detail ?? 'null')).data
  } catch {
    return undefined
  }
}
