/** Listening as the host does it, until something that the test waits for has come. */
import { setTimeout as wait } from 'node:timers/promises'
import { bluesky } from '#connectors/bluesky/connector.ts'
import type { Account, NetworkEvent, NetworkPost } from '#connectors/connector.ts'
import { outside } from './outside.ts'

const PATIENCE_MS = 20_000

export interface Heard {
  events: NetworkEvent[]
  cursor: string | null
  waited_ms: number
}

/** Calls `listen` again and again from its last cursor, as after a poll or a broken stream. */
export async function hearUntil(
  account: Account,
  from: string | null,
  enough: (events: NetworkEvent[]) => boolean,
): Promise<Heard> {
  const events: NetworkEvent[] = []
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS)
  const began = performance.now()
  let cursor = from
  while (!stop.signal.aborted) {
    let again_ms = 0
    for await (const batch of bluesky.listen(outside, account, cursor, stop.signal)) {
      events.push(...batch.events)
      cursor = batch.cursor
      again_ms = batch.poll_after_ms ?? 0
      if (enough(events)) stop.abort()
    }
    await wait(Math.min(again_ms, 300))
  }
  clearTimeout(patience)
  if (!enough(events)) throw new Error(`It was not heard within ${PATIENCE_MS} ms; ${events.length} events were.`)
  return { events, cursor, waited_ms: Math.round(performance.now() - began) }
}

export function postWith(events: readonly NetworkEvent[], native_id: string): NetworkPost | undefined {
  return events.flatMap((event) => (event.kind === 'post' && event.post.native_id === native_id ? [event.post] : []))[0]
}

/** What the network shows only after its index caught up. */
export async function eventually<T>(look: () => Promise<T>, good: (found: T) => boolean): Promise<T> {
  for (const late_at = Date.now() + PATIENCE_MS; ; await wait(200)) {
    const found = await look().catch((error: unknown) => error as Error)
    if (!(found instanceof Error) && good(found)) return found
    if (Date.now() > late_at)
      throw new Error(`It did not come: ${found instanceof Error ? found.message : JSON.stringify(found)}`)
  }
}
