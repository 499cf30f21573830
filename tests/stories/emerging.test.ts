/** Stories of what emerges: said now and not before, whose it is, what it is made of, and how long before its fullest hour. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { listeningApi } from '#areas/listening/api.ts'
import { emergingApi } from '#areas/listening/emerging/api.ts'
import { FIND } from '#areas/listening/emerging/due.ts'
import { findingEmerging } from '#areas/listening/emerging/finding.ts'
import { makeMonitor } from '#areas/listening/monitors.ts'
import { teamFor } from '#areas/routing/team-for.ts'
import { clearDue } from '#platform/due.ts'
import { system } from '#platform/work.ts'
import { openRiver } from '#river'
import { databaseAt } from '../../tools/seed/past.ts'
import { eventOf, openStory, type Story } from '../arrivals.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const nothing = { names: [], products: [], leave_out: [] }
const nora = { kind: 'person', id: randomUUID(), role: 'administrator', team_ids: [] } as const

/** Before the evening of a Thursday, whenever this runs. */
const NOW = Date.now()
const ago = (ms: number) => new Date(NOW - ms)

let story: Story
let said = 0
let product = ''

/** Hears them when they are said. */
async function hear(posts: readonly { text: string; author: string; ago_ms: number }[]): Promise<void> {
  const clock = { now: new Date() }
  const intake = openRiver(databaseAt(story.server.tools.database, clock).inWork)
  for (const { text, author, ago_ms } of posts) {
    said += 1
    clock.now = ago(ago_ms)
    const id = `e${said}`
    const event = eventOf({ native_id: id, thread_id: id, text, author, posted_at: clock.now })
    await intake(story.channel, { events: [event], cursor: String(said) })
  }
}

const WORDS =
  'garden window neighbour painting ladder bicycle sunday morning coffee brother library station violin autumn letter mountain basket candle harbour wedding pepper blanket mirror orchard theatre sandwich umbrella village picture river guitar market castle summer lemon button carpet dancing kitchen drawer football engine pocket honey island jacket kitten lantern meadow needle'.split(
    ' ',
  )
const wordAt = (at: number) => WORDS[(at * 17 + 5) % WORDS.length]

/** What is said on any day: by others, in other words. */
const everyday = (day: number) =>
  Array.from({ length: 8 }, (_, nth) => {
    const at = day * 8 + nth
    const text = `Fernhill ${[1, 2, 3, 4, 5, 6, 7].map((step) => wordAt(at * step * step + step * 3)).join(' ')}`
    return { text, author: `day${at % 40}`, ago_ms: day * DAY_MS + (nth + 1) * HOUR_MS }
  })

const LOST = [
  'Fernhill: my parcel lost by DHL in Leeds, nobody answers',
  'Second parcel lost this week. Fernhill says ask DHL, DHL says ask Fernhill',
  'Where is my toaster? DHL tells me: parcel lost near Leeds. Fernhill please',
  'Anybody else with a Fernhill order whose parcel lost its way in Leeds? Never delivered',
  'DHL again. Fernhill parcel lost, three weeks, terrible',
  'Parcel lost says the tracking, my Fernhill order was for a birthday',
  'Fernhill sent it on Monday, parcel lost on Tuesday, depot in Leeds is a black hole. Not delivered',
  'I give up on Fernhill delivery, awful: parcel lost, no refund',
]
const lost = (from: number, many: number, ago_ms: number) =>
  LOST.slice(from, from + many).map((text, nth) => ({
    text,
    author: `lost${from + nth}`,
    ago_ms: ago_ms - nth * 60_000,
  }))

/** In the week in which nobody can say what is new. */
const SNAPPED = ['front', 'kitchen', 'wooden', 'second', 'tiny'].map((which, nth) => ({
  ...{ text: `Fernhill hinge snapped on the ${which} one, number ${nth}`, author: `snap${nth}`, ago_ms: 30 * HOUR_MS },
}))

const findEmerging = findingEmerging({ teamFor })
/** As the due rows call it at an instant, until nothing is left to count; the server itself is not asked to. */
const find = (at: Date) =>
  story.server.tools.database.inWork(
    { workspace_id: story.channel.workspace_id, by: system('test'), now: at },
    async (work) => {
      for (let turn = 0; turn < 40; turn += 1) {
        await findEmerging(work)
        const { rows } = await sql<{
          due_at: Date
        }>`delete from platform_due where kind = ${FIND} returning due_at`.execute(work.db)
        if (rows[0] && rows[0].due_at > at) return
      }
      throw new Error('it never catches up')
    },
  )

const facts = async () => {
  const { rows } = await story.server.tools.database.inWork(
    { workspace_id: story.channel.workspace_id, by: system('test') },
    ({ db }) =>
      sql<{ detail: { id: string; team_id: string | null } }>`
        select detail from platform_facts where name = 'listening.topic_emerged' order by position`.execute(db),
  )
  return rows.map(({ detail }) => detail)
}
const list = (asked: object = {}) => story.nora.call(emergingApi.emerging, asked)

before(async () => {
  story = await openStory()
  const { database } = story.server.tools
  const { workspace_id } = story.channel
  await database.inWork({ workspace_id, by: nora, now: ago(20 * DAY_MS) }, async (work) => {
    await makeMonitor(work, { ...nothing, name: 'Fernhill', names: ['Fernhill'] })
    const query = 'fernhill (parcel* OR order OR deliver*)'
    product = (await makeMonitor(work, { ...nothing, kind: 'product', name: 'Delivery', query })).id
    await clearDue(work, FIND, [workspace_id])
  })
})
after(() => story?.server.stop())

test('L8 before a week is counted nothing is called new, and the list says that it is being learned', async () => {
  await hear(
    [...everyday(4), ...everyday(3), ...everyday(2), ...SNAPPED].map((one) => ({
      ...one,
      ago_ms: one.ago_ms + 10 * DAY_MS,
    })),
  )
  await find(ago(10 * DAY_MS + 24 * HOUR_MS))
  const { topics } = await list({ days: 60 })
  assert.deepEqual(topics, [])
  const { learning } = await list()
  assert.ok(learning === null || learning.days < learning.of_days)
})

test('L8 what eight people say today and nobody said before is a topic of logistics, with carrier and place', async () => {
  for (let day = 9; day >= 0; day -= 1) await hear(everyday(day))
  await find(ago(8 * HOUR_MS))
  assert.deepEqual((await list()).topics, [], 'an everyday day has nothing new')
  await hear(lost(0, 3, 8 * HOUR_MS))
  await find(ago(7.5 * HOUR_MS))
  assert.deepEqual((await list()).topics, [], 'three people are no topic')
  await hear(lost(3, 2, 7 * HOUR_MS))
  await find(ago(6.5 * HOUR_MS))
  const [first, ...others] = (await list()).topics
  assert.deepEqual(
    others.map(({ name }) => name),
    [],
  )
  assert.equal(first?.name, 'parcel lost')
  assert.equal(first?.people, 5)
  assert.ok(first && first.usual < 1, `${first?.usual} usually`)
  assert.equal(first.team_id, story.teams['Logistics'] ?? story.teams['Customer care'] ?? null)
  assert.deepEqual(first.parts.carrier[0], { value: 'DHL', mentions: 4 })
  assert.equal(first.parts.place[0]?.value, 'Leeds')
  assert.equal(first.parts.product[0]?.value, product)
  assert.equal(first.parts.network[0]?.value, 'bluesky')
  assert.equal(first.samples.length, 3)
})

test('L8 its lead time is from when it was flagged to its fullest hour, and it is told once', async () => {
  await hear(lost(5, 3, 2 * HOUR_MS))
  await hear(
    LOST.slice(0, 5).map((text, nth) => ({
      text: `${text} Still nothing, day two of asking ${nth}`,
      author: `more${nth}`,
      ago_ms: 2 * HOUR_MS - nth * 60_000,
    })),
  )
  await find(ago(0.2 * HOUR_MS))
  const [topic] = (await list()).topics
  assert.equal(topic?.name, 'parcel lost')
  assert.ok(topic.people >= 8, `${topic.people} people`)
  assert.ok((topic.before_peak_ms ?? 0) > 2 * HOUR_MS, `${topic.before_peak_ms} ms before its peak`)
  assert.equal((await facts()).length, 1)
  assert.deepEqual((await facts())[0], { id: topic.id, team_id: topic.team_id })
})

test('L8 what is set aside is out of the figures of its topic at once, and comes back into them', async () => {
  const [topic] = (await list()).topics
  assert.ok(topic)
  const { mentions } = await story.nora.call(listeningApi.stream, { emerging: topic.id })
  const [first] = mentions
  assert.ok(first)

  const monitors = await story.nora.call(listeningApi.monitors, {})
  for (const { id } of monitors)
    await story.nora.call(listeningApi.setAside, { monitor_id: id, post_id: first.post_id, why: 'hidden' })

  const [less] = (await list()).topics
  assert.deepEqual([less?.mentions, less?.people], [topic.mentions - 1, topic.people - 1])
  assert.ok(less && less.negative <= less.mentions)
  for (const { id } of monitors)
    await story.nora.call(listeningApi.bringBack, { monitor_id: id, post_id: first.post_id })
  assert.equal((await list()).topics[0]?.mentions, topic.mentions)
})

test('L8 what somebody knows is out of the list, comes back when twice as many say it, and opens with what is said of it', async () => {
  const [topic] = (await list()).topics
  assert.ok(topic)
  const { mentions } = await story.nora.call(listeningApi.stream, { emerging: topic.id })
  assert.ok(mentions.length >= 8 && mentions.every(({ text }) => /parcel lost/i.test(text)), `${mentions.length}`)
  await story.nora.call(emergingApi.setEmerging, { id: topic.id, state: 'known' })
  assert.deepEqual((await list()).topics, [])
  assert.equal((await list()).known, 1)
  assert.equal((await list({ known: 'yes' })).topics[0]?.state, 'known')
  await find(ago(0))
  assert.deepEqual((await list()).topics, [], 'as many as before are no news')
  await hear(
    WORDS.slice(0, 20).map((word, nth) => ({
      ...{
        text: `Parcel lost, Fernhill! ${word} ${WORDS[nth + 21]} ${WORDS[nth + 9]}`,
        author: `twice${nth}`,
        ago_ms: 60_000,
      },
    })),
  )
  await find(ago(0))
  const [back] = (await list()).topics
  assert.deepEqual([back?.id, back?.state], [topic.id, 'new'])
  assert.equal((await facts()).length, 2)
  const nobody = { id: randomUUID(), state: 'known' } as const
  await assert.rejects(story.nora.call(emergingApi.setEmerging, nobody), /no such topic/)
})

test('L8 topics are asked for by team, and whoever may not read what is heard does not see them', async () => {
  const [topic] = (await list()).topics
  assert.ok(topic?.team_id)
  assert.equal((await list({ team: topic.team_id })).topics.length, 1)
  assert.deepEqual((await list({ team: 'nobody' })).topics, [])
  const executive = await story.colleague('executive', [])
  assert.equal((await executive.call(emergingApi.emerging, {})).topics.length, 1)
  const contributor = await story.colleague('contributor', [])
  await assert.rejects(contributor.call(emergingApi.emerging, {}), /403/)
})

test('L6 of a mention about several things each has its own feeling, with the words in which it stands', async () => {
  const text = 'My Fernhill toaster is broken, terrible, but the refund came quickly, wonderful'
  await hear([{ text, author: 'both', ago_ms: 30_000 }])
  const row = (await story.nora.call(listeningApi.stream, {})).mentions.find((one) => one.text === text)
  const felt = row?.phrases.map(({ topic, sentiment_label, start, end }) => [
    topic,
    sentiment_label,
    text.slice(start, end),
  ])
  assert.deepEqual(felt, [
    ['broken', 'negative', 'My Fernhill toaster is broken, terrible'],
    ['refund', 'positive', 'but the refund came quickly, wonderful'],
  ])
  // As the figures count it.
  for (const [topic, sentiment, many] of [
    ['broken', 'negative', 1],
    ['broken', 'positive', 0],
    ['refund', 'positive', 1],
    ['refund', 'negative', 0],
  ] as const) {
    const { mentions } = await story.nora.call(listeningApi.stream, { topic, sentiment })
    assert.equal(mentions.filter((one) => one.text === text).length, many, `${topic} ${sentiment}`)
  }
})

test('L8 L10 what sixteen people pass on in nearly the same words emerges too, and is one mention in the stream', async () => {
  const words = 'Fernhill asks everybody to look under the samovar: handles may come off when it is full of hot water'
  await hear(
    Array.from({ length: 16 }, (_, nth) => ({
      text: `${words} ${'!'.repeat(1 + nth)}`,
      author: `passes${nth}`,
      ago_ms: (1 + nth) * 60_000,
    })),
  )
  await find(ago(30_000))
  const found = (await list()).topics.find(({ samples }) => samples.some(({ text }) => text.startsWith(words)))
  assert.equal(found?.people, 16)
  const { mentions } = await story.nora.call(listeningApi.stream, {})
  const one = mentions.filter(({ text }) => text.includes('samovar'))
  assert.deepEqual(
    one.map(({ repeats }) => repeats?.more),
    [15],
  )
})
