/** Stories of figures that lead to their mentions: each number is the number of mentions that its link opens. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { analysisApi } from '#areas/listening/analysis/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { hrefBehind, hrefOfAuthor, hrefOfLink, hrefOfPoints } from '#areas/listening/screens/analysis/behind.ts'
import type { AnalysisShown } from '#areas/listening/screens/analysis/view.ts'
import { type Asked, readAsked } from '#areas/listening/screens/stream/stream-place.ts'
import { system } from '#platform/work.ts'
import { eventOf, openStory, type Story } from '../arrivals.ts'

const HOUR_MS = 3_600_000
const nothing = { names: [], products: [], leave_out: [] }
/** Half an hour beside UTC: hours of figures are not hours of its clock. */
const time_zone = 'Asia/Kolkata'
const now = Date.now()
let story: Story
let kessel = ''
let said = 0

interface Saying {
  text: string
  author: string
  hours: number
  link?: string
}
const many = (count: number, one: (nth: number) => Saying) => Array.from({ length: count }, (_, nth) => one(nth))

async function hear(list: readonly Saying[]): Promise<void> {
  const events = list.map(({ text, author, hours, link }) => {
    said += 1
    const posted_at = new Date(now - hours * HOUR_MS)
    const event = eventOf({ native_id: `f${said}`, thread_id: `f${said}`, text, author, posted_at })
    if (event.kind === 'post' && link) event.post.spans = [{ kind: 'link', start: 0, end: 4, target: link }]
    return event
  })
  await story.intake(story.channel, { events, cursor: String(said) })
}

before(async () => {
  story = await openStory()
  for (const name of ['Fernhill', 'Fernhill kettle'])
    await story.nora.call(listeningApi.makeMonitor, { ...nothing, name })
  kessel = (
    await story.nora.call(listeningApi.makeMonitor, { ...nothing, name: 'Kessel', kind: 'competitor', query: 'kessel' })
  ).id
  await hear([
    // The same again and again: items of the stream, but each a mention for the figures.
    ...many(14, (nth) => ({
      ...{
        text: 'Fernhill is terrible, my Fernhill kettle broke again',
        author: `cross${nth % 3}`,
        hours: 2 + nth / 2,
      },
      link: nth % 2 ? 'https://www.Shop.example/kettles?x=1' : 'https://news.example',
    })),
    ...many(6, (nth) => ({ text: `I love my Fernhill toaster number ${nth}`, author: 'fan', hours: 26 + nth * 11 })),
    ...many(5, (nth) => ({
      ...{ text: 'Der Fernhill Wasserkocher ist leider kaputt gegangen', author: 'hans', hours: 30 + nth },
    })),
    ...many(7, (nth) => ({ text: `Kessel opens shop ${nth} in Leeds`, author: `k${nth}`, hours: 3 + nth })),
    ...many(4, (nth) => ({
      ...{
        text: 'The Fernhill toaster is broken, terrible, but the refund came quickly, wonderful',
        author: `both${nth}`,
      },
      // On the hour: the first instant of one, and not the last of another.
      hours: (now % HOUR_MS) / HOUR_MS + nth,
    })),
    // Longer ago than is asked for, and heard now as well.
    ...many(4, () => ({ text: 'Fernhill is terrible, where is my refund?', author: 'old', hours: 24 * 40 })),
  ])
})
after(() => story?.server.stop())

const ask = async (asked: object = {}) => {
  const found = await story.nora.call(analysisApi.analysis, { days: 7, time_zone, ...asked })
  return JSON.parse(JSON.stringify(found)) as AnalysisShown
}

/** What the page would ask for at this address, page by page: once for each monitor that heard it, as figures count. */
async function countAt(href: string): Promise<number> {
  const asked: Asked = readAsked(Object.fromEntries(new URL(href, 'http://here').searchParams))
  let count = 0
  for (let next: string | null | undefined; next !== null; ) {
    const page = await story.nora.call(listeningApi.stream, { ...asked, limit: 7, ...(next && { before: next }) })
    count += page.mentions.reduce((sum, { heard_by }) => sum + heard_by.length, 0)
    next = page.next
  }
  // What the page says of all before it has them all.
  const counted = await story.nora.call(listeningApi.streamCount, asked)
  assert.deepEqual([counted.mentions, counted.all], [count, true], href)
  return count
}

async function assertAll(figures: readonly (readonly [what: string, many: number, href: string])[]): Promise<void> {
  for (const [what, count, href] of figures) assert.equal(await countAt(href), count, `${what} at ${href}`)
}

test('L4 each figure leads to as many mentions as it says: topics, networks, languages, feelings, voices', async () => {
  for (const asked of [{}, { language: 'de' }, { topic: 'broken' }, { of: kessel }]) {
    const analysis = await ask(asked)
    assert.ok(analysis.totals.now.mentions > 0, JSON.stringify(asked))
    const shown = { analysis, asked }
    const { now: totals } = analysis.totals
    await assertAll([
      ['all', totals.mentions, hrefBehind(shown)],
      ['against', totals.negative, hrefBehind(shown, { sentiment: 'negative' })],
      ['for', totals.positive, hrefBehind(shown, { sentiment: 'positive' })],
      ...analysis.topics.map(
        ({ value, now }) => [`topic ${value}`, now.mentions, hrefBehind(shown, { topic: value })] as const,
      ),
      ...analysis.topics.map(
        ({ value, now }) =>
          [`against ${value}`, now.negative, hrefBehind(shown, { topic: value, sentiment: 'negative' })] as const,
      ),
      ...analysis.networks.map(
        ({ value, now }) => [value, now.mentions, hrefBehind(shown, { network: value })] as const,
      ),
      ...analysis.languages.map(
        ({ value, now }) => [value, now.mentions, hrefBehind(shown, { language: value })] as const,
      ),
      ...analysis.voices.map(
        ({ monitor_id, name, now }) =>
          [`voice ${name}`, now.mentions, hrefBehind(shown, { monitor_id, of: undefined })] as const,
      ),
    ])
  }
})

test('L4 each hour, day, hour of the week, place and person leads to as many mentions as it says', async () => {
  for (const asked of [{}, { days: 1 }, { days: 30, language: 'en' }, { days: 200 }]) {
    const analysis = await ask(asked)
    const shown = { analysis, asked }
    const zone = analysis.period.time_zone
    assert.ok(analysis.links.length > 1 && analysis.authors.length > 2)
    await assertAll([
      ...analysis.points
        .map((point, nth) => [point.at, point.mentions, hrefOfPoints(shown, [nth, nth + 1])] as const)
        .filter(([, count], nth) => count > 0 || nth % 20 === 0),
      ...analysis.week.map(
        ({ weekday, hour, mentions }) =>
          [`${weekday} ${hour}`, mentions, hrefBehind(shown, { weekday, hour, time_zone: zone })] as const,
      ),
      ...analysis.links.map(({ value, now }) => [value, now.mentions, hrefOfLink(shown, value)] as const),
      ...analysis.authors.map(
        ({ who, now }) => [who?.handle ?? '', now.mentions, hrefOfAuthor(shown, who?.id ?? '')] as const,
      ),
    ])
  }
})

test('L4 what was heard before mentions knew when it was said lies behind the same figures', async () => {
  const { database } = story.server.tools
  const { workspace_id } = story.channel
  const unknowing = (to: 'unknown' | 'known') =>
    database.inWork({ workspace_id, by: system('test') }, ({ db }) =>
      to === 'unknown'
        ? sql`update listening_mentions set posted_at = null`.execute(db)
        : sql`update listening_mentions m set posted_at = p.posted_at from channels_posts p where p.id = m.post_id`.execute(
            db,
          ),
    )
  await unknowing('unknown')
  const analysis = await ask()
  const shown = { analysis, asked: {} }
  assert.ok(analysis.totals.now.mentions > 40)
  await assertAll([
    ['all', analysis.totals.now.mentions, hrefBehind(shown)],
    ...analysis.points
      .map((point, nth) => [point.at, point.mentions, hrefOfPoints(shown, [nth, nth + 1])] as const)
      .filter(([, count]) => count > 0),
  ])
  await unknowing('known')
})

test('L11 what is edited leaves each figure of its old words, and counts in those of the new', async () => {
  const say = async (text: string, target: string, revision: string) => {
    const posted_at = new Date(now - HOUR_MS)
    const event = eventOf({ native_id: 'edited', thread_id: 'edited', text, author: 'ed', posted_at })
    if (event.kind === 'post')
      Object.assign(event.post, { revision, spans: [{ kind: 'link', start: 0, end: 4, target }] })
    await story.intake(story.channel, { events: [event], cursor: `edited${revision}` })
  }
  const linked = async () =>
    new Map((await ask()).links.flatMap(({ value, now: { mentions } }) => (mentions > 0 ? [[value, mentions]] : [])))
  const before_ = await linked()
  await say('Fernhill is wonderful', 'https://was.example/1', '')
  assert.deepEqual(await linked(), new Map([...before_, ['was.example', 1]]))
  await say('Der Fernhill Wasserkocher ist kaputt', 'https://is.example/1', 'r2')
  assert.deepEqual(await linked(), new Map([...before_, ['is.example', 1]]))
  const shown = { analysis: await ask(), asked: {} }
  const { links, languages, totals } = shown.analysis
  await assertAll([
    ...links.map(({ value, now: { mentions } }) => [value, mentions, hrefOfLink(shown, value)] as const),
    ...languages.map(
      ({ value, now: { mentions } }) => [value, mentions, hrefBehind(shown, { language: value })] as const,
    ),
    ['for', totals.now.positive, hrefBehind(shown, { sentiment: 'positive' })],
    ['against', totals.now.negative, hrefBehind(shown, { sentiment: 'negative' })],
  ])
})

test('what a person put right is found behind the figure that it now counts in, and says so', async () => {
  const href = async (sentiment: 'negative' | 'positive') =>
    hrefBehind({ analysis: await ask(), asked: {} }, { sentiment })
  const [before_, other] = [await countAt(await href('negative')), await countAt(await href('positive'))]
  const { mentions } = await story.nora.call(listeningApi.stream, { sentiment: 'positive', limit: 1 })
  const [one] = mentions
  assert.ok(one)
  assert.deepEqual(one.corrected, [])
  const { post_id, heard_by } = one
  await story.nora.call(listeningApi.correctMention, { post_id, sentiment: 'negative' })
  assert.equal(await countAt(await href('negative')), before_ + heard_by.length)
  assert.equal(await countAt(await href('positive')), other - heard_by.length)
  const again = (await story.nora.call(listeningApi.stream, {})).mentions.find((row) => row.post_id === post_id)
  assert.equal(again?.sentiment_label, 'negative')
  assert.deepEqual(
    again?.corrected.map(({ kind, was }) => ({ kind, was })),
    [{ kind: 'sentiment', was: ['positive'] }],
  )
  await story.nora.call(listeningApi.takeBackMention, { post_id, kind: 'sentiment' })
  assert.equal(await countAt(await href('negative')), before_)
  const back = (await story.nora.call(listeningApi.stream, {})).mentions.find((row) => row.post_id === post_id)
  assert.deepEqual([back?.sentiment_label, back?.corrected], ['positive', []])
})

test('L3 the stream passes over what an address says wrongly, and refuses what a program asks wrongly with how to mend it', async () => {
  const wrong = {
    from: 'soon',
    to: '2026-13-01T00:00:00Z',
    hour: '24',
    weekday: '8',
    link: 'a b',
    author: 'me',
    of: 'x',
  }
  assert.deepEqual(readAsked({ ...wrong, time_zone: 'Middle/Earth', each: 'no', topic: '' }), {})
  assert.deepEqual(readAsked({ topic: 2026, hour: 0, weekday: 1 }), { topic: '2026', hour: 0, weekday: 1 })
  await assert.rejects(story.nora.call(listeningApi.stream, { from: 'soon' }), /Give an instant as/)
  await assert.rejects(story.nora.call(listeningApi.stream, { time_zone: 'Middle/Earth' }), /such as Europe\/Berlin/)
})
