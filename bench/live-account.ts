/** An account to hear through, and what is said to it. */
import { sql } from 'kysely'
import type { HeldChannel } from '#areas/channels/ports.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { system } from '#platform/work.ts'

export async function openAccount(database: Database, workspace_id: string): Promise<HeldChannel> {
  return database.inWork({ workspace_id, by: system('bench') }, async ({ db, now }) => {
    const channel_id = newId(now)
    await sql`insert into channels_channels (workspace_id, id, network, native_id, handle, display_name, url, purpose, state, created_at)
      values (${workspace_id}, ${channel_id}, 'bluesky', 'did:plc:bench', 'bench.example', 'Bench', 'https://bsky.example/bench', 'account', 'well', ${now})`.execute(
      db,
    )
    // The server's own workers leave it alone until tomorrow.
    await sql`insert into channels_leases (workspace_id, channel_id, listens, next_at, upkeep_at)
      values (${workspace_id}, ${channel_id}, true, ${now}::timestamptz + interval '1 day', ${now}::timestamptz + interval '1 day')`.execute(
      db,
    )
    return { workspace_id, channel_id, network: 'bluesky', native_id: 'did:plc:bench', purpose: 'account', token: 0 }
  })
}

export function postBy(nth: number, name = `Wren Number${nth}`): NetworkEvent {
  const handle = `wren${nth}.example`
  const native_id = `at://${handle}/${nth}`
  const author = { native_id: `did:plc:${handle}`, handle, name, avatar_url: null, url: null, followers: 12 }
  return {
    kind: 'post',
    post: {
      ...{ native_id, revision: '', thread_id: native_id, parent_id: null, url: `https://bsky.example/${nth}`, author },
      ...{ title: null, text: `Order ${nth} has not arrived and nobody answers`, spans: [], media: [], lang: 'en' },
      ...{ posted_at: new Date(), audience: 'public', addressed: 'mention', repeats: null, counts: null },
      reply_handle: {},
    },
  }
}
