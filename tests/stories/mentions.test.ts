/** Stories of what people do with mentions, through HTTP: hidden, not about us, opened; and what the stream shows of them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { contactsApi } from '#areas/contacts/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { openRiver } from '#river'
import { type Listened, openListened, type Saying } from '../listened.ts'
import { reacted } from '../server.ts'

let story: Listened
let brand = ''
let rival = ''

before(async () => {
  story = await openListened()
  brand = await story.monitor({ name: 'Fern Hill' })
  rival = await story.monitor({ kind: 'competitor', name: 'Kessel' })
})
after(() => story?.stop())

const say = (saying: Saying) => story.say(saying)
const stream = (asked: object = {}) => story.stream(asked)
const figures = (monitor_id: string) => story.figures(monitor_id)
const withText = async (text: string, asked: object = {}) => (await stream(asked)).find((one) => one.text === text)
const shown = async (text: string, asked: object = {}) => {
  const found = await withText(text, asked)
  assert.ok(found, `the stream shows “${text}”`)
  return found
}

test('L3 a mention is hidden and comes back, and the figures with it', async () => {
  const text = 'A quiet evening with my Fern Hill kettle'
  await say({ text, followers: 12_000 })
  const before_ = await figures(brand)
  const { post_id, reach, heard_by } = await shown(text)
  assert.deepEqual([reach, heard_by.map((one) => one.monitor_id)], [12_000, [brand]])
  await story.nora.call(listeningApi.setAside, { monitor_id: brand, post_id, why: 'hidden' })
  assert.equal(await withText(text), undefined)
  assert.equal((await shown(text, { aside: 'yes' })).set_aside?.set_aside, 'hidden')
  assert.equal(await figures(brand), before_ - 1)
  await story.nora.call(listeningApi.bringBack, { monitor_id: brand, post_id })
  await shown(text)
  assert.equal(await withText(text, { aside: 'yes' }), undefined)
  assert.equal(await figures(brand), before_)
})

test('L3 two who hide it at once, or bring it back at once, count it once', async () => {
  const text = 'Fern Hill toasters, anyone?'
  await say({ text })
  const { post_id } = await shown(text)
  const before_ = await figures(brand)
  const which = { monitor_id: brand, post_id }
  const six = Array.from({ length: 6 })
  await Promise.all(six.map(() => story.nora.call(listeningApi.setAside, { ...which, why: 'hidden' as const })))
  assert.equal(await figures(brand), before_ - 1)
  await Promise.all(six.map(() => story.nora.call(listeningApi.bringBack, which)))
  assert.equal(await figures(brand), before_)
})

const ROAD = [
  'Roadworks on Fern Hill Road again this week, expect delays',
  'Accident on Fern Hill Road near the school, police there',
  'Fern Hill Road is closed until Friday because of the water main',
  'Two cars crashed on Fern Hill Road this morning, traffic is standing',
]
const OURS = [
  'My Fern Hill kettle leaks after two weeks',
  'Love the new Fern Hill toaster, best breakfast in years',
  'Has anyone tried the Fern Hill Arc kettle? Is it quiet?',
  'Fern Hill customer service answered within an hour, great',
  'The lid of my Fern Hill kettle broke, where do I get spare parts',
  'Fern Hill, my parcel is late for the third time',
]

test('L3 a monitor learns what is not about it: the next like it is set aside, what is not like it is heard, in every process', async () => {
  const other = openRiver(story.server.tools.database.inWork)
  for (const text of [...ROAD, ...OURS]) await say({ text })
  // The other one holds what it knew before anything was marked.
  await say({ text: 'Fern Hill is a fine name for a kettle', intake: other })
  for (const text of ROAD) {
    const { post_id } = await shown(text)
    await story.nora.call(listeningApi.setAside, { monitor_id: brand, post_id, why: 'irrelevant' })
  }
  await reacted(story.server)
  const before_ = await figures(brand)
  const next = [
    ['Fern Hill Road closed again, roadworks until Monday', story.intake],
    ['Bus diverted because of an accident on Fern Hill Road', other],
  ] as const
  for (const [text, intake] of next) {
    await say({ text, intake })
    assert.equal(await withText(text), undefined)
    const { set_aside, conversation } = await shown(text, { aside: 'yes' })
    assert.equal(set_aside?.set_aside, 'irrelevant')
    assert.equal(set_aside?.set_aside_by, null)
    assert.equal(set_aside?.set_aside_like, 4)
    assert.equal(conversation, null, 'nobody is asked to answer it')
  }
  assert.equal(await figures(brand), before_)
  for (const intake of [story.intake, other])
    for (const text of ['My Fern Hill toaster burns everything', 'Fern Hill opened a shop in the old station']) {
      await say({ text: `${text} ${intake === other ? 'today' : 'now'}`, intake })
      await shown(`${text} ${intake === other ? 'today' : 'now'}`)
    }
  assert.deepEqual(await story.nora.call(listeningApi.mend, { id: brand }), {
    phrase: 'fern hill road',
    in_irrelevant: 4,
    irrelevant: 4,
  })
})

test('L3 what was wrongly set aside comes back and is learned from; without marks nothing is set aside', async () => {
  const [text] = ['Fern Hill Road closed again, roadworks until Monday']
  const { post_id } = await shown(text, { aside: 'yes' })
  await story.nora.call(listeningApi.bringBack, { monitor_id: brand, post_id })
  for (const road of ROAD) {
    const { post_id: id } = await shown(road, { aside: 'yes' })
    await story.nora.call(listeningApi.bringBack, { monitor_id: brand, post_id: id })
  }
  await reacted(story.server)
  assert.equal(await story.nora.call(listeningApi.mend, { id: brand }), null)
  await say({ text: 'Road closed: Fern Hill Road, roadworks until Sunday' })
  await shown('Road closed: Fern Hill Road, roadworks until Sunday')
})

test('L3 a conversation is opened of a mention that opened none: once, with its team, by who may answer', async () => {
  const text = 'My Kessel kettle broke after a week, I want my money back'
  await say({ text })
  const { post_id, conversation } = await shown(text, { set: 'competitor' })
  assert.equal(conversation, null)
  const ids = await Promise.all(
    Array.from({ length: 5 }, () => story.nora.call(routingApi.openFromMention, { post_id })),
  )
  assert.equal(new Set(ids.map((one) => one.conversation_id)).size, 1)
  const id = ids[0]?.conversation_id ?? ''
  assert.deepEqual((await shown(text, { monitor_id: rival })).conversation, { id, state: 'open' })
  const { conversation: opened, messages } = await story.nora.call(inboxApi.read, { id })
  assert.equal(messages.length, 1)
  assert.equal(opened.team_id, story.teams['Service'], opened.why)
  assert.equal((await story.nora.call(routingApi.decisions, { id })).length, 1)
  const reader = await story.colleague('executive', [])
  await assert.rejects(reader.call(routingApi.openFromMention, { post_id }), /403/)
  await assert.rejects(reader.call(listeningApi.setAside, { monitor_id: rival, post_id, why: 'hidden' }), /403/)
})

test('L3 the stream is asked by set, network, sentiment, question, reach and VIP, and paged by key', async () => {
  await say({ text: 'Is the Kessel shop open on Sundays?', followers: 150_000, author: 'vera' })
  for (let nth = 0; nth < 7; nth += 1)
    await say({ text: `Kessel number ${nth} of a long and quiet list of ${nth * 7} things` })
  assert.ok(
    (await stream({ set: 'competitor' })).every(({ heard_by }) => heard_by.every((one) => one.monitor_id === rival)),
  )
  const [asking] = await stream({ set: 'competitor', questions: 'yes', reach: 'from_100k' })
  assert.equal(asking?.who?.handle, 'vera.test')
  await say({ text: 'Is the Kessel shop open on Mondays?', followers: 99_999, author: 'wim' })
  await say({ text: 'Kessel opens on Mondays', followers: 100_000, author: 'xaver' })
  await say({ text: 'Kessel opens on Tuesdays, they say', author: 'yara' })
  const saidBy = async (asked: object) => (await stream(asked)).map(({ who }) => who?.name).sort()
  assert.deepEqual(await saidBy({ set: 'competitor', questions: 'yes' }), ['vera', 'wim'])
  assert.deepEqual(await saidBy({ set: 'competitor', reach: 'from_100k' }), ['vera', 'xaver'])
  assert.deepEqual(await saidBy({ set: 'competitor', reach: 'from_10k' }), ['wim'])
  assert.deepEqual(await saidBy({ set: 'competitor', reach: 'under_1k' }), [])
  assert.deepEqual(await stream({ network: 'feeds' }), [])
  await story.nora.call(contactsApi.markVip, { id: asking?.who?.id ?? '' })
  assert.deepEqual(
    (await stream({ vips: 'yes' })).map((one) => one.text),
    ['Is the Kessel shop open on Sundays?'],
  )
  await story.nora.call(contactsApi.markNoVip, { id: asking?.who?.id ?? '' })
  assert.deepEqual(await stream({ vips: 'yes' }), [])
  const all = (await stream({ limit: 100 })).map((one) => one.post_id)
  const paged: string[] = []
  for (let before: string | null = null; ; ) {
    const page: { mentions: { post_id: string }[]; next: string | null } = await story.nora.call(listeningApi.stream, {
      limit: 3,
      ...(before && { before }),
    })
    paged.push(...page.mentions.map((one) => one.post_id))
    before = page.next
    if (!before) break
  }
  assert.deepEqual(paged, all)
  assert.equal(new Set(all).size, all.length)
})
