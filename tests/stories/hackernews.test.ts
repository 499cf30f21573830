/** Hacker News through the whole program, from a stand-in on loopback: connected in one press, heard, edited, taken back, gone on with after a stop. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { connectChannel, listNetworks } from '#areas/channels/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { openEmptyStage } from '#platform/rehearsal.ts'
import type { Program } from '../../program.ts'
import { furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { openServer } from '../server.ts'

interface Said {
  id: number
  time: number
  [more: string]: unknown
}

const items = new Map<number, Said>()
let newest = 40_000_000
let updates: number[] = []
const site: Server = createServer(({ url }, response) => {
  response.setHeader('content-type', 'application/json')
  if (url === '/v0/maxitem.json') return response.end(String(newest))
  if (url === '/v0/updates.json') return response.end(JSON.stringify({ items: updates, profiles: [] }))
  response.end(JSON.stringify(items.get(Number(url?.match(/\d+/g)?.[1])) ?? null))
})
function say(said: Record<string, unknown>): number {
  newest += 1
  items.set(newest, { id: newest, time: Math.floor(Date.now() / 1_000) - 5, type: 'comment', by: 'ann', ...said })
  return newest
}

let stage: Awaited<ReturnType<typeof openEmptyStage>>
let environment: Record<string, string>
let server: Program
let nora: Browsing

before(async () => {
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  stage = await openEmptyStage()
  environment = {
    ALLOW_HOSTS: hostOf(site),
    DATABASE_URL: stage.url,
    DATABASE_DIRECT_URL: stage.direct_url,
    BATON_KEY: randomBytes(32).toString('hex'),
  }
  server = await openServer(environment)
  nora = browse(server.address)
  await furnish(server, nora)
  await nora.call(listeningApi.makeMonitor, { name: 'Kettle', names: [], products: [], leave_out: [] })
})
after(async () => {
  await server?.stop()
  await stage?.database.close()
  site.closeAllConnections()
  site.close()
})

const hostOf = (one: Server) => `127.0.0.1:${(one.address() as AddressInfo).port}`
const rows = <T>(query: ReturnType<typeof sql<T>>) =>
  server.tools.database.asOperator((db) => query.execute(db)).then((result) => result.rows)

interface Kept {
  text: string
  title: string | null
  gone: boolean
}
const kept = () =>
  rows(
    sql<Kept>`select text, title, deleted_at is not null as gone from channels_posts where network = 'hackernews' order by native_id`,
  )

/** Looks again at once instead of in half a minute, until it is there. */
async function until(what: string, is: (posts: Kept[]) => boolean | Promise<boolean>): Promise<void> {
  let posts: Kept[] = []
  for (const ends_ms = Date.now() + 120_000; Date.now() < ends_ms; await sleep(200)) {
    posts = await kept()
    if (await is(posts)) return
    await lookNow()
  }
  assert.fail(`${what} never came: ${JSON.stringify(posts)}`)
}

/** Unless it is just being looked at: then the next turn asks again. */
async function lookNow(): Promise<void> {
  await rows(
    sql`update channels_leases set next_at = clock_timestamp() where network = 'hackernews' and holder is null`,
  ).catch((error: { code?: string }) => assert.match(error.code ?? '', /^40/))
}

/** Where it begins is known once it has looked for the first time. */
const hasBegun = async () =>
  (await rows(sql`select 1 from channels_channels where network = 'hackernews' and cursor is not null`)).length > 0

test('N5 Hacker News is among the networks, needs no key, and is connected without an answer but where it is', async () => {
  const { networks } = await nora.call(listNetworks, {})
  const network = networks.find((one) => one.network === 'hackernews')
  assert.deepEqual([network?.name, network?.speaks], ['Hacker News', false])
  assert.ok(network?.source_asks?.every(({ required, kind }) => !required && kind !== 'secret'))
  const channel = await nora.call(connectChannel, {
    ...{ network: 'hackernews', purpose: 'source' },
    answers: { server: `http://${hostOf(site)}` },
  })
  assert.deepEqual([channel.state, channel.display_name, channel.was], ['well', 'All of Hacker News', null])
})

test('N5 a comment that a monitor hears is kept with its thread, the rest of the site is not', async () => {
  await until('the first look', hasBegun)
  const story = say({ type: 'story', title: 'A review', url: 'https://news.example/review' })
  say({ text: 'Nothing to say', parent: story })
  say({ text: 'My <i>kettle</i> leaks.<p>Yours?', parent: story })
  await until('the comment', (posts) => posts.length === 1)
  assert.deepEqual(await kept(), [{ text: 'My kettle leaks.\n\nYours?', title: null, gone: false }])
  const [thread] = await rows(
    sql<{ thread_id: string }>`select thread_id from channels_posts where network = 'hackernews'`,
  )
  assert.equal(thread?.thread_id, String(story))
})

test('L11 N5 an edit keeps the words before it, a deletion there deletes here', async () => {
  const id = newest
  items.set(id, { ...(items.get(id) as Said), text: 'My kettle leaks no more.' })
  updates = [id]
  await until('the edit', ([post]) => post?.text === 'My kettle leaks no more.')
  const earlier = () =>
    rows(
      sql<{
        text: string
      }>`select e.text from channels_post_edits e join channels_posts p on p.id = e.post_id where p.network = 'hackernews'`,
    )
  assert.deepEqual(await earlier(), [{ text: 'My kettle leaks.\n\nYours?' }])
  const titled = say({ type: 'story', title: 'Kettle of the yaer', text: '' })
  await until('the story', (posts) => posts.some(({ title }) => title === 'Kettle of the yaer'))
  items.set(titled, { ...(items.get(titled) as Said), title: 'Kettle of the year' })
  updates = [titled]
  await until('its title, mended', (posts) => posts.some(({ title }) => title === 'Kettle of the year'))
  items.set(id, { id, deleted: true, time: Math.floor(Date.now() / 1_000), type: 'comment' })
  updates = [id]
  await until('the deletion', ([post]) => post?.gone === true)
  assert.equal((await kept())[0]?.text, '')
  assert.ok(
    (await earlier()).every(({ text }) => !text.includes('leaks')),
    'its earlier words are gone too',
  )
})

test('N5 what was said while the program was stopped is heard when it runs again, each once', async () => {
  await server.stop()
  for (let n = 0; n < 120; n++) say({ text: `Kettle number ${n}`, parent: newest - 1 })
  server = await openServer(environment)
  nora = browse(server.address)
  const numbered = (posts: Kept[]) => posts.filter(({ text }) => text.startsWith('Kettle number'))
  await until('all of it', (posts) => numbered(posts).length === 120)
  assert.deepEqual(
    numbered(await kept()).map(({ text }) => text),
    Array.from({ length: 120 }, (_, n) => `Kettle number ${n}`),
  )
})
