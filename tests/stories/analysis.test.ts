/** Stories of analysis through HTTP: figures over any period beside the one before, what they come from, notes, files, the outspoken. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { z } from 'zod'
import { listSilences } from '#areas/channels/api.ts'
import { pauseChannel, resumeChannel } from '#areas/channels/channels.ts'
import { noteSilence } from '#areas/channels/silences.ts'
import { contactsApi } from '#areas/contacts/api.ts'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import type { NetworkEvent } from '#connectors/connector.ts'
import { type InWork, system } from '#platform/work.ts'
import { eventOf, openStory, type Story } from '../arrivals.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const nothing = { names: [], products: [], leave_out: [] }

let story: Story
let inWork: <T>(body: Parameters<InWork>[1]) => Promise<T>
let fernhill = ''
let kessel = ''
/** So that what was said an hour ago lies in another hour, whenever this runs. */
const now = Date.now()

interface Saying {
  author: string
  text: string
  ago_ms: number
  followers?: number
  link?: string
}

let said = 0
function saying({ author, text, ago_ms, followers, link }: Saying): NetworkEvent {
  said += 1
  const event = eventOf({
    native_id: `a${said}`,
    thread_id: `a${said}`,
    text,
    author,
    posted_at: new Date(now - ago_ms),
  })
  if (event.kind !== 'post') return event
  const spans = link ? [{ kind: 'link' as const, start: 0, end: 4, target: link }] : []
  return { ...event, post: { ...event.post, spans, author: { ...event.post.author, followers: followers ?? null } } }
}
const hear = (list: readonly Saying[]) =>
  story.intake(story.channel, { events: list.map(saying), cursor: String(said) })
const many = (count: number, one: (nth: number) => Saying) => Array.from({ length: count }, (_, nth) => one(nth))

before(async () => {
  story = await openStory()
  const { tools } = story.server
  inWork = ((body) =>
    tools.database.inWork({ workspace_id: story.channel.workspace_id, by: system('test') }, body)) as typeof inWork
  fernhill = (await story.nora.call(listeningApi.makeMonitor, { ...nothing, name: 'Fernhill', names: ['Fernhill'] })).id
  kessel = (
    await story.nora.call(listeningApi.makeMonitor, { ...nothing, name: 'Kessel', kind: 'competitor', query: 'kessel' })
  ).id
  await hear([
    ...many(12, (nth) => ({
      ...{ author: `cross${nth % 3}`, text: 'Fernhill is terrible, my kettle broke again', ago_ms: 2 * HOUR_MS },
      ...{ followers: 500, link: 'https://www.shop.example/kettles?x=1' },
    })),
    ...many(6, () => ({
      author: 'fan',
      text: 'I love my Fernhill kettle, wonderful',
      ago_ms: 26 * HOUR_MS,
      followers: 40_000,
    })),
    ...many(9, (nth) => ({ author: `k${nth}`, text: 'Kessel opens a shop in Leeds', ago_ms: 3 * HOUR_MS })),
    ...many(3, () => ({ author: 'old', text: 'Fernhill was nice', ago_ms: 9 * DAY_MS })),
  ])
})
after(() => story?.server.stop())

const ask = (input: z.input<typeof analysisApi.analysis.input>) => story.nora.call(analysisApi.analysis, input)
const fileAt = (path: string) => fetch(story.nora.address + path, { headers: { cookie: story.nora.cookie() } })

test('L4 how much was said, how it felt, and whose voice it was, beside the period before', async () => {
  const week = await ask({ days: 7, time_zone: 'Europe/Berlin' })
  assert.deepEqual(week.of, [fernhill])
  assert.equal(week.totals.now.mentions, 18)
  assert.equal(week.totals.before.mentions, 3)
  assert.equal(week.totals.now.negative, 12)
  assert.equal(week.totals.now.reach, 12 * 500 + 6 * 40_000)
  assert.deepEqual(
    week.voices.map(({ monitor_id, now: { mentions } }) => [monitor_id, mentions]),
    [
      [fernhill, 18],
      [kessel, 9],
    ],
  )
  assert.equal(
    week.points.reduce((sum, { mentions }) => sum + mentions, 0),
    18,
  )
  assert.equal(week.lines[0]?.mentions.length, week.points.length)
  assert.deepEqual(
    week.networks.map(({ value, now: { mentions } }) => [value, mentions]),
    [['bluesky', 18]],
  )
  assert.equal(week.languages[0]?.value, 'en')
  assert.ok(
    week.topics.some(({ value, now: { mentions } }) => value === 'broken' && mentions === 12),
    JSON.stringify(week.topics),
  )
  assert.deepEqual(
    week.links.map(({ value, now: { mentions } }) => [value, mentions]),
    [['shop.example', 12]],
  )
  assert.equal(week.authors[0]?.who?.handle, 'fan.test')
  assert.equal(
    week.week.reduce((sum, { mentions }) => sum + mentions, 0),
    18,
  )
})

test('L4 any filter narrows every figure that knows it, and the last day leaves out what was before', async () => {
  const day = await ask({ days: 1 })
  assert.deepEqual([day.totals.now.mentions, day.totals.before.mentions], [12, 6])
  const broken = await ask({ days: 7, topic: 'broken' })
  assert.equal(broken.totals.now.mentions, 12)
  assert.equal((await ask({ days: 7, network: 'feeds' })).totals.now.mentions, 0)
  const english = await ask({ days: 7, network: 'bluesky', language: 'en' })
  assert.equal(english.totals.now.mentions, 18)
  assert.ok(english.topics.length > 0)
})

test('L4 long periods are added up from days and say so', async () => {
  const from = new Date(now - 200 * DAY_MS).toISOString().slice(0, 10)
  const long = await ask({ from, to: new Date(now + DAY_MS).toISOString().slice(0, 10), time_zone: 'Europe/Berlin' })
  assert.deepEqual([long.period.step, long.period.time_zone, long.totals.now.mentions], ['day', 'UTC', 21])
  assert.deepEqual(long.week, [])
})

test('a question that cannot be answered says how to ask it', async () => {
  await assert.rejects(ask({ from: 'soon' }), /Write the days as 2025-11-19/)
  await assert.rejects(ask({ days: 7, time_zone: 'Middle/Earth' }), /such as Europe\/Berlin/)
  await assert.rejects(ask({ days: 7, of: '01923456-789a-7bcd-8ef0-123456789abc' }), /Choose again/)
})

test('L4 what was heard before there were figures is counted by the migration as it would have been then', async () => {
  const { database } = story.server.tools
  const file = new URL('../../areas/listening/migrations/2026-11-26-analysis.sql', import.meta.url)
  const fill = /-- fill\n([\s\S]*)-- filled/.exec(await readFile(file, 'utf8'))?.[1] ?? ''
  const read = (table: string, order: string) =>
    database.asOperator(
      async (db) => (await sql`select * from ${sql.table(table)} order by ${sql.raw(order)}`.execute(db)).rows,
    )
  const counts = await read('listening_counts', '2, 3, 4, 5, 6, 7, 8')
  const authors = await read('listening_authors', '2, 3, 4')
  assert.ok(counts.length > 10 && authors.length > 5)
  await database.asOperator(async (db) => {
    await sql`delete from listening_counts`.execute(db)
    await sql`delete from listening_authors`.execute(db)
    for (const statement of fill.split(/;\s*$/m)) if (statement.trim()) await sql.raw(statement).execute(db)
  })
  assert.deepEqual(await read('listening_counts', '2, 3, 4, 5, 6, 7, 8'), counts)
  assert.deepEqual(await read('listening_authors', '2, 3, 4'), authors)
})

test('L7 each figure says where it comes from, since when it is complete, and what is missing', async () => {
  const { channel_id } = story.channel
  const before_ = await ask({ days: 7 })
  assert.deepEqual(
    before_.source.channels.map(({ name, sampling }) => [name, sampling]),
    [['Fernhill', 'ours']],
  )
  assert.ok(before_.source.complete_since, 'complete since the monitor was made')
  assert.ok(Math.abs(new Date(before_.source.complete_since).getTime() - now) < 10 * 60_000)
  assert.equal(before_.points[0]?.incomplete, true, 'before the monitor was made')
  await inWork((work) => resumeChannel(work, channel_id))
  await inWork((work) => pauseChannel(work, channel_id))
  // The server may have taken its lease in that moment; this test is who listens.
  await inWork(({ db }) => sql`update channels_leases set token = ${story.channel.token}`.execute(db))
  const silent = (await story.nora.call(listSilences, { id: channel_id })).silences
  assert.deepEqual(
    silent.map(({ why, to_at }) => [why, to_at]),
    [['paused', null]],
  )
  await inWork((work) =>
    noteSilence(work, {
      ...{ channel_id, why: 'missed', says: 'The stream begins later.' },
      ...{ from_at: new Date(now - 5 * HOUR_MS), to_at: new Date(now - 4 * HOUR_MS) },
    }),
  )
  const { source } = await ask({ days: 1 })
  assert.equal(source.complete_since, null, 'the only source is silent since it was connected')
  assert.deepEqual(
    source.gaps.map(({ of, why }) => [of, why]),
    [
      ['channel', 'paused'],
      ['channel', 'missed'],
    ],
  )
  await story.nora.call(listeningApi.pauseMonitor, { id: kessel })
  await story.nora.call(listeningApi.resumeMonitor, { id: kessel })
  await story.nora.call(listeningApi.changeMonitor, { ...nothing, id: kessel, name: 'Kessel', query: 'kessel sohn' })
  const gaps = (await ask({ days: 1, of: kessel })).source.gaps.filter(({ of }) => of === 'monitor')
  assert.deepEqual(gaps.map(({ why, to_at }) => [why, to_at !== null]).sort(), [
    ['changed', true],
    ['paused', true],
  ])
})

test('a note stands beside the charts until its writer takes it away, and comes back', async () => {
  const at = new Date(now - HOUR_MS).toISOString()
  const note = await story.nora.call(analysisApi.annotate, { at: new Date(at), text: 'Recall announced' })
  const shown = async () => (await ask({ days: 1 })).annotations.map(({ text }) => text)
  assert.deepEqual(await shown(), ['Recall announced'])
  const agent = await story.colleague('agent', [])
  await assert.rejects(agent.call(analysisApi.removeAnnotation, { id: note.id }), /403/)
  await story.nora.call(analysisApi.removeAnnotation, { id: note.id })
  assert.deepEqual(await shown(), [])
  await story.nora.call(analysisApi.restoreAnnotation, { id: note.id })
  assert.deepEqual(await shown(), ['Recall announced'])
})

test('figures leave as text for a spreadsheet, in which nothing is a formula', async () => {
  await hear([{ author: '=cmd', text: 'Fernhill again', ago_ms: HOUR_MS }])
  const file = await fileAt(`/api/analysis/authors/csv?days=7`)
  assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(
    file.headers.get('content-disposition') ?? '',
    /attachment; filename="baton-authors-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d.csv"/,
  )
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())
  assert.ok(text.startsWith('\uFEFFname,handle,network,mentions'))
  assert.match(text, /'=cmd,/)
  for (const figure of ['volume', 'voices', 'networks', 'languages', 'topics', 'links', 'week'])
    assert.equal((await fileAt(`/api/analysis/${figure}/csv?days=30`)).status, 200, figure)
})

test('L9 the outspoken are listed by how much they say, how far it reaches and how they feel, and worked through', async () => {
  const list = (input: object = {}) => story.nora.call(analysisApi.outspoken, { days: 7, ...input })
  const loudest = await list()
  assert.equal(loudest.people[0]?.who?.handle, 'fan.test')
  assert.equal(loudest.people[0]?.reach, 240_000)
  const crossest = (await list({ sort: 'against' })).people[0]
  assert.match(crossest?.who?.handle ?? '', /^cross/)
  const id = crossest?.identity_id ?? ''
  await story.nora.call(analysisApi.markOutspoken, { id, state: 'to_speak_to', note: 'Call her' })
  assert.deepEqual(
    (await list({ state: 'to_speak_to' })).people.map((one) => [one.identity_id, one.note]),
    [[id, 'Call her']],
  )
  await story.nora.call(analysisApi.markOutspoken, { id, state: 'spoken_to' })
  assert.equal((await list({ state: 'to_speak_to' })).people.length, 0)
  await story.nora.call(analysisApi.markOutspoken, { id, state: null })
  assert.equal((await list({ state: 'spoken_to' })).people.length, 0)
  await assert.rejects(
    story.nora.call(analysisApi.markOutspoken, { id: '01923456-789a-7bcd-8ef0-123456789abc', state: 'spoken_to' }),
    /no such person/,
  )
})

test('L9 outspoken is who says it again, reaches many or is a VIP; who said it once to few stands with everybody', async () => {
  const said = (author: string, followers: number) =>
    saying({ author, text: `Fernhill, says ${author}`, ago_ms: HOUR_MS, followers })
  const [few, many, vip] = ['once-few.test', 'once-many.test', 'once-vip.test'] as const
  await story.intake(story.channel, {
    events: [said('once-few', 9_999), said('once-many', 10_000), said('once-vip', 3)],
    cursor: 'once',
  })
  const list = (input: object = {}) => story.nora.call(analysisApi.outspoken, { days: 7, sort: 'last', ...input })
  const everybody = await list({ among: 'everybody' })
  const idOf = (handle: string) => everybody.people.find(({ who }) => who?.handle === handle)?.identity_id ?? ''
  await story.nora.call(contactsApi.markVip, { id: idOf(vip) })
  const shown = await list()
  const because = (handle: string) => shown.people.find(({ who }) => who?.handle === handle)?.because
  assert.deepEqual([few, many, vip].map(because), [undefined, ['reach'], ['vip']])
  assert.ok(
    shown.people.every(({ because, mentions }) => because.length > 0 && mentions > 1 === because.includes('often')),
  )
  assert.equal(shown.heard, everybody.people.length)
  assert.ok(shown.people.length < everybody.people.length)
  await story.nora.call(analysisApi.markOutspoken, { id: idOf(few), state: 'to_speak_to' })
  assert.deepEqual((await list()).people.find(({ who }) => who?.handle === few)?.because, ['marked'])
  await story.nora.call(analysisApi.markOutspoken, { id: idOf(few), state: null })
})

test('L9 one post that two monitors heard was said once', async () => {
  const of = async (name: string) =>
    (await story.nora.call(listeningApi.makeMonitor, { name, names: [], products: [], leave_out: [], kind: 'topic' }))
      .id
  const both = [await of('Potoroo'), await of('Numbat')]
  await story.intake(story.channel, {
    events: [
      saying({ author: 'said-once', text: 'A potoroo and a numbat', ago_ms: HOUR_MS, followers: 5 }),
      saying({ author: 'said-twice', text: 'A potoroo', ago_ms: HOUR_MS, followers: 5 }),
      saying({ author: 'said-twice', text: 'That potoroo again', ago_ms: HOUR_MS, followers: 5 }),
    ],
    cursor: 'twice',
  })
  const { people } = await story.nora.call(analysisApi.outspoken, { days: 7, of: both.join('.') })
  assert.deepEqual(
    people.map(({ who, mentions, because }) => [who?.handle, mentions, because]),
    [['said-twice.test', 2, ['often']]],
  )
  for (const id of both) await story.nora.call(listeningApi.removeMonitor, { id })
})

test('L7 a voice that listens only since a moment says since when', async () => {
  const made = { names: [], products: [], leave_out: [], name: 'Kettleworks', kind: 'competitor' } as const
  const { id } = await story.nora.call(listeningApi.makeMonitor, { ...made, names: [], products: [], leave_out: [] })
  const before_ = await ask({ days: 7 })
  const since = (voices: typeof before_.voices) => new Map(voices.map((voice) => [voice.monitor_id, voice.since_at]))
  assert.ok(since(before_.voices).get(id), 'it is new')
  await inWork((work) =>
    work.db
      .updateTable('listening_monitors')
      .set({ created_at: new Date(now - 60 * 24 * HOUR_MS) })
      .where('id', '=', id)
      .execute(),
  )
  assert.equal(since((await ask({ days: 7 })).voices).get(id), null, 'it is old')
  await story.nora.call(listeningApi.removeMonitor, { id })
})

test('the hour and the day that are not over say so, and no other; nor does one of days that are over', async () => {
  const running = async (input: object) => (await ask(input)).points.flatMap(({ so_far }, nth) => (so_far ? [nth] : []))
  const hours = (await ask({ days: 1 })).points
  assert.deepEqual(await running({ days: 1 }), [hours.length - 1])
  assert.deepEqual(await running({ days: 90 }), [89])
  const dayBefore = (days: number) => new Date(now - days * 24 * HOUR_MS).toISOString().slice(0, 10)
  assert.deepEqual(await running({ from: dayBefore(5), to: dayBefore(2) }), [])
  const file = await fileAt('/api/analysis/volume/csv?days=1')
  const lines = (await file.text()).trim().split('\r\n')
  assert.match(lines[0] ?? '', /,incomplete,so_far$/)
  assert.deepEqual(
    lines.slice(1).map((line) => line.endsWith(',yes')),
    hours.map((_, nth) => nth === hours.length - 1),
  )
})

test('an hour is called unusual only where it is drawn beyond what is normal', async () => {
  const hourOf = (ago_ms: number) => new Date(Math.floor((now - ago_ms) / HOUR_MS) * HOUR_MS)
  const [loud, quiet] = [hourOf(2 * HOUR_MS), hourOf(5 * HOUR_MS)]
  const { workspace_id } = story.channel
  const norm = { workspace_id, monitor_id: fernhill, expected: 1, low: 0, high: 4, spread: 0.1, score: 0.99 }
  await inWork((work) =>
    work.db
      .insertInto('listening_norms')
      .values([
        { ...norm, from_at: loud },
        { ...norm, from_at: quiet },
      ])
      .execute(),
  )
  const { unusual, points } = await ask({ days: 1, of: fernhill })
  assert.deepEqual(
    unusual.map(({ from_at }) => new Date(from_at).getTime()),
    [loud.getTime()],
  )
  assert.equal(points.filter(({ normal }) => normal?.high === 4).length, 2)
})
