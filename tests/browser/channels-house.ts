/**
 * The whole real program with its page and its workers, a workspace with colleagues, and a feed served by the test on
 * loopback. `furnish` adds what no test may do for real: an account on a network that is not called, and its deliveries.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Cookie } from 'playwright-core'
import '#areas/administration/tables.ts'
import '#areas/channels/tables.ts'
import type { Delivery } from '#areas/channels/schema.ts'
import { grant } from '#areas/conduct/grants.ts'
import { ABILITIES, type Abilities } from '#connectors/connector.ts'
import { newId } from '#platform/ids.ts'
import { system, type Work } from '#platform/work.ts'
import type { Program } from '../../program.ts'
import { openServer } from '../server.ts'

const PASSWORD = 'a horse for every course'

export interface ChannelsHouse extends AsyncDisposable {
  url: string
  program: Program
  /** Signed in as Nora, who administers. */
  cookies: Cookie[]
  nora_id: string
  /** Where the test's feed is; anything but `/feed.xml` is not there. */
  feed_url: string
  /** What the feed says from now on. */
  publish(items: readonly FeedItem[]): void
  work<T>(body: (work: Work) => Promise<T>): Promise<T>
}

export interface FeedItem {
  title: string
  text: string
}

/** `answer`: what else the outside says, by path and query; null where it has nothing there. */
export async function openChannelsHouse(answer: (path: string) => string | null = () => null): Promise<ChannelsHouse> {
  let items: readonly FeedItem[] = [{ title: 'A kettle', text: 'My Fernhill kettle leaks.' }]
  const feed = createServer((request, response) => {
    const other = answer(request.url ?? '')
    if (other !== null) return response.end(other)
    if (request.url !== '/feed.xml') return response.writeHead(404).end('Nothing here')
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rssOf(items))
  })
  await new Promise<void>((listening) => feed.listen(0, '127.0.0.1', listening))
  const host = `127.0.0.1:${(feed.address() as AddressInfo).port}`
  const program = await openServer({ ALLOW_HOSTS: host })
  const { cookies, session } = await found(program.address)
  const at = { workspace_id: session.workspace.id, by: system('test') }
  return {
    ...{ url: program.address, program, cookies, nora_id: session.person.id, feed_url: `http://${host}/feed.xml` },
    publish: (next) => {
      items = next
    },
    work: (body) => program.tools.database.inWork(at, body),
    [Symbol.asyncDispose]: async () => {
      await program.stop()
      await closed(feed)
    },
  }
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
}

const rssOf = (items: readonly FeedItem[]) => `<?xml version="1.0"?><rss version="2.0"><channel>
  <title>Kettle news &amp; a very long name that nobody would give a feed but somebody did</title><link>http://news.example/</link><description>-</description>
  ${items.map(({ title, text }, at) => `<item><title>${title}</title><guid>item-${at}-${title}</guid><link>http://news.example/${at}</link><description>${text}</description></item>`).join('')}
</channel></rss>`

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
  const { hostname } = new URL(url)
  const cookies = response.headers.getSetCookie().map((line) => cookieOf(line, hostname))
  return { cookies, session: (await response.json()) as Session }
}

function cookieOf(line: string, domain: string): Cookie {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  return { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' }
}

export async function hire(work: Work, name: string): Promise<string> {
  const id = newId(work.now)
  const { workspace_id, now } = work
  await work.db
    .insertInto('administration_people')
    .values({
      ...{ workspace_id, id, account_id: randomUUID(), name, email: `${id}@fernhill.example`, role: 'agent' },
      ...{ locale: 'en-GB', time_zone: 'Europe/London', created_at: now, invitation_id: null },
      ...{ deactivated_at: null, deactivated_by: null },
    })
    .execute()
  return id
}

/** An account that no worker looks after: its lease is due in the year 9999, so its network is never called. */
export async function accountOf(
  work: Work,
  what: { handle: string; state?: 'well' | 'waiting' | 'needs_person'; problem?: string; speaker_id: string },
): Promise<{ channel_id: string; grant_id: string }> {
  const { workspace_id, now } = work
  const id = newId(now)
  const { handle, state = 'well', problem = null, speaker_id } = what
  await work.db
    .insertInto('channels_channels')
    .values({
      ...{ workspace_id, id, network: 'bluesky', native_id: `did:plc:${handle}`, handle, display_name: `@${handle}` },
      ...{ url: `https://bsky.example/${handle}`, purpose: 'account', state, problem, failures: 0, settings: {} },
      ...{ retry_at: state === 'waiting' ? new Date(now.getTime() + 240_000) : null, cursor: null, behind_ms: null },
      ...{
        abilities: ABILITIES_HERE,
        probed_at: now,
        heard_at: now,
        polled_at: now,
        created_at: now,
        created_by: null,
      },
      ...{ retired_at: null, retired_by: null, answers_person_id: state === 'well' ? speaker_id : null },
      ...{ answers_team_id: null, fixes_person_id: null, fixes_team_id: null, signs_person_id: null },
      signs_team_id: null,
    })
    .execute()
  const never = new Date('9999-01-01')
  await work.db
    .insertInto('channels_leases')
    .values({
      ...{ workspace_id, channel_id: id, network: 'bluesky', listens: false, next_at: never, upkeep_at: never },
      ...{ holder: null, lease_until: null, broken_since: null },
    })
    .execute()
  const { id: grant_id } = await grant(work, { person_id: speaker_id, channel_id: id, reason: 'She runs service.' })
  return { channel_id: id, grant_id }
}

const ABILITIES_HERE = Object.fromEntries(
  ABILITIES.map((name) => [
    name,
    name === 'answer_private'
      ? { may: 'when', because: 'Bluesky lets us write in private only to those who follow @fernhill.example.' }
      : name === 'hide'
        ? { may: 'no', because: 'Bluesky has no way to hide a reply with an app password.' }
        : { may: 'yes' },
  ]),
) as Abilities

type Settled = Pick<Delivery, 'state' | 'problem' | 'needs_person'> & { text: string; url?: string }

/** A delivery as it stands after its network was asked; nothing is due, so no worker touches it. */
export async function deliveryOf(
  work: Work,
  from: { channel_id: string; grant_id: string; person_id: string },
  { text, url, ...settled }: Settled,
): Promise<string> {
  const id = newId(work.now)
  await work.db
    .insertInto('channels_deliveries')
    .values({
      ...{ workspace_id: work.workspace_id, id, key: id, ...from, subject_kind: 'message', subject_id: randomUUID() },
      ...{ outgoing: { text, lang: null, reply_to: null, images: [] }, frozen_at: work.now, attempts: 1, looks: 0 },
      ...{ token: 1, unknown_since: null, called_at: work.now, native_id: null, url: url ?? null, reply_handle: null },
      ...{ next_at: null, created_at: work.now, settled_at: null, ...settled },
    })
    .execute()
  return id
}
