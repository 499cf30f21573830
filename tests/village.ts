/** A workspace with accounts on one network, and what is said there; for tests that hand batches to the river themselves. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import '#areas/administration/tables.ts'
import type { HeldChannel } from '#areas/channels/ports.ts'
import { setLine } from '#areas/routing/table.ts'
import type { NetworkEvent, NetworkPost } from '#connectors/connector.ts'
import { newId } from '#platform/ids.ts'
import { type InWork, type Person, system, type Work } from '#platform/work.ts'

export const person: Person = { kind: 'person', id: randomUUID(), role: 'administrator', team_ids: [] }
export const OWN = 'did:plc:us'

export interface Village {
  workspace_id: string
  team_id: string
  channels: HeldChannel[]
  read<T>(body: (work: Work) => Promise<T>): Promise<T>
  count(table: string, where?: string): Promise<number>
}

/** A workspace with so many accounts on one network; the first is ours by the name OWN. */
export async function openVillage(inWork: InWork, accounts = 1): Promise<Village> {
  const workspace_id = randomUUID()
  const made = await inWork({ workspace_id, by: person }, async (work) => {
    const { db, now } = work
    await db.insertInto('platform_heads').values({ workspace_id }).execute()
    const team_id = newId(now)
    const team = { workspace_id, id: team_id, name: 'Service', purpose: '', sealed: false, created_at: now }
    await db.insertInto('administration_teams').values(team).execute()
    for (const objective of ['repair', 'inform', 'none'] as const)
      await setLine(work, { objective, topic: null, team_id, fallback_team_id: null })
    const channels = []
    for (let nth = 0; nth < accounts; nth += 1)
      channels.push(await account(work, nth === 0 ? OWN : `did:plc:us-${nth}`))
    return { team_id, channels }
  })
  const read = <T>(body: (work: Work) => Promise<T>) => inWork({ workspace_id, by: system('test') }, body)
  const count = async (table: string, where = 'true') => {
    const asked = sql<{ many: number }>`select count(*)::int as many from ${sql.raw(table)} where ${sql.raw(where)}`
    return (await read((work) => asked.execute(work.db))).rows[0]?.many ?? -1
  }
  return { workspace_id, ...made, read, count }
}

async function account({ db, now, workspace_id }: Work, native_id: string): Promise<HeldChannel> {
  const channel_id = newId(now)
  await sql`insert into channels_channels (workspace_id, id, network, native_id, handle, display_name, url, purpose, state, created_at)
    values (${workspace_id}, ${channel_id}, 'bluesky', ${native_id}, 'us', 'Us', 'https://network.example/us', 'account', 'well', ${now})`.execute(
    db,
  )
  await sql`insert into channels_leases (workspace_id, channel_id, listens, next_at, upkeep_at) values (${workspace_id}, ${channel_id}, true, ${now}, ${now})`.execute(
    db,
  )
  return { workspace_id, channel_id, network: 'bluesky', native_id, purpose: 'account', token: 0 }
}

export function said(native_id: string, more: Partial<NetworkPost> & { by?: string } = {}): NetworkEvent {
  const { by = 'did:plc:ana', ...rest } = more
  const author = { native_id: by, handle: by, name: by, avatar_url: null, url: null, followers: null }
  const post: NetworkPost = {
    native_id,
    revision: '',
    thread_id: native_id,
    parent_id: null,
    url: `https://network.example/${native_id}`,
    author,
    text: 'My parcel is late and the kettle is broken',
    title: null,
    spans: [],
    media: [],
    lang: 'en',
    posted_at: new Date('2026-11-20T10:00:00Z'),
    audience: 'public',
    addressed: 'mention',
    repeats: null,
    counts: null,
    reply_handle: null,
    ...rest,
  }
  return { kind: 'post', post }
}
