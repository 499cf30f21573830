/** The copies of the server that run over this database, each telling every ten seconds that it is there. */
import './tables.ts'
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Log } from './log.ts'
import { type Loop, startLoop } from './loop.ts'
import { VERSION } from './version.ts'

const BEAT_MS = 10_000
const FORGOTTEN_AFTER_MS = 3_600_000

export interface Heartbeat {
  database: Database
  log: Log
  loops: () => readonly Loop[]
  now?: () => Date
}

export function startHeartbeat({ database, log, loops, now = () => new Date() }: Heartbeat): Loop {
  const id = randomUUID()
  const started_at = now()
  const beat = async () => {
    const names = JSON.stringify(loops().map((loop) => loop.name))
    await database.asPlatform(async (db) => {
      await sql`insert into platform_copies (id, host, process_id, version, started_at, seen_at, loops)
        values (${id}, ${hostname()}, ${process.pid}, ${VERSION}, ${started_at}, ${now()}, ${names})
        on conflict (id) do update set seen_at = excluded.seen_at, loops = excluded.loops`.execute(db)
      await sql`delete from platform_copies where seen_at < ${new Date(now().getTime() - FORGOTTEN_AFTER_MS)}`.execute(
        db,
      )
    })
    return false
  }
  const loop = startLoop({ name: 'heartbeat', log, idle_ms: BEAT_MS, step: beat })
  const leave = () =>
    database.asPlatform(async (db) => void (await db.deleteFrom('platform_copies').where('id', '=', id).execute()))
  return {
    ...loop,
    stop: () =>
      loop
        .stop()
        .then(leave)
        .catch(() => {}),
  }
}
