/** Looking back on feeds and on Bluesky, through the whole program, from servers on this machine that answer as their descriptions say. */
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { connectChannel } from '#areas/channels/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { type BackfillView, backfillApi } from '#areas/listening/backfill/api.ts'
import { system } from '#platform/work.ts'
import { openStory, type Story } from '../arrivals.ts'

const DAY_MS = 86_400_000
const BEGAN_MS = Date.now()
const daysAgo = (days: number) => new Date(BEGAN_MS - days * DAY_MS)

type Answer = (url: URL, request: IncomingMessage, response: ServerResponse) => void

async function serve(answer: Answer): Promise<{ server: Server; host: string }> {
  const server = createServer((request, response) => answer(new URL(request.url ?? '', 'http://x'), request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const asked: string[] = []
let feeds: Awaited<ReturnType<typeof serve>>
let network: Awaited<ReturnType<typeof serve>>
let story: Story
before(async () => {
  feeds = await serve(({ pathname }, _, response) => {
    asked.push(pathname)
    response.setHeader('content-type', 'application/atom+xml').end(feedAt(pathname))
  })
  network = await serve(bluesky)
  story = await openStory({ ALLOW_HOSTS: `${feeds.host},${network.host}` })
})
after(async () => {
  await story?.server.stop()
  for (const { server } of [feeds, network]) {
    server.closeAllConnections()
    server.close()
  }
})

/** A blog that writes once a day, three days to a document; what is older lies in its archive (RFC 5005). */
function feedAt(pathname: string): string {
  const nth = Number(pathname.slice(1)) || 0
  const entries = [0, 1, 2].map((at) => {
    const days = nth * 3 + at + 1
    const title = days % 2 === 0 ? `Dugong of day ${days}` : `Nothing on day ${days}`
    return `<entry><id>tag:blog,${days}</id><title>${title}</title><published>${daysAgo(days).toISOString()}</published></entry>`
  })
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><link rel="prev-archive" href="/${nth + 1}"/>${entries.join('')}</feed>`
}

const OUR_DID = 'did:plc:ourownaccountfernhill22'
const THEIR_DID = 'did:plc:somebodyelseannikaa2222'
const cid = 'bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a'

/** A search that takes no notice of the period, and says for ever that there is more. */
let isEndless = false
const searches: URLSearchParams[] = []

function bluesky({ pathname, searchParams }: URL, _: IncomingMessage, response: ServerResponse): void {
  const say = (body: object) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  const session = { did: OUR_DID, handle: 'fernhill.example', accessJwt: 'a', refreshJwt: 'r', active: true }
  if (/(create|refresh|get)Session$/.test(pathname)) return say(session)
  if (pathname.endsWith('getProfile')) return say({ did: OUR_DID, handle: session.handle, displayName: 'Fernhill' })
  if (pathname.endsWith('listNotifications')) return say({ notifications: [] })
  if (!pathname.endsWith('searchPosts')) return void response.writeHead(404).end('{}')
  searches.push(searchParams)
  const [since, until] = [searchParams.get('since') ?? '', searchParams.get('until') ?? '']
  const all = [0.5, 1, 2, 3, 9].map((days) => viewOf(days, days === 1 ? OUR_DID : THEIR_DID))
  if (isEndless) return say({ posts: all.slice(0, 4), cursor: `more-${searches.length}` })
  const found = all.filter(({ indexedAt }) => indexedAt >= since && indexedAt < until)
  const from = Number(searchParams.get('cursor') ?? 0)
  say({ posts: found.slice(from, from + 2), ...(from + 2 < found.length && { cursor: String(from + 2) }) })
}

function viewOf(days: number, did: string) {
  const at = daysAgo(days).toISOString()
  const record = { $type: 'app.bsky.feed.post', text: `A dugong, ${days} days ago`, createdAt: at, langs: ['en'] }
  const author = { did, handle: did === OUR_DID ? 'fernhill.example' : 'annika.example', displayName: '' }
  return { uri: `at://${did}/app.bsky.feed.post/3k${days * 10}aaaaaaaaaa`, cid, author, record, indexedAt: at }
}

const rows = <T>(query: ReturnType<typeof sql<T>>) =>
  story.server.tools.database.asOperator((db) => query.execute(db)).then((result) => result.rows)

/** Beside the listener, which writes to the same rows: the later of two is not refused, as an operator's look would be. */
const change = (query: ReturnType<typeof sql>) =>
  story.server.tools.database.inWork({ workspace_id: story.channel.workspace_id, by: system('test') }, ({ db }) =>
    query.execute(db),
  )

/** It was listened to once: up to then nothing is to be heard any more. */
async function heardOnce(channel_id: string): Promise<void> {
  for (let left = 400; left > 0; left -= 1) {
    const [row] = await rows(sql`select 1 from channels_channels where id = ${channel_id} and polled_at is not null`)
    if (row) return
    await sleep(50)
  }
  assert.fail('it was never listened to')
}

async function lookBack(
  name: string,
  days: number,
): Promise<{ done: BackfillView; heard: { text: string; title: string | null }[] }> {
  const { id } = await story.nora.call(listeningApi.makeMonitor, { name, names: [], products: [], leave_out: [] })
  await story.nora.call(backfillApi.begin, { id, days })
  for (let left = 600; left > 0; left -= 1, await sleep(100)) {
    const [newest] = (await story.nora.call(backfillApi.list, { id })).backfills
    if (newest?.state === 'running') continue
    const heard = await rows(
      sql<{
        text: string
        title: string | null
      }>`select p.text, p.title from listening_mentions m join channels_posts p on p.id = m.post_id
        where m.monitor_id = ${id} order by p.posted_at desc`,
    )
    return { done: newest as unknown as BackfillView, heard }
  }
  assert.fail('it is not over')
}

const partOf = ({ parts }: BackfillView, of: string) => parts.find(({ network }) => network === of)

test('N5 without a source that shows its past, each says why it cannot be asked', async () => {
  const answers = { stream: `ws://${network.host}/subscribe`, appview: `http://${network.host}` }
  const stream = await story.nora.call(connectChannel, { network: 'bluesky', purpose: 'source', answers })
  const { id } = await story.nora.call(listeningApi.makeMonitor, {
    name: 'Potoroo',
    names: [],
    products: [],
    leave_out: [],
  })
  const { offers } = await story.nora.call(backfillApi.list, { id })
  assert.deepEqual(
    offers.map(({ network: of }) => of),
    ['bluesky'],
  )
  assert.match(offers[0]?.because ?? '', /Connect an account\.$/)
  const { done } = await lookBack('Bettong', 1)
  assert.deepEqual([done.state, partOf(done, 'bluesky')?.state], ['done', 'cannot'])
  await change(sql`delete from channels_leases where channel_id = ${stream.id}`)
  await change(sql`update channels_channels set state = 'retired', retired_at = now() where id = ${stream.id}`)
})

test('N3 a feed is read with its archive as far as the period goes', async () => {
  const channel = await story.nora.call(connectChannel, {
    ...{ network: 'feeds', purpose: 'source' },
    answers: { by: 'address', address: `http://${feeds.host}/0` },
  })
  await heardOnce(channel.id)
  asked.length = 0
  const { done, heard } = await lookBack('Dugong', 7)
  const part = partOf(done, 'feeds')
  assert.deepEqual([part?.way, part?.state, part?.found, part?.kept], ['reading', 'done', 6, 3])
  assert.deepEqual(
    heard.map(({ title }) => title),
    ['Dugong of day 2', 'Dugong of day 4', 'Dugong of day 6'],
  )
  assert.deepEqual(asked, ['/0', '/1', '/2'])
})

test('N1 Bluesky is searched as the account, in the period, and what we said ourselves is no mention', async () => {
  const answers = { handle: 'fernhill.example', app_password: 'abcd-efgh-ijkl-mnop', server: `http://${network.host}` }
  const channel = await story.nora.call(connectChannel, { network: 'bluesky', purpose: 'account', answers })
  await heardOnce(channel.id)
  // What was said up to a minute before it was connected is left to listening.
  await change(sql`update channels_channels set created_at = created_at - interval '1 hour' where id = ${channel.id}`)
  const { done, heard } = await lookBack('A dugong', 7)
  const part = partOf(done, 'bluesky')
  assert.deepEqual([part?.way, part?.state, part?.kept], ['search', 'done', 3], JSON.stringify(part))
  assert.deepEqual(
    heard.map(({ text }) => text),
    [0.5, 2, 3].map((days) => `A dugong, ${days} days ago`),
  )
  assert.deepEqual(
    searches.map((search) => search.get('q')),
    ['"A dugong"', '"A dugong"', '#adugong', '#adugong'],
  )
  assert.ok(searches.every((search) => search.get('sort') === 'latest'))
  const authors = await rows(
    sql<{
      handle: string
    }>`select distinct i.handle from contacts_identities i join channels_posts p on p.author_id = i.id where p.network = 'bluesky'`,
  )
  assert.deepEqual(
    authors.map(({ handle }) => handle),
    ['annika.example'],
  )
})

test('N9 a source that answers for ever with the same is left, and says so', async () => {
  isEndless = true
  searches.length = 0
  const { done } = await lookBack('dugong', 7)
  const part = partOf(done, 'bluesky')
  assert.equal(part?.state, 'done')
  assert.ok(searches.length < 30, `${searches.length} searches`)
  assert.match(part?.missed.join(' ') ?? '', /began to repeat itself/)
  assert.equal(part?.kept, 0, 'all of it was here before')
})
