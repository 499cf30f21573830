/**
 * An item names what it answers, not the story it belongs to. The way up is read once: whoever answers in a thread that
 * was climbed before costs no request. Parents are older, so their ids are smaller; anything else is no parent.
 */
import type { Outside } from '../connector.ts'
import { type Asking, readItems } from './asking.ts'
import type { Item } from './wire.ts'

/** No thread is so deep; a server that says so is not followed for ever. */
const DEPTH = 200
const REMEMBERED = 50_000

export const parentOf = ({ id, parent }: Item): number | null => (parent !== undefined && parent < id ? parent : null)

/** The root of each; its own id where it answers nothing. */
export async function rootsOf(asking: Asking, items: readonly Item[]): Promise<ReadonlyMap<number, number>> {
  const remembered = rootsKnownTo(asking)
  const read = new Map<number, Item | null>(items.map((item) => [item.id, item]))
  for (let step = 0; step < DEPTH; step++) {
    const next = new Set(items.flatMap((item) => climb(item, read, remembered).unread ?? []))
    if (next.size === 0) break
    const ids = [...next]
    const answers = await readItems(asking, ids)
    for (const [at, id] of ids.entries()) read.set(id, answers[at] ?? null)
  }
  return new Map(items.map((item) => [item.id, rootOf(item, read, remembered)]))
}

interface Climbed {
  top: number
  /** The next on the way up, where it was not read yet. */
  unread: number | null
  sure: boolean
}

function climb(from: Item, read: ReadonlyMap<number, Item | null>, remembered: Roots): Climbed {
  let item = from
  for (;;) {
    const known = remembered.get(item.id)
    if (known !== undefined) return { top: known, unread: null, sure: true }
    const parent = parentOf(item)
    if (parent === null) return { top: item.id, unread: null, sure: true }
    const above = read.get(parent)
    if (!above) return { top: parent, unread: above === null ? null : parent, sure: false }
    item = above
  }
}

function rootOf(item: Item, read: ReadonlyMap<number, Item | null>, remembered: Roots): number {
  const { top, sure } = climb(item, read, remembered)
  if (sure) remember(remembered, item.id, top)
  return top
}

function remember(remembered: Roots, id: number, root: number): void {
  remembered.set(id, root)
  const [oldest] = remembered.keys()
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
}

/** By id. What was met first is forgotten first. */
type Roots = Map<number, number>

/** Where a thread begins never changes, so it is kept for all who ask the same server through the same client. */
const memories = new WeakMap<Outside, Map<string, Roots>>()

function rootsKnownTo({ outside, server }: Asking): Roots {
  const memory = memories.getOrInsertComputed(outside, () => new Map())
  return memory.getOrInsertComputed(server, () => new Map())
}
