/** Stories of saved queries through HTTP: they bring what never tags us, are refused with the place and the mend, and are tried first. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi, type PreviewInput } from '#areas/listening/api.ts'
import { understandingApi } from '#areas/understanding/api.ts'
import { arrive, eventOf, openStory, type Story } from '../arrivals.ts'

let story: Story
let posts = 0

before(async () => {
  story = await openStory()
})
after(() => story?.server.stop())

const said = (...texts: string[]) =>
  arrive(
    { ...story, channel: { ...story.channel, purpose: 'source' } },
    texts.map((text) => {
      posts += 1
      return { native_id: `q${posts}`, thread_id: `q${posts}`, text, author: 'ruth' }
    }),
  )
const listenFor = (name: string, query: string, kind: 'brand' | 'competitor' = 'brand') =>
  story.nora.call(listeningApi.makeMonitor, { name, kind, query, names: [], products: [], leave_out: [] })
const heardBy = async (id: string) =>
  (await story.nora.call(listeningApi.mentions, { id, limit: 100 })).mentions.map(({ text }) => text).toReversed()
const open = async () => (await story.nora.call(inboxApi.list, { state: 'open', limit: 100 })).conversations.length

test('L1 a query brings posts that never tag us, with the words that made it hold', async () => {
  const { id } = await listenFor(
    'Arc kettle',
    '("arc kettle" OR fernhill NEAR/6 kettle*) NOT (author:fernhill.co OR "kettle drum")',
  )
  await said(
    'My arc kettle leaks',
    'The kettles that Fernhill makes are fine',
    'fernhill is nice, and far behind it in this sentence stands a kettle',
    'An arc kettle drum solo',
    'Nothing at all',
  )
  assert.deepEqual(await heardBy(id), ['My arc kettle leaks', 'The kettles that Fernhill makes are fine'])
  const [, near] = (await story.nora.call(listeningApi.mentions, { id, limit: 2 })).mentions.toReversed()
  assert.deepEqual(
    near?.spans.map(({ start, end }) => near.text.slice(start, end)),
    ['kettles', 'Fernhill'],
  )
  assert.equal(await open(), 2)
})

test('L1 a query can ask what a post is: its language, how it feels, whether it asks', async () => {
  const { id } = await listenFor('Angry questions', 'brightwell AND sentiment:negative AND is:question')
  await said(
    'Brightwell is wonderful, thank you!',
    'Why is Brightwell so terrible and broken?',
    'Brightwell is terrible',
  )
  assert.deepEqual(await heardBy(id), ['Why is Brightwell so terrible and broken?'])
})

test('L1 what is wrong in a query is said with its place and its mend, and nothing is saved', async () => {
  const many = async () => (await story.nora.call(listeningApi.monitors, {})).length
  const before_ = await many()
  for (const [query, says] of [
    ['kettle NEAR toaster', /^400 near_without_number: At character 8 of the query: NEAR needs a number: NEAR\/5/],
    ['(kettle', /^400 \w+: At character 1 of the query: .*bracket/],
    ['NOT kettle', /^400 matches_everything: .*alone matches nearly everything/],
  ] as const)
    await assert.rejects(listenFor('Wrong', query), { message: says }, query)
  const both = { name: 'Both', query: 'kettle', names: ['Fernhill'], products: [], leave_out: [] }
  await assert.rejects(story.nora.call(listeningApi.makeMonitor, both), /400 query_and_names/)
  assert.equal(await many(), before_)
})

test('who changes a part of a monitor keeps what was not spoken of', async () => {
  const { id } = await listenFor('Brightwell', 'brightwell', 'competitor')
  const change = (part: object) => story.nora.call(listeningApi.changeMonitor, { id, name: 'Brightwell Ltd', ...part })
  const kept = await change({})
  assert.deepEqual(
    [kept.name, kept.kind, kept.query, kept.opens_conversations],
    ['Brightwell Ltd', 'competitor', 'brightwell', false],
  )
  await assert.rejects(change({ names: ['bright well'] }), /400 query_and_names/)
  const named = await change({ query: null, names: ['bright well'] })
  assert.deepEqual([named.query, named.names, named.kind], [null, ['Brightwell Ltd', 'bright well'], 'competitor'])
})

test('L4 what is said of a competitor is heard, and nobody is asked to answer it', async () => {
  const before_ = await open()
  const { id } = await listenFor('Kessel & Sohn', '"kessel sohn" OR #kessel', 'competitor')
  await said('Kessel & Sohn is late again', 'Look: #Kessel')
  assert.deepEqual(await heardBy(id), ['Kessel & Sohn is late again', 'Look: #Kessel'])
  assert.equal(await open(), before_)
})

test('L1 a query asks for topics by the names that screens show, and for one of our own as soon as it is made', async () => {
  const shipped = await listenFor('Late parcels', 'zephyrpot topic:"Late or lost"')
  const own = await listenFor('Scale', 'zephyrpot topic:"LIMESCALE"')
  const late = 'My zephyrpot was never delivered, the parcel is lost'
  await said(late, 'The zephyrpot is full of limescale')
  assert.deepEqual(await heardBy(shipped.id), [late])
  assert.deepEqual(await heardBy(own.id), [])
  await story.nora.call(understandingApi.makeTopic, { name: 'Limescale', objective: 'repair', terms: ['limescale'] })
  await said('Another zephyrpot with limescale')
  assert.deepEqual(await heardBy(own.id), ['Another zephyrpot with limescale'])
  const tried = await story.nora.call(listeningApi.previewQuery, { query: 'zephyrpot topic:limescale' })
  assert.equal(tried.matched, 1)
})

test('what was written to us alone is in no stream and no preview, whatever it names', async () => {
  const { id } = await listenFor('Whispers', 'whisperkettle')
  const event = (native_id: string, audience: 'public' | 'private') =>
    eventOf({ native_id, thread_id: native_id, text: `${audience} whisperkettle`, author: 'ruth', audience })
  await story.intake(story.channel, { events: [event('w1', 'private'), event('w2', 'public')], cursor: 'w' })
  assert.deepEqual(await heardBy(id), ['public whisperkettle'])
  assert.equal((await story.nora.call(listeningApi.mentions, { id, limit: 1 })).last_24_hours, 1)
  assert.equal((await story.nora.call(listeningApi.previewQuery, { query: 'whisperkettle' })).matched, 1)
})

test('L2 a query is tried over what is stored: how many, on which days, some of them, and how far it was read', async () => {
  const preview = await story.nora.call(listeningApi.previewQuery, { query: 'kettle* NOT fernhill' })
  assert.deepEqual([preview.matched, preview.all], [1, true])
  assert.equal(preview.samples[0]?.text, 'My arc kettle leaks')
  assert.ok(preview.read >= 5 && preview.since)
  assert.equal(
    preview.days.reduce((sum, { matched }) => sum + matched, 0),
    preview.matched,
  )
  await assert.rejects(story.nora.call(listeningApi.previewQuery, { query: '(' }), /^Error: 400/)
})

test('L2 a name with its spellings is tried over what is stored by the very words that would be kept', async () => {
  const tryOut = (said: PreviewInput) => story.nora.call(listeningApi.previewQuery, said)
  const named = { name: 'Whisperkettle', names: ['whisper pot'], products: [], leave_out: [] }
  const event = (native_id: string, text: string) =>
    eventOf({ native_id, thread_id: native_id, text, author: 'ida', audience: 'public' })
  const said = ['Our whisper pot sings', 'WhisperKettle again', 'The Whisperkettle Inn is closed']
  await story.intake(story.channel, { events: said.map((text, at) => event(`name-${at}`, text)), cursor: 'name' })
  const all = await tryOut(named)
  const without = await tryOut({ ...named, leave_out: ['Whisperkettle Inn'] })
  assert.equal(all.matched - without.matched, 1)
  const texts = without.samples.map(({ text }) => text)
  assert.ok(texts.includes('Our whisper pot sings') && texts.includes('WhisperKettle again'))
  assert.ok(!texts.includes('The Whisperkettle Inn is closed'))
  assert.ok(without.samples.every(({ spans }) => spans.length > 0))
  assert.equal((await tryOut({ ...named, name: 'Nobody says this', names: [] })).matched, 0)
  await assert.rejects(tryOut({ ...named, name: '!!' }), /holds no word that could be heard/)
  await assert.rejects(tryOut({ names: [], products: [], leave_out: [] }), /Give a query, or a name/)
  await assert.rejects(tryOut({ ...named, leave_out: ['whisperkettle'] }), /left out as well/)
})

test('L1 a query from another tool is said in ours, with what was changed and what could not be taken at its place', async () => {
  const brought = '("arc kettle" OR kettle~2) NEAR/5 fernhill AND engagementType:RETWEET'
  const told = await story.nora.call(listeningApi.translateQuery, { query: brought, from: 'brandwatch' })
  assert.equal(told.query, '"arc kettle" NEAR/6 fernhill')
  assert.deepEqual(
    told.changed.map(({ start, end }) => brought.slice(start, end)),
    ['NEAR/5'],
  )
  assert.ok(told.left_out.some(({ start, end }) => brought.slice(start, end).startsWith('engagementType')))
  const plain = await story.nora.call(listeningApi.translateQuery, { query: 'arc OR kettle', from: 'talkwalker' })
  assert.deepEqual(plain, { query: 'arc OR kettle', changed: [], left_out: [] })
  const from = 'pigeon' as 'x'
  await assert.rejects(story.nora.call(listeningApi.translateQuery, { query: 'arc', from }), /^Error: 400/)
})
