/** A monitor looks back, through the whole program: what was said before is heard as history, counted when it was said, and taken back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { connectChannel } from '#areas/channels/api.ts'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { type BackfillView, backfillApi } from '#areas/listening/backfill/api.ts'
import { heardIn } from '#areas/listening/emerging/heard.ts'
import type { Monitor } from '#areas/listening/schema.ts'
import { routingApi } from '#areas/routing/api.ts'
import { system } from '#platform/work.ts'
import { openStory, type Story } from '../arrivals.ts'
import { openSite, type Said, type Site } from './hacker-news-site.ts'

const HOUR_S = 3_600
const DAY_S = 24 * HOUR_S

let site: Site
let story: Story
before(async () => {
  site = await openSite()
  story = await openStory({ ALLOW_HOSTS: site.host })
  const address = `http://${site.host}`
  const answers = { server: address, search: address }
  await story.nora.call(connectChannel, { network: 'hackernews', purpose: 'source', answers })
  await heardOnce()
})
after(async () => {
  await story?.server.stop()
  site?.close()
})

const rows = <T>(query: ReturnType<typeof sql<T>>) =>
  story.server.tools.database.asOperator((db) => query.execute(db)).then((result) => result.rows)

/** Up to when it was listened to is known once it was; and again whenever it was looked at. */
async function heardOnce(): Promise<void> {
  const since = new Date()
  const polled = () =>
    rows(
      sql<{
        polled_at: Date
      }>`select polled_at from channels_channels where network = 'hackernews' and polled_at > ${since}`,
    )
  for (const ends_ms = Date.now() + 60_000; (await polled()).length === 0; await sleep(50)) {
    assert.ok(Date.now() < ends_ms, 'Hacker News was never listened to')
    await rows(
      sql`update channels_leases set next_at = clock_timestamp() where network = 'hackernews' and holder is null`,
    ).catch((error: { code?: string }) => assert.match(error.code ?? '', /^40/))
  }
}

const makeMonitor = (name: string, kind: 'brand' | 'topic' = 'brand') =>
  story.nora.call(listeningApi.makeMonitor, { name, kind, names: [], products: [], leave_out: [] })
const lookBack = (id: string, days = 7) => story.nora.call(backfillApi.begin, { id, days })

async function newestOf(id: string): Promise<BackfillView> {
  const [newest] = (await story.nora.call(backfillApi.list, { id })).backfills
  assert.ok(newest)
  return newest as unknown as BackfillView
}

/** Until it is over, however it ends. */
async function over(id: string): Promise<BackfillView> {
  for (const ends_ms = Date.now() + 60_000; Date.now() < ends_ms; await sleep(100)) {
    const newest = await newestOf(id)
    if (!['running', 'undoing'].includes(newest.state)) return newest
  }
  assert.fail(`it is not over: ${JSON.stringify(await newestOf(id))}`)
}

const partOf = ({ parts }: BackfillView, network: string) => {
  const part = parts.find((one) => one.network === network)
  assert.ok(part, `no part for ${network}`)
  return part
}

const heardBy = (id: string) =>
  rows(
    sql<{
      text: string
      posted_at: Date
    }>`select p.text, p.posted_at from listening_mentions m join channels_posts p on p.id = m.post_id
      where m.monitor_id = ${id} order by p.posted_at`,
  )
const countOf = async (table: string) =>
  Number((await rows(sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`))[0]?.n)

test('N5 L3 what was said before a monitor was made is heard at the time at which it was said, and nothing else of the site', async () => {
  const thread = site.say({ ago_s: 5 * DAY_S, type: 'story', title: 'What drips at your place?', by: 'bo' })
  site.say({ ago_s: 5 * DAY_S - 60, text: 'My <i>Wombat</i> leaks.', parent: thread })
  site.say({ ago_s: 2 * DAY_S, text: 'Wombats are animals.', parent: thread })
  site.say({ ago_s: 2 * DAY_S, text: 'A kettle boils.', parent: thread })
  site.say({ ago_s: 40 * DAY_S, text: 'An old wombat story.', parent: thread })
  site.say({ ago_s: 3 * HOUR_S, text: 'The wombat again!', parent: thread })
  const dead = site.say({ ago_s: 3 * HOUR_S, text: 'wombat wombat buy' })
  site.items.set(dead, { ...(site.items.get(dead) as Said), dead: true })
  const { id } = await makeMonitor('Wombat')
  const begun = await lookBack(id)
  assert.equal(begun.state, 'running')
  const done = await over(id)
  assert.equal(done.state, 'done', JSON.stringify(done))
  const { state, found, fits, kept, terms, problem } = partOf(done, 'hackernews')
  assert.deepEqual({ state, fits, kept, problem }, { state: 'done', fits: 2, kept: 2, problem: null })
  assert.deepEqual(terms, [{ kind: 'phrase', written: 'Wombat' }])
  assert.ok(found >= 2)
  const heard = await heardBy(id)
  assert.deepEqual(
    heard.map(({ text }) => text),
    ['My Wombat leaks.', 'The wombat again!'],
  )
  for (const [at, ago_s] of [5 * DAY_S - 60, 3 * HOUR_S].entries())
    assert.ok(Math.abs(Date.now() - ago_s * 1_000 - Number(heard[at]?.posted_at)) < 60_000)
  assert.equal(await countOf('channels_posts'), 2, 'what nobody means is not kept')
  const [root] = await rows(sql<{ thread_id: string }>`select distinct thread_id from channels_posts`)
  assert.equal(root?.thread_id, String(thread))
})

test('L3 history opens no conversation, teaches nothing, and rings no alarm', async () => {
  for (const table of [
    'inbox_conversations',
    'inbox_messages',
    'understanding_lessons',
    'listening_marks',
    'notifications_notices',
  ])
    assert.equal(await countOf(table), 0, table)
  const facts = await rows(sql<{ name: string }>`select distinct name from platform_facts`)
  for (const alarm of ['listening.unusual_volume', 'listening.topic_emerged'])
    assert.ok(!facts.some(({ name }) => name === alarm))
  const monitors = await rows(sql<Monitor>`select * from listening_monitors`)
  const news = { from_at: new Date(Date.now() - DAY_S * 1_000), to_at: new Date() }
  const { workspace_id } = story.channel
  const told = await story.server.tools.database.inWork({ workspace_id, by: system('test') }, (work) =>
    heardIn(work, news, monitors),
  )
  assert.equal(told.length, 0, 'what was said three hours ago is no news')
})

test('L7 figures count it in the hour in which it was said, and say what was looked back for', async () => {
  const hours = await rows(
    sql<{
      from_at: Date
    }>`select from_at from listening_counts where step = 'hour' and dimension = 'all' order by from_at`,
  )
  assert.deepEqual(
    hours.map(({ from_at }) => from_at.getTime()),
    (await rows(sql<{ posted_at: Date }>`select posted_at from channels_posts order by posted_at`)).map(
      ({ posted_at }) => Math.floor(posted_at.getTime() / 3_600_000) * 3_600_000,
    ),
  )
  const monitors = await story.nora.call(listeningApi.monitors, {})
  const of = monitors.map(({ id }) => id).join('.')
  const { source } = await story.nora.call(analysisApi.analysis, { of, days: 7 } as never)
  const [one] = (source as unknown as { looked_back: { name: string; kept: number; shows: string }[] }).looked_back
  assert.deepEqual([one?.name, one?.kept], ['All of Hacker News', 2])
  assert.match(one?.shows ?? '', /may leave some out/)
})

test('N5 looked back for a second time, nothing is heard twice', async () => {
  const [monitor] = await story.nora.call(listeningApi.monitors, {})
  assert.ok(monitor)
  const before = await rows(sql`select * from listening_counts order by 1, 2, 3, 4, 5, 6, 7, 8`)
  await lookBack(monitor.id, 30)
  const done = await over(monitor.id)
  const { fits, kept } = partOf(done, 'hackernews')
  const here = done.parts.find(({ way }) => way === 'here')
  assert.deepEqual([fits + (here?.fits ?? 0), kept, here?.kept], [2, 0, 0])
  assert.equal((await heardBy(monitor.id)).length, 2)
  assert.deepEqual(await rows(sql`select * from listening_counts order by 1, 2, 3, 4, 5, 6, 7, 8`), before)
})

test('L3 what one monitor looks back for, no other hears', async () => {
  const { id: other } = await makeMonitor('Emu')
  const { id } = await makeMonitor('Emu farm')
  site.say({ ago_s: DAY_S, text: 'The emu farm has kettles.' })
  await lookBack(id)
  await over(id)
  assert.deepEqual([(await heardBy(id)).length, (await heardBy(other)).length], [1, 0])
})

test('L3 what is here already, since another monitor heard it, is heard by the one that looks back, and stays when that is taken back', async () => {
  const [wombat] = await story.nora.call(listeningApi.monitors, {})
  const { id } = await makeMonitor('leaks', 'topic')
  await lookBack(id)
  const done = await over(id)
  assert.deepEqual(
    (await heardBy(id)).map(({ text }) => text),
    ['My Wombat leaks.'],
  )
  assert.equal(
    done.parts.reduce((sum, { kept }) => sum + kept, 0),
    1,
  )
  await story.nora.call(backfillApi.takeBack, { id: done.id })
  assert.equal((await over(id)).state, 'undone')
  assert.deepEqual(await heardBy(id), [])
  assert.equal((await heardBy(wombat?.id ?? '')).length, 2, 'the other one still hears it')
})

test('N5 what is still to be heard is left to listening, which opens a conversation of it', async () => {
  await heardOnce()
  const { id } = await makeMonitor('Quokka')
  const thread = site.say({ ago_s: 2 * HOUR_S, type: 'story', title: 'Quokka, anyone?' })
  site.say({ ago_s: 5, text: 'My quokka does not boil. Can somebody help?' })
  await lookBack(id, 1)
  await over(id)
  assert.deepEqual(
    (
      await rows(
        sql<{
          id: string
        }>`select native_id as id from channels_posts where native_id in (${String(thread)}, ${String(site.newest)})`,
      )
    ).map((one) => one.id),
    [String(thread)],
  )
  assert.equal(await countOf('inbox_conversations'), 0)
  await heardOnce()
  assert.equal((await heardBy(id)).length, 2)
  assert.equal(await countOf('inbox_conversations'), 1, 'what was said now waits for an answer')
})

test('N5 a search that is out of order is asked again, one that refuses says so, and is gone on with where it stood', async () => {
  const { id } = await makeMonitor('Numbat')
  for (let nth = 0; nth < 120; nth += 1) site.say({ ago_s: DAY_S + nth * 60, text: `Numbat number ${nth}` })
  const answers = [503, 200, 403]
  site.trouble = (_, response) => {
    const status = answers.shift() ?? 200
    if (status === 200) return false
    response.writeHead(status, { 'retry-after': '0' }).end()
    return true
  }
  await lookBack(id)
  const failed = await over(id)
  const part = partOf(failed, 'hackernews')
  assert.deepEqual([failed.state, part.state], ['failed', 'failed'])
  assert.match(part.problem ?? '', /does not allow/)
  assert.equal(part.kept, 50, 'what it gave before is kept')
  await story.nora.call(backfillApi.goOn, { id: failed.id })
  const done = await over(id)
  assert.deepEqual(
    [done.state, partOf(done, 'hackernews').kept, partOf(done, 'hackernews').problem],
    ['done', 120, null],
  )
  assert.deepEqual(
    (await heardBy(id)).map(({ text }) => text),
    Array.from({ length: 120 }, (_, nth) => `Numbat number ${119 - nth}`),
  )
})

test('L3 taken back, it leaves the lists and the figures as if it had never been, but for what somebody opened', async () => {
  const numbat = (await story.nora.call(listeningApi.monitors, {})).find(({ name }) => name === 'Numbat')
  assert.ok(numbat)
  const [one] = await rows(sql<{ id: string }>`select id from channels_posts where text = 'Numbat number 7'`)
  await story.nora.call(routingApi.openFromMention, { post_id: one?.id ?? '' })
  const { id } = await newestOf(numbat.id)
  await story.nora.call(backfillApi.takeBack, { id })
  const undone = await over(numbat.id)
  assert.deepEqual([undone.state, undone.problem], ['undone', '1 post stays: there are conversations of it.'])
  assert.deepEqual(
    (await heardBy(numbat.id)).map(({ text }) => text),
    ['Numbat number 7'],
  )
  const left = await rows(
    sql<{
      n: number
    }>`select coalesce(sum(mentions), 0)::int as n from listening_counts where monitor_id = ${numbat.id} and step = 'hour' and dimension = 'all'`,
  )
  assert.equal(left[0]?.n, 1)
  await lookBack(numbat.id)
  assert.equal(partOf(await over(numbat.id), 'hackernews').kept, 119, 'it can be looked back for again')
})

test('L3 who said the same since stands for it, when what was looked back for is taken back', async () => {
  const { id } = await makeMonitor('Potoroo')
  const text = 'The potoroo of my neighbour has eaten all of the kettles that I had bought for the whole winter'
  site.say({ ago_s: 2 * HOUR_S, text })
  await lookBack(id, 1)
  const done = await over(id)
  site.say({ ago_s: 5, text })
  await heardOnce()
  const items = () =>
    rows(
      sql<{
        item: boolean
      }>`select item_id is not null as item from listening_mentions where monitor_id = ${id} order by post_id`,
    )
  assert.deepEqual(await items(), [{ item: false }, { item: true }])
  await story.nora.call(backfillApi.takeBack, { id: done.id })
  await over(id)
  assert.deepEqual(await items(), [{ item: false }])
})

test('L3 one look back at a time, by who may change monitors, as far as is offered, and stopped at once', async () => {
  const { id } = await makeMonitor('Bilby')
  const agent = await story.colleague('agent', [])
  await assert.rejects(agent.call(backfillApi.begin, { id, days: 7 }), /^Error: 403/)
  await assert.rejects(lookBack(id, 2), /422|400/)
  await assert.rejects(lookBack(crypto.randomUUID()), /404 monitor_not_found/)
  site.trouble = (_, response) => {
    response.writeHead(503, { 'retry-after': '3600' }).end()
    return true
  }
  const begun = await lookBack(id, 1)
  await assert.rejects(lookBack(id, 1), /409 backfill_running/)
  for (let left = 200; left > 0 && !partOf(await newestOf(id), 'hackernews').problem; left -= 1) await sleep(50)
  const waiting = partOf(await newestOf(id), 'hackernews')
  assert.match(waiting.problem ?? '', /out of order/)
  assert.ok(new Date(waiting.due_at ?? 0).getTime() > Date.now() + 3_000_000, 'it says when it asks again')
  assert.equal((await story.nora.call(backfillApi.stop, { id: begun.id })).state, 'stopped')
  await assert.rejects(story.nora.call(backfillApi.stop, { id: begun.id }), /409 backfill_stopped/)
  await story.nora.call(listeningApi.changeMonitor, { id, name: 'Bilby two', names: [], products: [], leave_out: [] })
  await assert.rejects(story.nora.call(backfillApi.goOn, { id: begun.id }), /409 monitor_changed/)
  await story.nora.call(listeningApi.removeMonitor, { id })
  assert.equal(
    (await newestOf(id)).id,
    begun.id,
    'removed, it still says how it looked back: the page that shows it asks',
  )
  await assert.rejects(lookBack(id, 1), /404 monitor_not_found/)
  site.trouble = () => false
})
