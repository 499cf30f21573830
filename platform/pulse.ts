/**
 * Notices that the database is away without a word: a network that swallows packets, a machine that stands still.
 * PostgreSQL's own timeouts are told by PostgreSQL, so they are no help then, and TCP gives up after a quarter of an
 * hour. A question each second over a connection of its own; four that stay open mean away, however busy this process is.
 */
import pg from 'pg'

const BEAT_MS = 1_000
const MISSED = 4

export interface Pulse {
  away(): boolean
  close(): void
}

/** `onAway` is called when it is noticed and, while it lasts, every few seconds again. */
export function watchPulse(direct_url: string, onAway: () => void): Pulse {
  let client: pg.Client | null = null
  let asking = false
  let missed = 0
  let away = false

  const drop = () => {
    const dropped = client
    client = null
    asking = false
    missed = 0
    if (dropped) breakOff(dropped)
  }

  const ask = async () => {
    asking = true
    const fresh = client === null
    const mine = client ?? new pg.Client({ connectionString: direct_url })
    client = mine
    try {
      if (fresh) {
        mine.on('error', () => {})
        await mine.connect()
      }
      await mine.query('select 1')
      if (client !== mine) return
      away = false
      missed = 0
      asking = false
    } catch {
      // It answers with a no, such as while it starts: whoever asks hears that too, so nothing has to be broken off.
      if (client === mine) drop()
    }
  }

  const beat = () => {
    if (!asking) return void ask()
    missed += 1
    if (missed < MISSED) return
    away = true
    drop()
    onAway()
    void ask()
  }
  const timer = setInterval(beat, BEAT_MS).unref()
  return {
    away: () => away,
    close: () => {
      clearInterval(timer)
      drop()
    },
  }
}

/** Ends a connection at once, as if the other side had; what waits on it fails. */
export function breakOff(client: pg.Client | pg.PoolClient): void {
  const { connection } = client as unknown as { connection?: { stream?: { destroy(): void } } }
  connection?.stream?.destroy()
}
