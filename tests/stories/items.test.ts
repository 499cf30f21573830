/** L10 and C13 through HTTP: who passes on or repeats is one with the first, and advertising is set aside and comes back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { listVersions } from '#areas/channels/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { pruneBands } from '#areas/listening/items/prune.ts'
import { system } from '#platform/work.ts'
import { openRiver } from '#river'
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

const NEWS =
  'Shoppers report lids of the popular Arc kettle by Fernhill opening mid-pour; the company has yet to say whether a recall is planned for the batch that was sold in September'

const textsOf = (all: readonly { text: string }[]) => all.map((one) => one.text)
const first = async (asked = {}) => {
  const [found] = await house.stream({ monitor_id: brand, ...asked })
  assert.ok(found)
  return found
}

test('L10 who passes it on or says nearly the same is one item with the first, with its count and reach', async () => {
  const root = await house.say({ text: NEWS, followers: 100 })
  const other = openRiver(house.server.tools.database.inWork)
  await house.say({ text: 'This, Fernhill!', repeats: root, followers: 2_000, author: 'ben' })
  await house.say({ text: `${NEWS} today`, followers: 30_000, author: 'cy', intake: other })
  await house.say({ text: NEWS.toUpperCase(), author: 'di' })
  const stream = await house.stream({ monitor_id: brand })
  assert.deepEqual(textsOf(stream), [NEWS])
  assert.deepEqual(stream[0]?.repeats, { more: 3, reposts: 1, reach: 32_100 })
  const { repeats } = await house.nora.call(listeningApi.repeats, {
    monitor_id: brand,
    post_id: stream[0]?.post_id ?? '',
  })
  assert.deepEqual(
    repeats.map((one) => [one.who?.handle, one.passes_on]),
    [
      ['di.test', 'near'],
      ['cy.test', 'near'],
      ['ben.test', 'repost'],
    ],
  )
  assert.equal(await house.figures(brand), 4)
})

test('L10 words of one’s own are something new, also where another is quoted', async () => {
  const text = 'I have had exactly this with my Fernhill kettle, twice, and nobody ever answered me'
  await house.say({ text, repeats: 'm1' })
  assert.equal((await first()).text, text)
  assert.equal((await first()).repeats, null)
})

test('L10 what is hidden takes those with it that pass it on, the later ones too, and brings them back', async () => {
  const post_id = (await house.stream({ monitor_id: brand })).find((one) => one.text === NEWS)?.post_id ?? ''
  const before_ = await house.figures(brand)
  await house.nora.call(listeningApi.setAside, { monitor_id: brand, post_id, why: 'hidden' })
  assert.equal(await house.figures(brand), before_ - 4)
  await house.say({ text: `${NEWS} again`, author: 'eve' })
  assert.equal(await house.figures(brand), before_ - 4)
  assert.ok(!textsOf(await house.stream({ monitor_id: brand })).some((text) => text.startsWith('Shoppers')))
  assert.equal((await first({ aside: 'yes' })).repeats?.more, 4)
  await house.nora.call(listeningApi.bringBack, { monitor_id: brand, post_id })
  assert.equal(await house.figures(brand), before_ + 1)
})

test('L10 an item is one for each monitor that heard it: who did not hear the first begins anew', async () => {
  const recall = await house.monitor({ kind: 'topic', name: 'recall yesterday' })
  await house.say({ text: `${NEWS}, recall yesterday`, author: 'fay' })
  const stream = await house.stream({ monitor_id: recall })
  assert.deepEqual([stream.length, stream[0]?.repeats], [1, null])
  assert.equal((await house.stream({ monitor_id: brand })).filter((one) => one.text.startsWith('Shoppers')).length, 1)
})

const SPAM =
  'FREE crypto giveaway! Fernhill followers: double your bitcoin, click here https://win.example/1 earn money fast'

test('C13 advertising is set aside, uncounted, in no list that waits, and comes back as if it had not been', async () => {
  const before_ = await house.figures(brand)
  const counts = await house.nora.call(inboxApi.counts, {})
  await house.say({ text: SPAM, author: 'spammer' })
  assert.equal(await house.figures(brand), before_)
  const aside = await first({ aside: 'yes' })
  assert.deepEqual([aside.text, aside.set_aside?.set_aside, aside.conversation?.state], [SPAM, 'spam', 'spam'])
  assert.deepEqual(await house.nora.call(inboxApi.counts, {}), counts)
  const listed = async (state: 'open' | 'spam') =>
    (await house.nora.call(inboxApi.list, { state })).conversations.some((one) => one.snippet === SPAM)
  assert.deepEqual([await listed('open'), await listed('spam')], [false, true])
  await house.nora.call(listeningApi.bringBack, { monitor_id: brand, post_id: aside.post_id })
  await reacted(house.server)
  assert.deepEqual([await listed('open'), await listed('spam')], [true, false])
  assert.equal(await house.figures(brand), before_ + 1)
  assert.equal((await house.nora.call(inboxApi.counts, {})).nobody, counts.nobody + 1)
})

test('C13 a person says that a conversation is spam, and takes it back: its state and figures are as before', async () => {
  const { conversation } = await first()
  const id = conversation?.id ?? ''
  const [before_, counts] = [await house.figures(brand), await house.nora.call(inboxApi.counts, {})]
  await house.nora.call(inboxApi.markSpam, { id })
  assert.equal(await house.figures(brand), before_ - 1)
  assert.equal((await house.nora.call(inboxApi.counts, {})).nobody, counts.nobody - 1)
  await assert.rejects(house.nora.call(inboxApi.close, { id }), /set aside as spam/)
  await assert.rejects(house.nora.call(inboxApi.markSpam, { id }), /set aside as spam already/)
  const { state } = await house.nora.call(inboxApi.markNoSpam, { id })
  assert.equal(state, 'open')
  assert.equal(await house.figures(brand), before_)
  assert.deepEqual(await house.nora.call(inboxApi.counts, {}), counts)
})

test('C13 what was written to us alone, or answers us, is never set aside unasked', async () => {
  for (const how of [
    { audience: 'private', addressed: 'direct' },
    { audience: 'public', addressed: 'reply' },
  ] as const) {
    const text = `${SPAM} ${how.addressed}`
    await house.say({ text, author: `friend-${how.addressed}`, through: 'account', ...how })
    const { conversations } = await house.nora.call(inboxApi.list, { state: 'open' })
    assert.ok(
      conversations.some((one) => one.snippet === text),
      how.addressed,
    )
  }
})

test('L11 what is deleted on the network is heard here no more, and another of its item takes its place', async () => {
  const [text, by] = [
    'Fernhill opens a repair shop in the old railway station of Larkholm this coming Saturday at nine',
    'gia',
  ]
  const one = await house.say({ text, author: by })
  await house.say({ text: `${text} sharp`, author: 'hal' })
  await house.say({ text: `@larkholm ${text} https://x.example/1`, author: 'ivo' })
  assert.equal((await first()).repeats?.more, 2)
  const before_ = await house.figures(brand)
  await house.hear({ kind: 'deleted', native_id: one, at: new Date() })
  await reacted(house.server)
  const now = await first()
  assert.deepEqual([now.text, now.repeats?.more], [`${text} sharp`, 1])
  assert.equal(await house.figures(brand), before_ - 1)
  assert.ok(!textsOf(await house.stream({ aside: 'yes' })).includes(text))
  await house.say({ text, author: 'jo' })
  assert.equal((await first()).repeats?.more, 2, 'what comes now joins the one that took its place')
  const preview = await house.nora.call(listeningApi.previewQuery, { query: 'larkholm' })
  assert.ok(preview.samples.every((each) => each.who?.handle !== 'gia.test'))
})

test('L11 an edit is read and heard anew: who no longer hears it loses it, who does gains it, and the old words can be read', async () => {
  const kessel = await house.monitor({ kind: 'competitor', name: 'Kessel' })
  const text = 'My Fernhill toaster is terrible, it burnt my bread again and I hate it'
  const native_id = await house.say({ text, author: 'kim' })
  const [brandBefore, kesselBefore] = [await house.figures(brand), await house.figures(kessel)]
  const found = await first()
  assert.equal(found.sentiment_label, 'negative')
  const better = 'My Fernhill toaster is wonderful, best bread ever, I love it'
  await house.say({ text: better, author: 'kim', native_id, revision: 'r2' })
  const edited = await first()
  assert.deepEqual([edited.post_id, edited.text, edited.sentiment_label], [found.post_id, better, 'positive'])
  assert.equal(await house.figures(brand), brandBefore)
  const other = 'My Kessel toaster is wonderful, best bread ever, I love it'
  await house.say({ text: other, author: 'kim', native_id, revision: 'r3' })
  assert.notEqual((await first()).post_id, found.post_id)
  assert.equal((await house.stream({ monitor_id: kessel }))[0]?.text, other)
  assert.deepEqual([await house.figures(brand), await house.figures(kessel)], [brandBefore - 1, kesselBefore + 1])
  await house.say({ text: 'Never mind', author: 'kim', native_id, revision: 'r4' })
  assert.deepEqual(await house.stream({ monitor_id: kessel }), [])
  assert.equal(await house.figures(kessel), kesselBefore)
  const versions = await house.nora.call(listVersions, { id: found.post_id })
  assert.deepEqual(
    versions.map((one) => one.text),
    [other, better, text],
  )
  assert.equal(textsOf(await house.stream()).includes('Never mind'), false)
})

const openOf = async (author: string) =>
  (await house.nora.call(inboxApi.list, { state: 'open' })).conversations.filter(
    ({ who }) => who?.handle === `${author}.test`,
  )
const openIn = ({ nobody, teams }: { nobody: number; teams: Record<string, number> }) =>
  Object.values(teams).reduce((sum, many) => sum + many, nobody)

test('L11 an edit that is newly heard opens a conversation as a new post would, once, and its writer waits since then', async () => {
  const [text, now] = [
    'My Kessel toaster is fine',
    'My Kessel toaster is fine, but my Fernhill kettle is broken. Please help',
  ]
  const native_id = await house.say({ text, author: 'lea', posted_at: new Date(Date.now() - 9 * 86_400_000) })
  const listed = () => openOf('lea')
  assert.deepEqual(await listed(), [])
  const counts = await house.nora.call(inboxApi.counts, {})
  await house.say({ text: now, author: 'lea', native_id, revision: 'r2' })
  const [opened, ...others] = await listed()
  assert.deepEqual([opened?.snippet, others], [now, []])
  assert.ok(Date.now() - Date.parse(String(opened?.waiting_since)) < 60_000)
  const row = await first()
  assert.deepEqual([row.text, row.conversation?.id], [now, opened?.id])
  for (const revision of ['r2', 'r3', 'r4'])
    await house.say({ text: `${now} ${revision}`, author: 'lea', native_id, revision, through: 'source' })
  await house.say({ text: `${now} at once`, author: 'lea', native_id, revision: 'r5', through: 'account' })
  assert.equal((await listed()).length, 1)
  const { messages } = await house.nora.call(inboxApi.read, { id: opened?.id ?? '' })
  assert.equal(messages.filter(({ kind }) => kind === 'inbound').length, 1)
  const after_ = await house.nora.call(inboxApi.counts, {})
  assert.equal(openIn(after_), openIn(counts) + 1)
})

test('L11 two edits of one batch are one, and an edit that only a competitor’s monitor hears opens nothing', async () => {
  const native_id = await house.say({ text: 'My Kessel kettle', author: 'max' })
  const edited = (text: string, revision: string) => {
    const event = eventOf({ native_id, thread_id: native_id, text, author: 'max' })
    if (event.kind === 'post') Object.assign(event.post, { revision, addressed: 'overheard' })
    return event
  }
  await house.hear([edited('My Kessel kettle, still', 'r2'), edited('My Kessel kettle, today', 'r3')])
  assert.deepEqual(await openOf('max'), [])
  assert.ok(textsOf(await house.stream()).includes('My Kessel kettle, today'))
  await house.hear([edited('My Fernhill kettle', 'r4'), edited('My Fernhill kettle is broken', 'r5')])
  assert.deepEqual(
    (await openOf('max')).map((one) => one.snippet),
    ['My Fernhill kettle is broken'],
  )
})

test('L11 what was heard already, or called not about us, opens nothing when it is edited', async () => {
  const named = { name: 'Larkfield', products: [], names: [], leave_out: [] }
  const { id } = await house.nora.call(listeningApi.makeMonitor, { ...named, kind: 'topic' })
  const [known, hidden] = ['Larkfield is sold in Leeds', 'Larkfield road is closed today']
  const ids = [await house.say({ text: known, author: 'noa' }), await house.say({ text: hidden, author: 'ola' })]
  const row = (await house.stream({ monitor_id: id })).find((one) => one.text === hidden)
  await house.nora.call(listeningApi.setAside, { monitor_id: id, post_id: row?.post_id ?? '', why: 'irrelevant' })
  await house.nora.call(listeningApi.changeMonitor, { id, ...named, kind: 'brand' })
  for (const [at, author] of ['noa', 'ola'].entries())
    await house.say({ text: `${at ? hidden : known}, at last`, author, native_id: ids[at] ?? '', revision: 'r2' })
  assert.deepEqual([await openOf('noa'), await openOf('ola')], [[], []])
  assert.deepEqual(textsOf(await house.stream({ monitor_id: id })), [`${known}, at last`])
})

test('L11 what we said ourselves and edited is no mention of us', async () => {
  const native_id = await house.say({ text: 'Our shop is open', author: 'fernhill', through: 'account' })
  await house.say({
    text: 'The Fernhill shop is open',
    author: 'fernhill',
    through: 'account',
    native_id,
    revision: 'r2',
  })
  assert.ok(!textsOf(await house.stream()).includes('The Fernhill shop is open'))
  assert.deepEqual(await openOf('fernhill'), [])
})

test('L11 what is edited on an open stream and was never known stays unknown', async () => {
  const before_ = await house.stream()
  await house.say({ text: 'Nothing of ours', native_id: 'never-seen', revision: 'r2' })
  assert.deepEqual(await house.stream(), before_)
})

test('L11 whose account is gone takes all they said along', async () => {
  const texts = ['Fernhill kettle, day one', 'Fernhill kettle, day two of many', 'Fernhill kettle, day three']
  for (const text of texts) await house.say({ text, author: 'gone' })
  await house.say({ text: 'Fernhill kettle, but mine', author: 'stays' })
  const before_ = await house.figures(brand)
  await house.hear({ kind: 'author_gone', native_id: 'did:plc:gone', at: new Date() })
  await house.hear({ kind: 'author_gone', native_id: 'did:plc:whoisthat', at: new Date() })
  for (let tries = 0; tries < 100 && (await house.figures(brand)) !== before_ - 3; tries += 1)
    await new Promise((done) => setTimeout(done, 100))
  assert.equal(await house.figures(brand), before_ - 3)
  const left = textsOf(await house.stream())
  assert.ok(!left.some((text) => texts.includes(text)) && left.includes('Fernhill kettle, but mine'))
})

test('L10 bands that nobody looks at any more are taken away at night, and the others stay', async () => {
  const { database } = house.server.tools
  const many = () =>
    database.inWork({ workspace_id: house.channel.workspace_id, by: system('test') }, async ({ db }) => {
      const { rows } = await sql<{ many: number }>`select count(*)::int as many from listening_bands`.execute(db)
      return rows[0]?.many ?? 0
    })
  const before_ = await many()
  await pruneBands(database, new Date())
  assert.equal(await many(), before_)
  assert.ok(before_ > 0)
  await pruneBands(database, new Date(Date.now() + 4 * 86_400_000))
  assert.equal(await many(), 0)
})
