/**
 * The promise of the product on the real network software: somebody speaks, the right team sees it, a person answers,
 * and the answer stands on the network under the right post, once. Everything through the public API of the whole server.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { connectChannel, listChannels, listDeliveries, setDuties } from '#areas/channels/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import type { Program } from '../../../program.ts'
import { type Browsing, browse } from '../../over-http.ts'
import { openServer } from '../../server.ts'
import { eventually } from './hearing.ts'
import type { Person } from './person.ts'
import { type Network, startNetwork } from './start.ts'

const PORT = 22_140
let network: Network
let brand: Person
let ann: Person
let nora: Browsing
let server: Program

before(async () => {
  network = await startNetwork({ first_port: PORT })
  brand = await network.makeAccount('fernhill')
  ann = await network.makeAccount('annika')
  const allowed = [
    network.pds_url,
    network.plc_url,
    network.appview_url,
    network.firehose_url.replace('ws', 'http'),
  ].map((url) => new URL(url).host)
  server = await openServer({ ALLOW_HOSTS: allowed.join(',') })
  nora = browse(server.address)
  await nora.call(administrationApi.createWorkspace, {
    workspace_name: 'Fernhill',
    name: 'Nora Lindqvist',
    email: 'nora@fernhill.example',
    password: 'a horse for every course',
    locale: 'en',
    time_zone: 'Europe/London',
  })
})

after(async () => {
  await server?.stop()
  await network?.stop()
})

test('N1 a wrong app password is refused in words, and nothing is left half done', async () => {
  const wrong = { handle: brand.handle, app_password: 'nope-nope-nope-nope', server: network.pds_url }
  await assert.rejects(nora.call(connectChannel, { network: 'bluesky', answers: wrong }), /app password/i)
})

test('N1 C2 R7 from a post on a real network to a personal reply, once', { timeout: 300_000 }, async () => {
  const me = (await nora.call(administrationApi.session, {})).person.id
  const channel = await nora.call(connectChannel, {
    network: 'bluesky',
    answers: { handle: brand.handle, app_password: brand.app_password, server: network.pds_url },
  })
  await nora.call(setDuties, {
    ...{ id: channel.id, answers_person_id: me, answers_team_id: null },
    ...{ fixes_person_id: null, fixes_team_id: null, signs_person_id: null, signs_team_id: null },
  })
  const complaint = await ann.post({
    text: `@${brand.handle} my kettle №4711 arrived broken 😡 and nobody answers. I want my money back!`,
  })
  const { conversations } = await eventually(
    () => nora.call(inboxApi.list, {}),
    (page) => page.conversations.length > 0,
  )
  const [conversation] = conversations
  assert.ok(conversation)
  assert.equal(conversation.who?.handle, ann.handle)
  assert.match(conversation.snippet, /№4711 arrived broken 😡/)
  assert.match(conversation.why, /^Service, because/)

  const read = await nora.call(inboxApi.read, { id: conversation.id })
  assert.equal(read.answer_from?.handle, brand.handle)
  await nora.call(inboxApi.reply, {
    id: conversation.id,
    text: 'Annika, I’m Nora. Your money is on its way back today 🌿',
    media_ids: [],
  })
  await eventually(
    () => nora.call(listDeliveries, {}),
    ({ deliveries }) => deliveries[0]?.state === 'sent',
  )
  const thread = await eventually(
    () => ann.thread(complaint.uri),
    (posts) => posts.length > 1,
  )
  assert.deepEqual(thread.map((post) => [post.author, post.text, post.reply?.parent.uri ?? null]).slice(1), [
    [brand.handle, 'Annika, I’m Nora. Your money is on its way back today 🌿', complaint.uri],
  ])
  assert.equal((await brand.records()).length, 1, 'exactly one post stands in our repository')
  const after_ = await nora.call(inboxApi.list, { state: 'answered' })
  assert.equal(after_.conversations.length, 1)
})

test('N1 the stranger writes again: the same conversation waits, and the next answer stands under those words', {
  timeout: 300_000,
}, async () => {
  const [answered] = (await nora.call(inboxApi.list, { state: 'answered' })).conversations
  assert.ok(answered)
  const thread = await ann.thread((await ann.records()).at(-1)?.uri ?? '')
  const ours = thread.at(-1)
  const root = thread[0]
  assert.ok(ours && root)
  const asked = await ann.post({ text: 'Thank you! How long will it take?', reply_to: ours })
  const { conversations } = await eventually(
    () => nora.call(inboxApi.list, {}),
    (page) => page.conversations.length > 0,
  )
  assert.deepEqual(
    conversations.map((c) => c.id),
    [answered.id],
  )
  await nora.call(inboxApi.reply, { id: answered.id, text: 'It is with you on Friday.', media_ids: [] })
  const posts = await eventually(
    () => ann.thread(root.uri),
    (all) => all.some((post) => /Friday/.test(post.text)),
  )
  const { reply } = posts.find((post) => /Friday/.test(post.text)) ?? {}
  assert.deepEqual([reply?.root.uri, reply?.parent.uri], [root.uri, asked.uri])
})

test('N1 S2 what never tags us is heard on the open stream, without any account', { timeout: 300_000 }, async () => {
  await nora.call(listeningApi.makeMonitor, {
    name: 'Fernhill',
    names: [],
    products: ['Arc kettle'],
    leave_out: ['Fernhill Road'],
  })
  const { id } = await nora.call(connectChannel, {
    ...{ network: 'bluesky', purpose: 'source' as const },
    answers: { stream: network.firehose_url, appview: network.appview_url },
  })
  // A stream begins with what comes next: what was said before anybody listened is not on it.
  await eventually(
    async () => {
      await ann.post({ text: 'nothing to do with anybody' })
      return (await nora.call(listChannels, {})).channels.find((channel) => channel.id === id)
    },
    (channel) => Boolean(channel?.polled_at),
  )
  await ann.post({ text: 'honestly my fernhill kettle has survived two house moves' })
  await ann.post({ text: 'Bin day on Fernhill Road moves to Friday' })
  const { conversations } = await eventually(
    () => nora.call(inboxApi.list, {}),
    (page) => page.conversations.some((c) => /house moves/.test(c.snippet)),
  )
  assert.ok(!conversations.some((c) => /Bin day/.test(c.snippet)))
})
