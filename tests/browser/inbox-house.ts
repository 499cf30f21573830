/**
 * The whole real program with its page, a workspace with teams and people, and an account on Bluesky to hear and answer
 * from. Posts come by the river, as a connector would hand them in. Nothing leaves: its workers do not run.
 */
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Cookie } from 'playwright-core'
import '#areas/administration/tables.ts'
import '#areas/channels/tables.ts'
import type { HeldChannel } from '#areas/channels/ports.ts'
import { grant } from '#areas/conduct/grants.ts'
import type { NetworkPost } from '#connectors/connector.ts'
import { readConfig } from '#platform/config.ts'
import { newId } from '#platform/ids.ts'
import { openLog } from '#platform/log.ts'
import { reactOnce } from '#platform/reactions.ts'
import type { Person, Work } from '#platform/work.ts'
import { openRiver } from '#river'
import { openProgram, type Program } from '../../program.ts'

export const PASSWORD = 'a horse for every course'

export interface InboxHouse extends AsyncDisposable {
  url: string
  program: Program
  channel: HeldChannel
  nora: Person
  /** Signed in as Nora, who administers and is in Service. */
  cookies: Cookie[]
  teams: Record<'service' | 'product' | 'logistics', string>
  /** Colleagues by name. */
  people: Record<'tom' | 'priya', string>
  /** Something was said on the network; the last words are the newest. */
  arrive(posts: readonly Said[]): Promise<void>
  work<T>(body: (work: Work) => Promise<T>): Promise<T>
  /** Lets all reactions happen. */
  settle(): Promise<void>
}

export interface Said extends Partial<NetworkPost> {
  text: string
  name: string
}

export async function openInboxHouse(port = 0, environment: Record<string, string> = {}): Promise<InboxHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-inbox-'))
  await chmod(folder, 0o711)
  const config = readConfig({ BATON_DATA: folder, PORT: String(port), LOG_LEVEL: 'error', ...environment })
  const parts = { serve: true, work: false }
  const program = await openProgram({ config, log: openLog('error'), parts, rate_per_minute: 1_000_000 })
  const url = program.address
  const { cookies, session } = await found(url)
  const { database } = program.tools
  const nora: Person = { kind: 'person', id: session.person.id, role: 'administrator', team_ids: [] }
  const work: InboxHouse['work'] = (body) => database.inWork({ workspace_id: session.workspace.id, by: nora }, body)
  const furnished = await work((w) => furnish(w, nora))
  // Founding a workspace lays out its teams and its routing table by reaction, and no worker runs here.
  const settle = async () => {
    while (await reactOnce(database, program.areas.reactions));
  }
  await settle()
  const intake = openRiver(database.inWork)
  let heard = 0
  return {
    ...{ url, program, nora, cookies, work, settle, ...furnished },
    arrive: async (posts) => {
      const events = posts.map((said) => ({ kind: 'post' as const, post: postOf(said, ++heard) }))
      await intake(furnished.channel, { events, cursor: String(heard) })
    },
    [Symbol.asyncDispose]: async () => {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Session {
  person: { id: string }
  workspace: { id: string }
}

async function found(url: string): Promise<{ cookies: Cookie[]; session: Session }> {
  const response = await fetch(`${url}/api/workspaces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      workspace_name: 'Fernhill',
      name: 'Nora Lindqvist',
      email: 'nora@fernhill.example',
      password: PASSWORD,
      locale: 'en-GB',
      time_zone: 'Europe/London',
    }),
  })
  if (!response.ok) throw new Error(await response.text())
  const cookies = response.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const { hostname: domain } = new URL(url)
    const cookie: Cookie = {
      ...{ name: pair.slice(0, at), value: pair.slice(at + 1), domain, path: '/', expires: -1 },
      ...{ httpOnly: true, secure: false, sameSite: 'Lax' },
    }
    return cookie
  })
  return { cookies, session: (await response.json()) as Session }
}

async function furnish(work: Work, nora: Person) {
  const teams = {
    service: await teamNamed(work, 'Service'),
    product: await teamNamed(work, 'Product'),
    logistics: await teamNamed(work, 'Logistics'),
  }
  const people = { tom: await hire(work, 'Tom Achterberg'), priya: await hire(work, 'Priya Raman') }
  const members = [
    { team_id: teams.service, person_id: nora.id },
    { team_id: teams.service, person_id: people.tom },
    { team_id: teams.product, person_id: people.priya },
  ].map((member) => ({ ...member, workspace_id: work.workspace_id, joined_at: work.now }))
  await work.db
    .insertInto('administration_members')
    .values(members)
    .onConflict((same) => same.doNothing())
    .execute()
  return { teams, people, channel: await account(work, nora) }
}

/** Founding a workspace may have made it already. */
async function teamNamed(work: Work, name: string): Promise<string> {
  const known = await work.db
    .selectFrom('administration_teams')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst()
  if (known) return known.id
  const id = newId(work.now)
  const row = { workspace_id: work.workspace_id, id, name, purpose: '', sealed: false, created_at: work.now }
  await work.db.insertInto('administration_teams').values(row).execute()
  return id
}

async function hire(work: Work, name: string): Promise<string> {
  const id = newId(work.now)
  const row = {
    ...{ workspace_id: work.workspace_id, id, account_id: randomUUID(), name, email: `${id}@fernhill.example` },
    ...{ role: 'agent' as const, locale: 'en-GB', time_zone: 'Europe/London', created_at: work.now },
    ...{ invitation_id: null, deactivated_at: null, deactivated_by: null },
  }
  await work.db.insertInto('administration_people').values(row).execute()
  return id
}

async function account(work: Work, nora: Person): Promise<HeldChannel> {
  const { workspace_id, now } = work
  const channel_id = newId(now)
  const native_id = 'did:plc:fernhill'
  await sql`insert into channels_channels (workspace_id, id, network, native_id, handle, display_name, url, purpose, state, created_at)
    values (${workspace_id}, ${channel_id}, 'bluesky', ${native_id}, 'fernhill.example', 'Fernhill', 'https://bsky.example/fernhill', 'account', 'well', ${now})`.execute(
    work.db,
  )
  await sql`insert into channels_leases (workspace_id, channel_id, listens, next_at, upkeep_at) values (${workspace_id}, ${channel_id}, true, ${now}, ${now})`.execute(
    work.db,
  )
  await grant(work, { person_id: nora.id, channel_id, reason: 'She runs service.' })
  return { workspace_id, channel_id, network: 'bluesky', native_id, purpose: 'account', token: 0 }
}

function postOf({ name, ...said }: Said, nth: number): NetworkPost {
  const handle = said.author?.handle ?? `${name.toLowerCase().replace(/[^a-z]+/g, '') || 'someone'}.example`
  const native_id = `at://${handle}/${nth}`
  return {
    ...{ native_id, revision: '', thread_id: native_id, parent_id: null, url: `https://bsky.example/${nth}` },
    author: {
      native_id: `did:plc:${handle}`,
      handle,
      name,
      avatar_url: null,
      url: `https://bsky.example/@${handle}`,
      followers: 1284,
    },
    ...{
      title: null,
      spans: [],
      media: [],
      lang: null,
      posted_at: new Date(),
      audience: 'public',
      addressed: 'mention',
    },
    ...{ repeats: null, counts: null, reply_handle: {} },
    ...said,
  }
}
