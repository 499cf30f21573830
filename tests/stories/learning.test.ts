/** What people put right sticks, and the next similar one goes right: how a post was read, and which team it went to. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { administrationApi } from '#areas/administration/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { compare } from '#areas/understanding/taught/night.ts'
import { openRiver } from '#river'
import { arrive, eventOf } from '../arrivals.ts'
import { reacted } from '../server.ts'
import { openTaughtHouse, type TaughtHouse } from '../taught-house.ts'

let house: TaughtHouse
before(async () => {
  house = await openTaughtHouse()
  // A house that has been spoken of for a while.
  const everyday = ['my Fernhill kettle', 'a kettle of Fernhill', 'that new Fernhill kettle', 'Fernhill and its kettle']
  for (let nth = 0; nth < 16; nth += 1) await heard(`Day ${nth}: ${everyday[nth % 4]}`)
})
after(() => house?.server.stop())

const heard: TaughtHouse['heard'] = (...said) => house.heard(...said)
const inside: TaughtHouse['inside'] = (body) => house.inside(body)
const [conversationOf, readingOf] = [
  (text: string) => house.conversationOf(text),
  (text: string) => house.readingOf(text),
]

test('L5 a sentiment that is put right sticks, and the next similar one is felt so, and nothing else', async () => {
  const wrong = 'This Fernhill kettle is sick, absolutely insane'
  await heard(wrong)
  const first = await readingOf(wrong)
  assert.equal(first.sentiment_label, 'negative')
  await house.nora.call(listeningApi.correctMention, { post_id: first.post_id, sentiment: 'positive' })
  assert.equal((await readingOf(wrong)).sentiment_label, 'positive')
  const texts = [
    'Insane Fernhill kettle, sick design',
    'I hate this Fernhill kettle',
    'My Fernhill toaster is terrible',
  ]
  for (const text of texts) await heard(text)
  const labels = await Promise.all(texts.map(async (text) => (await readingOf(text)).sentiment_label))
  assert.deepEqual(labels, ['positive', 'negative', 'negative'])
  assert.match((await readingOf(texts[0] ?? '')).model_version, /\+taught-1$/)
})

const negative = async () =>
  (
    await inside((work) =>
      sql<{ negative: number }>`select sum(negative)::int as negative from listening_volumes`.execute(work.db),
    )
  ).rows[0]?.negative ?? 0

test('L5 the figures follow what was put right, and go back when that is taken back', async () => {
  const text = 'Fernhill closes at noon on Sundays, which I hate'
  await heard(text)
  const { post_id, sentiment_label } = await readingOf(text)
  assert.equal(sentiment_label, 'negative')
  const before_ = await negative()
  await house.nora.call(listeningApi.correctMention, { post_id, sentiment: 'neutral' })
  assert.equal(await negative(), before_ - 1)
  await house.nora.call(listeningApi.takeBackMention, { post_id, kind: 'sentiment' })
  assert.equal(await negative(), before_)
  assert.equal((await readingOf(text)).sentiment_label, 'negative')
  await assert.rejects(house.nora.call(listeningApi.takeBackMention, { post_id, kind: 'sentiment' }), /409/)
})

test('L5 what is put right of a mention that is set aside moves no figure', async () => {
  const text = 'Fernhill lies near the old mill, which I hate'
  await heard(text)
  const { post_id } = await readingOf(text)
  const row = (await house.nora.call(listeningApi.stream, {})).mentions.find((one) => one.post_id === post_id)
  const monitor_id = row?.heard_by[0]?.monitor_id ?? ''
  await house.nora.call(listeningApi.setAside, { monitor_id, post_id, why: 'hidden' })
  const before_ = await negative()
  await house.nora.call(listeningApi.correctMention, { post_id, sentiment: 'neutral' })
  assert.equal(await negative(), before_)
  await house.nora.call(listeningApi.takeBackMention, { post_id, kind: 'sentiment' })
  assert.equal(await negative(), before_)
})

test('L5 another topic takes the place of the one that was read, and what else it is about stays as it is felt', async () => {
  const text = 'My Fernhill toaster is broken, terrible, but the refund came quickly, wonderful'
  await heard(text)
  const { post_id, topics, sentiment } = await readingOf(text)
  assert.ok(topics.length >= 2)
  await house.nora.call(listeningApi.correctMention, { post_id, topic: 'how_to' })
  const others = topics.slice(1)
  assert.deepEqual((await readingOf(text)).topics, [{ topic: 'how_to', confidence: 1, sentiment }, ...others])
  const { topic = '' } = others[0] ?? {}
  await house.nora.call(listeningApi.takeBackMention, { post_id, kind: 'topic' })
  await house.nora.call(listeningApi.correctMention, { post_id, topic })
  assert.deepEqual((await readingOf(text)).topics[0], { ...others[0], confidence: 1 })
  await house.nora.call(listeningApi.takeBackMention, { post_id, kind: 'topic' })
  assert.deepEqual((await readingOf(text)).topics, topics)
})

test('L5 each topic of several is put right or taken away by itself, step by step, and goes back step by step', async () => {
  const text = 'My Fernhill toaster is broken, terrible, but the refund came quickly, wonderful, though late'
  await heard(text)
  const { post_id, topics, sentiment } = await readingOf(text)
  const named = async () => (await readingOf(text)).topics.map(({ topic }) => topic)
  const [first = '', second = '', ...rest] = topics.map(({ topic }) => topic)
  assert.ok(second, 'it is read to be about two things at least')
  const put = (change: { topic: string | null; in_place_of: string }) =>
    house.nora.call(listeningApi.correctMention, { post_id, ...change })
  const back = () => house.nora.call(listeningApi.takeBackMention, { post_id, kind: 'topic' })
  await put({ topic: 'how_to', in_place_of: second })
  assert.deepEqual((await readingOf(text)).topics, [
    topics[0],
    { topic: 'how_to', confidence: 1, sentiment },
    ...topics.slice(2),
  ])
  await put({ topic: null, in_place_of: first })
  const { corrected } = await house.nora.call(routingApi.asRead, { id: (await conversationOf(text)).id })
  assert.deepEqual(
    corrected[0]?.was,
    topics.map(({ topic }) => topic),
    'what the machine read, not what the first correction said',
  )
  assert.deepEqual(await named(), ['how_to', ...rest])
  const { topic } = await conversationOf(text)
  assert.equal(topic, 'how_to', 'its conversation is about what is left')
  await assert.rejects(put({ topic: 'shops_bulk', in_place_of: first }), /not read to be about/)
  await back()
  assert.deepEqual(await named(), [first, 'how_to', ...rest])
  const shown = (await house.nora.call(listeningApi.stream, {})).mentions.find((one) => one.post_id === post_id)
  const by = (await house.nora.call(administrationApi.session, {})).person.id
  const was = topics.map(({ topic }) => topic)
  assert.deepEqual(
    shown?.corrected,
    [{ kind: 'topic', was, by }],
    'what was put right before it still is, with what had been read',
  )
  await put({ topic: first, in_place_of: 'how_to' })
  assert.deepEqual(await named(), [first, ...rest], 'none stands twice')
  await back()
  await back()
  assert.deepEqual((await readingOf(text)).topics, topics)
  await assert.rejects(back(), /409/)
})

test('L5 a topic that is put right sticks, and the next similar one has it', async () => {
  const first = 'It would be so nice to have the Fernhill kettle in green'
  const { id } = await heard(first)
  const corrected = await house.nora.call(routingApi.readAgain, { id, topic: 'shops_bulk' })
  assert.equal(corrected.topic, 'shops_bulk')
  assert.equal((await readingOf(first)).topics[0]?.topic, 'shops_bulk')
  const next = await heard('So nice to have the Fernhill toaster in green')
  assert.equal(next.topic, 'shops_bulk')
  const parcel = await heard('Where is my parcel from Fernhill?')
  assert.equal(parcel.topic, 'late_or_lost')
})

test('L5 a topic that is put right beside the first is learned too: the next similar one has it, and not the one that went', async () => {
  const text = 'The Fernhill samovar is broken, terrible, but the refund came quickly, wonderful'
  await heard(text)
  const { post_id, topics } = await readingOf(text)
  const [first = '', second = '', ...rest] = topics.map(({ topic }) => topic)
  assert.ok(second, 'it is read to be about two things at least')
  const sorted = (names: readonly string[]) => names.toSorted()
  const put = (change: { topic: string | null; in_place_of: string }) =>
    house.nora.call(listeningApi.correctMention, { post_id, ...change })
  const next = async (words: string) => {
    await heard(words)
    return (await readingOf(words)).topics.map(({ topic }) => topic)
  }
  const before_ = await next('Broken, terrible: our Fernhill samovar. But a refund came, quickly, wonderful')
  assert.ok(before_.includes(first) && before_.includes(second), 'without a lesson it is about both')
  await put({ topic: 'partnership', in_place_of: second })
  const replaced = await next('A Fernhill samovar: broken, terrible. But the refund, wonderful, came quickly')
  assert.deepEqual(sorted(replaced), sorted([first, 'partnership', ...rest]))
  assert.equal(replaced[0], first, 'what is added stands behind')
  await put({ topic: null, in_place_of: 'partnership' })
  const away = await next('Terrible, our Fernhill samovar, broken. Wonderful: the refund came so quickly')
  assert.deepEqual(sorted(away), sorted([first, ...rest]), 'nor what went in the step before')
  const parcel = await next('Where is my parcel from Fernhill? And where is my refund?')
  assert.ok(parcel.includes(second), `another post is read as before: ${parcel}`)
  const back = () => house.nora.call(listeningApi.takeBackMention, { post_id, kind: 'topic' })
  await back()
  await back()
  const again = await next('Wonderful how quickly the refund came for the Fernhill samovar, broken, terrible')
  assert.ok(again.includes(second), 'what was taken back is learned no more')
})

test('L5 an objective that is put right in the stream is that of its conversation, which goes to its team', async () => {
  const first = 'Fernhill hotel kettles'
  const { id, team_id } = await heard(first)
  assert.equal(team_id, null, 'nobody knows what it is for')
  await house.nora.call(routingApi.readAgain, { id, objective: 'sell' })
  const now = await conversationOf(first)
  assert.equal(now.objective, 'sell')
  assert.equal(now.team_id, house.teams['Sales'])
  assert.match(now.why, /^Sales, because a person said that it is “sell”/)
  const next = await heard('Kettles of Fernhill for a hotel')
  assert.equal(next.objective, 'sell')
  assert.equal(next.team_id, house.teams['Sales'])
  await house.nora.call(routingApi.takeBackReading, { id, kind: 'objective' })
  assert.equal((await conversationOf(first)).team_id, null)
  assert.equal((await heard('A hotel with kettles of Fernhill')).team_id, null, 'what was taken back is not learned')
})

test('a correction that is none, of a topic that is none, or of what nobody heard is refused with its mend', async () => {
  const { id } = await heard('Fernhill at the fair')
  await assert.rejects(house.nora.call(routingApi.readAgain, { id }), /400.*Say what it really is/s)
  await assert.rejects(house.nora.call(routingApi.readAgain, { id, topic: 'wizardry' }), /no topic “wizardry”/)
  const post_id = '01923456-789a-7bcd-8ef0-123456789abc'
  await assert.rejects(house.nora.call(listeningApi.correctMention, { post_id, sentiment: 'neutral' }), /404/)
  const alone = { native_id: 'alone', thread_id: 'alone', author: 'alone', audience: 'private' } as const
  await arrive(house, [{ ...alone, text: 'Only you may read this, Fernhill' }])
  const unheard = { post_id: (await readingOf('Only you may read this, Fernhill')).post_id }
  const heardBy = /No monitor heard such a post/
  await assert.rejects(house.nora.call(listeningApi.correctMention, { ...unheard, sentiment: 'neutral' }), heardBy)
  await assert.rejects(house.nora.call(listeningApi.takeBackMention, { ...unheard, kind: 'sentiment' }), heardBy)
  const reader = await house.colleague('executive', [])
  await assert.rejects(reader.call(routingApi.readAgain, { id, sentiment: 'neutral' }), /403/)
})

const decisionOf = async (id: string) => (await house.nora.call(routingApi.decisions, { id }))[0]

test('R1 where a person moved one, the next similar one goes, with what it is like and how sure that is', async () => {
  const logistics = house.teams['Logistics'] ?? assert.fail('there is no such team')
  const { id } = await heard('Your driver was so rude to my grandmother today')
  await house.nora.call(routingApi.correct, { id, team_id: logistics, reason: 'Our own drivers' })
  const next = await heard('The driver was very rude to me and my grandmother')
  assert.equal(next.team_id, logistics)
  const decision = await decisionOf(next.id)
  assert.equal(decision?.because, 'learned')
  assert.match(decision?.reason ?? '', /^Logistics, because it looks like one that a person moved there: .*“driver”/)
  assert.match(decision?.model_version ?? '', /\+taught-\d+$/)
  assert.equal(decision?.shares?.[logistics], Math.round((decision?.confidence ?? 0) * 1000) / 1000)
  const kettle = await heard('The handle of my kettle broke off')
  assert.notEqual(kettle.team_id, logistics)
  assert.equal((await decisionOf(kettle.id))?.because, 'table')
})

test('R1 a slip that is taken back is not learned', async () => {
  const hr = house.teams['Human resources'] ?? ''
  const { id } = await heard('The glass lid of my teapot is cracked')
  await house.nora.call(routingApi.correct, { id, team_id: hr, reason: 'A slip' })
  await house.nora.call(routingApi.takeBack, { id })
  const next = await heard('Cracked: the glass lid of our teapot')
  assert.notEqual(next.team_id, hr)
})

test('L5 another process that holds nothing yet says the same as the one that learned lesson by lesson', async () => {
  const elsewhere = openRiver(house.server.tools.database.inWork)
  const texts = [
    'Sick Fernhill kettle, just insane',
    'Nice to have: the Fernhill lamp in green',
    'Rude driver, my poor grandmother',
  ]
  const posts = texts.flatMap((text, nth) =>
    ['here', 'there'].map((where) => ({
      native_id: `${where}${nth}`,
      thread_id: `${where}${nth}`,
      text,
      author: `${where}${nth}`,
    })),
  )
  const at = (where: string) => posts.filter(({ native_id }) => native_id.startsWith(where)).map(eventOf)
  await house.intake(house.channel, { events: at('here'), cursor: 'here' })
  await elsewhere(house.channel, { events: at('there'), cursor: 'there' })
  const { rows } = await inside((work) =>
    sql<{ sentiment: number; topics: unknown; model_version: string; shares: unknown; native_id: string }>`
      select p.native_id, r.sentiment, r.topics, r.model_version, d.shares from channels_posts p
      join understanding_readings r on r.post_id = p.id
      join inbox_conversations c on c.network = p.network and c.thread_id = p.thread_id
      join routing_decisions d on d.conversation_id = c.id where p.native_id ~ '^t?here[0-9]' order by p.native_id`.execute(
      work.db,
    ),
  )
  const side = (where: string) =>
    rows
      .filter((row) => row.native_id.startsWith(where))
      .map(({ sentiment, topics, model_version, shares }) => ({ sentiment, topics, model_version, shares }))
  assert.equal(side('here').length, texts.length)
  assert.deepEqual(side('here'), side('there'))
})

test('the night compares what was learned lesson by lesson with what is learned anew, and everybody goes on from there', async () => {
  const { Service = '', Product = '', Sales = '', Logistics = '' } = house.teams
  const theirs = [
    ['spout drips onto the stove', Product],
    ['refill shop was closed', Service],
    ['samples for our canteen', Sales],
    ['courier rang at midnight', Logistics],
  ] as const
  for (let nth = 0; nth < 60; nth += 1) {
    const [about, team_id] = theirs[nth % 4] as (typeof theirs)[number]
    const { id } = await heard(`Number ${nth}: the ${about}`)
    await house.nora.call(routingApi.correct, { id, team_id, reason: 'Theirs' })
  }
  await reacted(house.server)
  const report = await compare(house.server.tools.database.inWork, house.channel.workspace_id)
  assert.ok(report && report.asked >= 12, JSON.stringify(report))
  assert.ok(report.champion.right > 0 && report.challenger.right > 0)
  const told = await house.nora.call(routingApi.learned, {})
  assert.equal(told.night?.won, report.won)
  assert.ok(told.corrected >= 60)
  assert.equal((await heard('Again the spout drips onto the stove')).team_id, Product)
  assert.equal(
    await compare(house.server.tools.database.inWork, house.channel.workspace_id),
    null,
    'nothing was taught since',
  )
})
