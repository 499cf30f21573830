/**
 * Follows the site item by item: ids rise by one, so what lies between the last one read and the newest is exactly what
 * was said meanwhile, however long we were away. What changes later is met twice: in the list of what changed lately,
 * at once where nothing broke; and for certain when each item is read again after the time in which it can be changed.
 */
import type { Account, Batch, NetworkEvent, Outside } from '../connector.ts'
import { type Asking, DEFAULT_SERVER, isThere, readItems, readNewest, readUpdates } from './asking.ts'
import { type Cursor, readCursor, stillMissing } from './cursor.ts'
import { isGone, OPTIONS, postOf } from './posts.ts'
import { startFor } from './start.ts'
import { rootsOf } from './threads.ts'
import type { Item } from './wire.ts'

const POLL_MS = 30_000
/** While there is more to read than one run takes. */
const SOON_MS = 1_000
const AT_ONCE = 100
/** As many of each kind in one run, so that what was found is stored before long. */
const NEW = 2_000
const AGAIN = 200
/** Two hours are given to edit and to delete; a little more, since clocks differ. */
const SETTLED_MS = 135 * 60_000

export async function* hearItems(
  outside: Outside,
  account: Account,
  { cursor, signal }: { cursor: string | null; signal: AbortSignal },
): AsyncGenerator<Batch, void, undefined> {
  const asking = { outside, server: account.settings['server'] ?? DEFAULT_SERVER, signal }
  const newest = await readNewest(asking)
  const place = readCursor(cursor) ?? (await beginning(asking, newest, account))
  const run: Run = { asking, newest, wants: account.settings['kinds'] === 'stories' ? 'stories' : 'all', gone: [] }
  const again = await readAgain(run, place)
  const changed = await eventsOf(run, again.items)
  if (changed.length > 0) yield { events: changed, cursor: JSON.stringify(place) }
  const { settled, missing } = again
  let after: Cursor = { ...place, settled, missing }
  for await (const chunk of newItems(run, after)) {
    after = chunk.cursor
    const events = await eventsOf(run, chunk.items)
    yield { events, cursor: JSON.stringify(unlessGone(run, place, after)), ...behind(run, chunk.items) }
  }
  const more = again.more || (place.read < after.read && after.read < newest)
  yield { events: deletions(run), cursor: JSON.stringify(after), poll_after_ms: more ? SOON_MS : POLL_MS }
}

interface Run {
  asking: Asking
  newest: number
  wants: 'all' | 'stories'
  /** Deleted or killed since it was heard. Told last: it is what happened last. */
  gone: Item[]
}

async function beginning(asking: Asking, newest: number, { settings }: Account): Promise<Cursor> {
  const read = await startFor(asking, newest, Number(settings['days'] ?? 0))
  return { read, settled: read, missing: {} }
}

/** Until the deletions are told, what was looked through again does not count as such. */
function unlessGone({ gone }: Run, before: Cursor, after: Cursor): Cursor {
  return gone.length === 0 ? after : { ...after, settled: Math.min(after.settled, before.settled) }
}

interface Again {
  items: Item[]
  settled: number
  missing: Cursor['missing']
  /** Some more are due already. */
  more: boolean
}

/** What changed lately, what was not there yet, and what has become too old to change; all of it was read before. */
async function readAgain(run: Run, place: Cursor): Promise<Again> {
  const { asking } = run
  const absent = Object.keys(place.missing).map(Number)
  const lately = (await readUpdates(asking)).filter((id) => id <= place.read)
  const ids = [...new Set([...lately, ...absent])]
  const found = await readItems(asking, ids)
  const there = new Map(found.flatMap((item) => (item ? [[item.id, item]] : [])))
  const { settled, items: old, more } = await readSettled(asking, place)
  for (const item of old) there.set(item.id, item)
  const items = [...there.values()]
  run.gone.push(...items.filter((item) => isGone(item)))
  return {
    items,
    settled,
    more,
    missing: stillMissing(
      place.missing,
      absent.filter((id) => !there.has(id)),
    ),
  }
}

/** Those right behind what is settled that nobody can change any more. One is asked first: mostly none is due. */
async function readSettled(asking: Asking, { read, settled }: Cursor): Promise<Omit<Again, 'missing'>> {
  const first = await readItems(asking, upTo(settled, Math.min(read, settled + 1)))
  if (first.length === 0 || first.some((item) => item && !isSettled(asking, item)))
    return { items: [], settled, more: false }
  const ids = upTo(settled, Math.min(read, settled + AGAIN))
  const rest = await readItems(asking, ids.slice(1))
  const all = [...first, ...rest]
  const young = all.findIndex((item) => item !== null && !isSettled(asking, item))
  const old = young === -1 ? all : all.slice(0, young)
  // What is not there may be young: only what is older than something settled is passed over, or a desert of ids.
  const due = old.findLastIndex((item) => item !== null) + 1 || (old.length === AGAIN ? AGAIN : 0)
  const items = old.filter((item) => item !== null)
  return { items, settled: settled + due, more: due === AGAIN && settled + due < read }
}

const isSettled = ({ outside }: Asking, { time }: Item): boolean => outside.now().getTime() - time * 1_000 > SETTLED_MS

interface Chunk {
  items: Item[]
  cursor: Cursor
}

async function* newItems({ asking, newest }: Run, place: Cursor): AsyncGenerator<Chunk, void, undefined> {
  const end = Math.min(newest, place.read + NEW)
  for (let cursor = place; cursor.read < end; ) {
    const ids = upTo(cursor.read, Math.min(end, cursor.read + AT_ONCE))
    const answers = await readItems(asking, ids)
    const items = answers.filter((item) => item !== null)
    // Not one is there: either they all come later, or these ids were never given out.
    if (items.length === 0 && !(await isThere(asking, newest))) return
    const absent = items.length === 0 ? [] : ids.filter((_, at) => answers[at] === null)
    const read = ids.at(-1) ?? cursor.read
    const missing = { ...cursor.missing, ...stillMissing({}, absent) }
    const settled =
      cursor.settled === cursor.read && items.every((item) => isSettled(asking, item)) ? read : cursor.settled
    cursor = { read, settled, missing }
    yield { items, cursor }
  }
}

const upTo = (after: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - after) }, (_, n) => after + 1 + n)

/** Oldest first; what is gone says nothing. */
async function eventsOf(run: Run, items: readonly Item[]): Promise<NetworkEvent[]> {
  const { asking, wants } = run
  const wanted = items.filter((item) => !isGone(item) && (wants === 'all' || item.type !== 'comment'))
  const roots = await rootsOf(asking, wanted)
  const options = await optionsOf(asking, wanted)
  const now = asking.outside.now()
  const posts = wanted.flatMap((item) => {
    const around = { root: roots.get(item.id) ?? item.id, options: options.get(item.id) ?? [], now }
    return postOf(item, around) ?? []
  })
  posts.sort((a, b) => a.posted_at.getTime() - b.posted_at.getTime() || Number(a.native_id) - Number(b.native_id))
  return posts.map((post) => ({ kind: 'post', post }))
}

/** The options of each poll, in their order. */
export async function optionsOf(asking: Asking, items: readonly Item[]): Promise<ReadonlyMap<number, Item[]>> {
  const options = new Map<number, Item[]>()
  for (const { id, type, parts } of items) {
    if (type !== 'poll' || !parts) continue
    const read = await readItems(asking, parts.slice(0, OPTIONS))
    options.set(
      id,
      read.flatMap((option) => (option && !isGone(option) ? [option] : [])),
    )
  }
  return options
}

/** The network does not say when; not later than now. */
function deletions({ asking, gone }: Run): NetworkEvent[] {
  const at = asking.outside.now()
  return gone.map(({ id }) => ({ kind: 'deleted', native_id: String(id), at }))
}

function behind({ asking, newest }: Run, items: readonly Item[]): Pick<Batch, 'behind_ms'> {
  const last = items.at(-1)
  if (!last || last.id >= newest) return { behind_ms: 0 }
  return { behind_ms: Math.max(0, asking.outside.now().getTime() - last.time * 1_000) }
}
