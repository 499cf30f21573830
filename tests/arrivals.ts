/** A workspace with a channel to hear through, and posts that arrive on it by the river, as a listener would bring them. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { administrationApi } from '#areas/administration/api.ts'
import type { HeldChannel, Intake } from '#areas/channels/ports.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import type { Role } from '#platform/rights.ts'
import { system } from '#platform/work.ts'
import type { Program } from '../program.ts'
import { type Browsing, browse } from './over-http.ts'
import { openServer } from './server.ts'

export interface Furnished {
  channel: HeldChannel
  intake: Intake
  teams: Record<string, string>
  /** Invites and signs in somebody of this role. */
  colleague(role: Role, team_ids: string[]): Promise<Browsing>
}

const PASSWORD = 'a horse for every course'

export async function furnish(program: Program, first: Browsing): Promise<Furnished> {
  const { workspace } = await first.call(administrationApi.createWorkspace, {
    ...{ workspace_name: 'Fernhill', name: 'Nora Lindqvist', email: 'nora@fernhill.example', password: PASSWORD },
    ...{ locale: 'en', time_zone: 'Europe/London' },
  })
  const channel = await heldChannel(program, workspace.id)
  const teams = Object.fromEntries(
    (await first.call(administrationApi.teams, {})).teams.map((team) => [team.name, team.id]),
  )
  await tableMade(program, workspace.id)
  let people = 0
  const colleague = async (role: Role, team_ids: string[]) => {
    people += 1
    const { link } = await first.call(administrationApi.invite, {
      email: `${role}${people}@fernhill.example`,
      role,
      team_ids,
    })
    const one = browse(program.address)
    const token = new URL(link ?? '').searchParams.get('token') ?? ''
    await one.call(administrationApi.acceptInvitation, { token, name: `${role} ${people}`, password: PASSWORD })
    return one
  }
  return { channel, intake: program.intake, teams, colleague }
}

export interface Story extends Furnished {
  server: Program
  /** The founder, signed in. */
  nora: Browsing
}

/** The whole program with a furnished workspace. Whoever opens it stops its server. */
export async function openStory(environment: Record<string, string> = {}): Promise<Story> {
  const server = await openServer(environment)
  const nora = browse(server.address)
  return { server, nora, ...(await furnish(server, nora)) }
}

/** An account that hears; its credentials are nobody's, so it never really speaks. */
async function heldChannel({ tools }: Program, workspace_id: string): Promise<HeldChannel> {
  const channel_id = randomUUID()
  const now = new Date()
  await tools.database.inWork({ workspace_id, by: system('test') }, async ({ db }) => {
    await sql`insert into channels_channels (workspace_id, id, network, native_id, handle, display_name, url, purpose, state, created_at)
      values (${workspace_id}, ${channel_id}, 'bluesky', 'did:plc:fernhill', 'fernhill.test', 'Fernhill', 'https://network.example', 'account', 'paused', ${now})`.execute(
      db,
    )
    await sql`insert into channels_leases (workspace_id, channel_id, network, listens, next_at, upkeep_at)
      values (${workspace_id}, ${channel_id}, 'bluesky', false, ${now}, 'infinity')`.execute(db)
  })
  return { workspace_id, channel_id, network: 'bluesky', native_id: 'did:plc:fernhill', purpose: 'account', token: 0 }
}

/** The first routing table is made by a reaction, a moment after the workspace. */
async function tableMade({ tools }: Program, workspace_id: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const { rows } = await tools.database.inWork({ workspace_id, by: system('test') }, ({ db }) =>
      sql<{ many: number }>`select count(*)::int as many from routing_lines`.execute(db),
    )
    if ((rows[0]?.many ?? 0) > 0) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the first routing table was never made')
}

export interface Arriving {
  native_id: string
  thread_id: string
  parent_id?: string
  text: string
  author: string
  posted_at?: Date
  audience?: 'public' | 'private'
}

let cursor = 0

export async function arrive({ intake, channel }: Furnished, posts: readonly Arriving[]): Promise<void> {
  cursor += 1
  await intake(channel, { events: posts.map(eventOf), cursor: String(cursor) })
}

export function eventOf({
  native_id,
  thread_id,
  parent_id,
  text,
  author,
  posted_at,
  audience = 'public',
}: Arriving): NetworkEvent {
  const who = {
    native_id: `did:plc:${author}`,
    handle: `${author}.test`,
    name: author,
    avatar_url: null,
    url: null,
    followers: null,
  }
  return {
    kind: 'post',
    post: {
      ...{
        native_id,
        revision: '',
        thread_id,
        parent_id: parent_id ?? null,
        url: `https://network.example/${native_id}`,
        author: who,
      },
      ...{
        text,
        title: null,
        spans: [],
        media: [],
        lang: null,
        posted_at: posted_at ?? new Date(),
        audience,
      },
      ...{ addressed: 'mention', repeats: null, counts: null, reply_handle: { cid: native_id } },
    },
  }
}
