/**
 * A channel's batches one after the other. Each begins as soon as the statements of the one before ran, while that writes
 * its facts and commits; it commits after it, and not at all where the one before fails, since its cursor would pass over
 * what is missing. Where the two share a post or a thread, or where something is to be removed, it waits for the commit.
 */
import type { Batch } from '#areas/channels/identity.ts'

export interface Turn {
  /** Its statements ran, or it failed: only its facts and its commit are to come. */
  ran: Promise<unknown>
  /** The latest instant of its Work and of those before, from which their ids were made. */
  stored: Promise<Date>
  /** Native ids of posts and threads that it touches. */
  touched: ReadonlySet<string>
  /** The same of the one before, which may have begun late. */
  touchedBefore: ReadonlySet<string>
}

const FIRST: Turn = {
  ran: Promise.resolve(),
  stored: Promise.resolve(new Date(0)),
  touched: new Set(),
  touchedBefore: new Set(),
}

/** What a batch fails with behind one that failed. */
export class Behind extends Error {
  override readonly name = 'Behind'
}

/** `ran` is called when nothing but facts and commit is left; after that the batch may not be tried again. */
export type Store = (before: Turn, ran: () => void) => Promise<Date>

export function openTurns(): (channel_id: string, batch: Batch, store: Store) => Promise<void> {
  const lastOf = new Map<string, Turn>()
  return async (channel_id, batch, store) => {
    const { promise: ran, resolve } = Promise.withResolvers<void>()
    const before = lastOf.get(channel_id) ?? FIRST
    const stored = store(before, resolve).then(async (at) => later(at, await before.stored))
    const settled = stored.catch((cause: unknown) => {
      throw new Behind('the batch before failed', { cause })
    })
    const turn = {
      ran: Promise.race([ran, settled]),
      stored: settled,
      touched: touchedBy(batch),
      touchedBefore: before.touched,
    }
    // Whoever handed it over hears of its failure; here it only must not count as unheard.
    for (const each of [turn.ran, turn.stored]) each.catch(() => {})
    lastOf.set(channel_id, turn)
    try {
      await stored
    } finally {
      if (lastOf.get(channel_id) === turn) lastOf.delete(channel_id)
    }
  }
}

const later = (one: Date, other: Date): Date => (one > other ? one : other)

/** Whether a batch must wait until the one before is stored, since its order behind that, or behind the one before that, is seen. */
export const sharesWith = ({ touched, touchedBefore }: Turn, batch: Batch): boolean =>
  batch.events.some((event) => {
    if (event.kind !== 'post') return true
    const { native_id, thread_id } = event.post
    const isTouched = (id: string) => touched.has(id) || touchedBefore.has(id)
    return isTouched(native_id) || (thread_id !== native_id && isTouched(thread_id))
  })

function touchedBy(batch: Batch): Set<string> {
  const touched = new Set<string>()
  for (const event of batch.events) {
    if (event.kind !== 'post') touched.add(event.native_id)
    else {
      const { native_id, thread_id } = event.post
      touched.add(native_id)
      if (thread_id !== native_id) touched.add(thread_id)
    }
  }
  return touched
}
