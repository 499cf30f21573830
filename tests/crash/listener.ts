/** A process that listens to the stand-in feeds and stores what it hears with its cursor in one commit. */
import { sql } from 'kysely'
import { keepCursor } from '#areas/channels/cursor.ts'
import { startListening } from '#areas/channels/listen.ts'
import type { Intake } from '#areas/channels/ports.ts'
import { byNetwork } from '#areas/channels/sending.ts'
import { openDatabase } from '#platform/database.ts'
import { openLog } from '#platform/log.ts'
import { secretsWith } from '#platform/secrets.ts'
import { system } from '#platform/work.ts'
import { FEED } from './connectors.ts'
import { CRASH_PACE, realOutside } from './stage.ts'

const { CRASH_URL = '', CRASH_KEY = '' } = process.env
const database = openDatabase(CRASH_URL, { connections: 8 })

/** `crash_heard` has a key of channel and number: the same event stored twice fails. */
const store: Intake = async (channel, batch) => {
  await database.inWork({ workspace_id: channel.workspace_id, by: system('crash.listener') }, async (work) => {
    await keepCursor(work, channel, batch)
    for (const event of batch.events)
      if (event.kind === 'post')
        await sql`insert into crash_heard (channel_id, nth) values (${channel.channel_id}, ${Number(event.post.native_id)})`.execute(
          work.db,
        )
  })
}

const lastOf = new Map<string, Promise<void>>()
/** In their order, nothing behind one that failed, as an intake has to. */
const intake: Intake = (channel, batch) => {
  const stored = (lastOf.get(channel.channel_id) ?? Promise.resolve()).then(() => store(channel, batch))
  lastOf.set(channel.channel_id, stored)
  const forget = () => void (lastOf.get(channel.channel_id) === stored && lastOf.delete(channel.channel_id))
  stored.then(forget, forget)
  return stored
}

startListening({
  database,
  secrets: secretsWith(Buffer.from(CRASH_KEY, 'hex')),
  outside: realOutside,
  connectors: byNetwork([FEED]),
  log: openLog('silent'),
  pace: CRASH_PACE,
  intake,
  poll_ms: 40,
  silent_ms: 2_000,
  holder: String(process.pid),
  lease_ms: 1_000,
  tick_ms: 50,
  most: 100,
})
process.send?.('ready')
