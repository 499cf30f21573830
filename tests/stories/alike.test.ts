/** L10 through HTTP: what is put right of an item is put right of all who say the same, and goes back with it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { lessonsApi } from '#areas/routing/lessons/api.ts'
import type { Sentiment } from '#areas/understanding/schema.ts'
import { system, type Work } from '#platform/work.ts'
import { eventOf } from '../arrivals.ts'
import { type Listened, openListened } from '../listened.ts'
import { reacted } from '../server.ts'

let house: Listened
let brand = ''

before(async () => {
  house = await openListened()
  brand = await house.monitor({ name: 'Fernhill' })
})
after(() => house?.stop())

const inside = <T>(body: (work: Work) => Promise<T>) =>
  house.server.tools.database.inWork({ workspace_id: house.channel.workspace_id, by: system('test') }, body)

/** What the figures count as against and as for. */
async function counted(): Promise<{ against: number; for: number }> {
  const { rows } = await inside(({ db }) =>
    sql<{ against: number; for: number; volume: number }>`
      select coalesce(sum(negative), 0)::int as against, coalesce(sum(positive), 0)::int as for, (
        select coalesce(sum(negative), 0)::int from listening_volumes where monitor_id = ${brand}
      ) as volume
      from listening_counts where monitor_id = ${brand} and step = 'hour' and dimension = 'all'`.execute(db),
  )
  const { volume, ...all } = rows[0] ?? assert.fail('nothing was counted')
  assert.equal(volume, all.against, 'both figures say the same')
  return all
}

async function rowOf(text: string) {
  const found = (await house.stream({ monitor_id: brand, each: 'yes' })).find((one) => one.text === text)
  return found ?? assert.fail(`nobody heard “${text}”`)
}
const feelings = async (texts: readonly string[]) =>
  Promise.all(texts.map(async (text) => (await rowOf(text)).sentiment_label))

/** How the conversations of these feel, in the inbox. */
async function conversationsFeel(texts: readonly string[]): Promise<(number | undefined)[]> {
  await reacted(house.server)
  const { conversations } = await house.nora.call(inboxApi.list, { limit: 100 })
  return texts.map((text) => conversations.find((one) => one.snippet === text)?.sentiment)
}

const lessons = async () => (await house.nora.call(lessonsApi.lessons, {})).lessons.length
const put = (post_id: string, sentiment: Sentiment) =>
  house.nora.call(listeningApi.correctMention, { post_id, sentiment })
const takeBack = (post_id: string) => house.nora.call(listeningApi.takeBackMention, { post_id, kind: 'sentiment' })

async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await is()) return
    await new Promise((done) => setTimeout(done, 100))
  }
  assert.fail(what)
}

const SAID = {
  kettle: 'The new Fernhill kettle is terrible and I hate it, so loud that the neighbours complain every morning',
  mixer: 'I hate how my Fernhill mixer broke on its second cake; a terrible waste of butter, eggs and my whole Sunday',
  toaster: 'Burnt bread again: this Fernhill toaster is awful, the worst thing that ever stood in our little kitchen',
  blender: 'What a horrible blender Fernhill makes, it leaks all over the counter and smells of rubber while it runs',
  samovar:
    'Our guests laughed at the terrible Fernhill samovar, which I hate since it arrived dented and without a lid',
  ladle: 'A disgusting Fernhill ladle, rusty after one soup; awful quality for such a price, says my angry grandmother',
}
let said = 0
/** An item with one who says the same again, and one who passes it on; all are against. */
async function item(about: keyof typeof SAID) {
  said += 1
  const text = SAID[about]
  const texts = [text, text.toUpperCase(), `RT ${about}: Fernhill is terrible`]
  const first = await house.say({ text, author: `first${said}` })
  await house.say({ text: texts[1] as string, author: `second${said}` })
  await house.say({ text: texts[2] as string, repeats: first, author: `third${said}` })
  const [one, near, repost] = await Promise.all(texts.map(rowOf))
  assert.ok(one && near && repost)
  assert.deepEqual([one.passes_on, near.passes_on, repost.passes_on], [null, 'near', 'repost'])
  assert.deepEqual(await feelings(texts), ['negative', 'negative', 'negative'])
  return { texts, first, one, near, repost }
}

test('L10 an item that is put right puts right all who say the same, with one lesson, and undoing takes all back', async () => {
  const { texts, one } = await item('kettle')
  const [before_, learned] = [await counted(), await lessons()]
  const felt = await conversationsFeel(texts)
  const { alike } = await put(one.post_id, 'positive')
  assert.equal(alike, 2)
  assert.deepEqual(await feelings(texts), ['positive', 'positive', 'positive'])
  assert.deepEqual(await counted(), { against: before_.against - 3, for: before_.for + 3 })
  const against = await house.stream({ monitor_id: brand, each: 'yes', sentiment: 'negative' })
  assert.ok(!against.some(({ text }) => texts.includes(text)), 'none stands behind the figure any more')
  assert.deepEqual(
    (await rowOf(texts[1] as string)).corrected.map(({ kind, was }) => [kind, was]),
    [['sentiment', ['negative']]],
    'it says who put it right, and what had been read',
  )
  assert.deepEqual(await conversationsFeel(texts), [0.7, 0.7, 0.7])
  assert.equal(await lessons(), learned + 1)
  await put(one.post_id, 'neutral')
  assert.deepEqual(await feelings(texts), ['neutral', 'neutral', 'neutral'])
  assert.deepEqual(await counted(), { against: before_.against - 3, for: before_.for })
  await takeBack(one.post_id)
  assert.deepEqual(await feelings(texts), ['positive', 'positive', 'positive'], 'step by step')
  await takeBack(one.post_id)
  assert.deepEqual(await feelings(texts), ['negative', 'negative', 'negative'])
  assert.deepEqual(await counted(), before_)
  assert.deepEqual(await conversationsFeel(texts), felt)
  assert.deepEqual((await rowOf(texts[1] as string)).corrected, [])
  assert.equal(await lessons(), learned)
})

test('L10 a topic and an objective that are put right in the conversation reach those who say the same too', async () => {
  const { texts, one } = await item('mixer')
  const read = async () =>
    Promise.all(texts.map(async (text) => ((row) => [row.topics, row.objective])(await rowOf(text))))
  const before_ = await read()
  const id = one.conversation?.id ?? assert.fail('it opened none')
  await house.nora.call(routingApi.readAgain, { id, topic: 'shops_bulk', objective: 'sell' })
  const [first, ...others] = await read()
  assert.equal(first?.[0]?.[0], 'shops_bulk')
  assert.deepEqual(others, [first, first])
  await house.nora.call(routingApi.takeBackReading, { id, kind: 'topic' })
  await house.nora.call(routingApi.takeBackReading, { id, kind: 'objective' })
  assert.deepEqual(await read(), before_)
})

test('L10 one that a person put right by itself keeps that, and is read like the others once that is taken back', async () => {
  const { texts, one, near } = await item('toaster')
  await put(near.post_id, 'neutral')
  assert.deepEqual(await feelings(texts), ['negative', 'neutral', 'negative'], 'itself alone')
  assert.equal((await put(one.post_id, 'positive')).alike, 1)
  assert.deepEqual(await feelings(texts), ['positive', 'neutral', 'positive'])
  await takeBack(near.post_id)
  assert.deepEqual(await feelings(texts), ['positive', 'positive', 'positive'])
  const now = await counted()
  await put(near.post_id, 'neutral')
  await takeBack(one.post_id)
  assert.deepEqual(await feelings(texts), ['negative', 'neutral', 'negative'])
  await takeBack(near.post_id)
  assert.deepEqual(await feelings(texts), ['negative', 'negative', 'negative'], 'as the machine read it')
  assert.deepEqual(await counted(), { against: now.against + 3, for: now.for - 3 })
})

test('L10 who says the same later is read like what was put right, and goes back with it', async () => {
  const { first, one } = await item('blender')
  await put(one.post_id, 'positive')
  // What was on its way in is looked for once more after five seconds: this one comes after that.
  await new Promise((done) => setTimeout(done, 7_000))
  const before_ = await counted()
  const text = 'Blender by Fernhill: terrible, awful'
  await house.say({ text, repeats: first, author: 'late' })
  await until('it was never read like the first', async () => (await rowOf(text)).sentiment_label === 'positive')
  assert.deepEqual(await counted(), { against: before_.against, for: before_.for + 1 })
  assert.deepEqual(await conversationsFeel([text]), [0.7])
  await takeBack(one.post_id)
  assert.equal((await rowOf(text)).sentiment_label, 'negative')
})

test('L10 many who say the same are put right in stretches, and all go back', async () => {
  const many = 400
  const { first, one } = await item('samovar')
  const reposts = Array.from({ length: many }, (_, nth) => {
    const event = eventOf({
      native_id: `v${nth}`,
      thread_id: `v${nth}`,
      text: 'Fernhill is terrible',
      author: `v${nth}`,
    })
    if (event.kind === 'post') Object.assign(event.post, { repeats: first, addressed: 'overheard' })
    return event
  })
  await house.hear(reposts)
  const before_ = await counted()
  const all = many + 3
  assert.equal((await put(one.post_id, 'positive')).alike, all - 1)
  const isNow = (by: number) => async () => (await counted()).against === before_.against - by
  await until('not all of them followed', isNow(all))
  const { rows } = await inside(({ db }) =>
    sql<{ most: number }>`
      select max(jsonb_array_length(detail->'post_ids'))::int as most from platform_facts
      where name = 'understanding.correction_carried'`.execute(db),
  )
  assert.ok((rows[0]?.most ?? all) <= 150, 'no more are locked at once')
  await takeBack(one.post_id)
  await until('not all of them went back', isNow(0))
  assert.deepEqual(await counted(), before_)
})

test('L10 two who put right an item and one that says the same in the same moment both succeed, in either order', async () => {
  const { texts, one, near } = await item('ladle')
  const before_ = await counted()
  for (let nth = 0; nth < 10; nth += 1) {
    await Promise.all([put(one.post_id, 'positive'), put(near.post_id, 'neutral')])
    assert.deepEqual(await feelings(texts), ['positive', 'neutral', 'positive'])
    await Promise.all([takeBack(near.post_id), takeBack(one.post_id)])
    assert.deepEqual(await feelings(texts), ['negative', 'negative', 'negative'])
    assert.deepEqual(await counted(), before_)
  }
})
