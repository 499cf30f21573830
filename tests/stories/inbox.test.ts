/** Stories of the inbox through HTTP: what arrives is threaded and routed, taken, answered, noted, handed over, closed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { administrationApi } from '#areas/administration/api.ts'
import { inboxApi } from '#areas/inbox/api.ts'
import { handOver } from '#areas/inbox/ownership.ts'
import { routingApi } from '#areas/routing/api.ts'
import { understandingApi } from '#areas/understanding/api.ts'
import { system } from '#platform/work.ts'
import type { Program } from '../../program.ts'
import { arrive, type Furnished, furnish } from '../arrivals.ts'
import { type Browsing, browse } from '../over-http.ts'
import { openServer } from '../server.ts'

let server: Program
let nora: Browsing
let house: Furnished

before(async () => {
  server = await openServer()
  nora = browse(server.address)
  house = await furnish(server, nora)
})
after(() => server?.stop())

const openOnes = async () => (await nora.call(inboxApi.list, {})).conversations

test('C2 the same event delivered a thousand times is one message, and two messages of a thread at once are one conversation', async () => {
  const first = {
    native_id: 'a1',
    thread_id: 'a1',
    text: 'My kettle arrived broken, I want my money back',
    author: 'ruth',
    posted_at: new Date(Date.now() - 200),
  }
  const second = {
    ...{ ...first, native_id: 'a2', parent_id: 'a1', text: 'Still here, still waiting' },
    posted_at: new Date(),
  }
  await Promise.all([arrive(house, [first]), arrive(house, [second])])
  await Promise.all(Array.from({ length: 5 }, () => arrive(house, Array(200).fill(first))))
  const conversations = await openOnes()
  assert.equal(conversations.length, 1)
  assert.equal(conversations[0]?.message_count, 2)
  assert.equal(conversations[0]?.snippet, 'Still here, still waiting')
  assert.match(conversations[0]?.why ?? '', /^Service, because/)
  const { messages } = await nora.call(inboxApi.read, { id: conversations[0]?.id ?? '' })
  assert.deepEqual(
    messages.map((m) => m.text),
    [first.text, 'Still here, still waiting'],
  )
})

test('R9 C8 an answer needs an account that can speak, and the refusal says what to do', async () => {
  const [conversation] = await openOnes()
  const id = conversation?.id ?? ''
  const read = await nora.call(inboxApi.read, { id })
  assert.equal(read.answer_from, null)
  assert.match(read.answer_problem ?? '', /paused\. See Channels/)
  await assert.rejects(nora.call(inboxApi.reply, { id, text: 'Hello', media_ids: [] }), /409|403/)
})

test('a note stays inside, and is read by colleagues', async () => {
  const [conversation] = await openOnes()
  const id = conversation?.id ?? ''
  await nora.call(inboxApi.note, { id, text: 'The pin supplier changed in September.' })
  const { messages } = await nora.call(inboxApi.read, { id })
  const note = messages.at(-1)
  assert.equal(note?.kind, 'note')
  assert.equal(note?.person?.name, 'Nora Lindqvist')
  assert.equal(note?.delivery, null)
})

test('a conversation is found by whom it is with or what was said, by who may see it, closed ones too', async () => {
  await arrive(house, [
    { native_id: 'f1', thread_id: 'f1', text: 'Ist der Deckel von Zoë auch weg?', author: 'agnieszka' },
    { native_id: 'f2', thread_id: 'f2', text: 'Do you have an apprenticeship for me, Agnieszka?', author: 'applicant' },
  ])
  const find = async (who: Browsing, query: string) =>
    (await who.call(inboxApi.find, { query })).conversations.map(({ who: with_whom, state }) => [
      with_whom?.name,
      state,
    ])
  assert.deepEqual(
    (await find(nora, 'agn')).map(([name]) => name),
    ['agnieszka', 'applicant'],
    'a name goes before what was said',
  )
  assert.deepEqual(await find(nora, 'zoe DECKEL'), [['agnieszka', 'open']])
  assert.deepEqual(await find(nora, '@agnieszka 100%'), [])
  for (const nothing of ['ieszka', '@', '_g', '%']) assert.deepEqual(await find(nora, nothing), [], nothing)
  const [found] = (await nora.call(inboxApi.find, { query: 'zoe' })).conversations
  await nora.call(inboxApi.close, { id: found?.id ?? '' })
  assert.deepEqual(await find(nora, 'zoe'), [['agnieszka', 'closed']])

  const sealed = house.teams['Human resources'] ?? ''
  const applied = (await nora.call(inboxApi.find, { query: 'apprenticeship' })).conversations[0]?.id ?? ''
  await nora.call(routingApi.correct, { id: applied, team_id: sealed, reason: 'An applicant' })
  const [agent, occasional] = [await house.colleague('agent', []), await house.colleague('contributor', [])]
  assert.deepEqual(await find(agent, 'apprenticeship'), [])
  assert.deepEqual(await find(agent, 'zoe'), [['agnieszka', 'closed']])
  assert.deepEqual(await find(occasional, 'agnieszka'), [])
  await nora.call(inboxApi.assign, { id: applied, person_id: await idOf(occasional) })
  assert.deepEqual(await find(occasional, 'agnieszka'), [['applicant', 'open']])
})

const idOf = async (who: Browsing) => (await who.call(administrationApi.session, {})).person.id

test('taking, closing and opening again move the counters, exactly', async () => {
  const [conversation] = await openOnes()
  const id = conversation?.id ?? ''
  const before_ = await nora.call(inboxApi.counts, {})
  const me = (await nora.call(administrationApi.session, {})).person.id
  await nora.call(inboxApi.assign, { id, person_id: me })
  assert.equal((await nora.call(inboxApi.counts, {})).mine, before_.mine + 1)
  await nora.call(inboxApi.close, { id })
  const closed = await nora.call(inboxApi.counts, {})
  assert.equal(closed.mine, before_.mine)
  await assert.rejects(nora.call(inboxApi.close, { id }), /closed already/)
  assert.equal(
    (await nora.call(inboxApi.reopen, { id })).waiting_since,
    conversation?.waiting_since,
    'the clock goes on',
  )
  assert.deepEqual(await nora.call(inboxApi.counts, {}), { ...before_, mine: before_.mine + 1 })
})

test('R1 unsure goes to triage, and is corrected in one move with a reason that is kept', async () => {
  await arrive(house, [{ native_id: 'b1', thread_id: 'b1', text: 'hm', author: 'joon' }])
  const { conversations } = await nora.call(inboxApi.list, { view: 'nobody' })
  const unsure = conversations.find((c) => c.snippet === 'hm')
  assert.ok(unsure)
  assert.match(unsure.why, /A person decides/)
  const toProduct = { id: unsure.id, team_id: house.teams['Product'] ?? null, reason: 'Priya knows' }
  await nora.call(routingApi.correct, toProduct)
  const decided = async () => (await nora.call(routingApi.decisions, { id: unsure.id })).length
  const once = await decided()
  await nora.call(routingApi.correct, toProduct)
  assert.equal(await decided(), once, 'it is there already: nothing moves')
  const decisions = await nora.call(routingApi.decisions, { id: unsure.id })
  assert.deepEqual(decisions.map((d) => [d.because, d.reason]).slice(0, 1), [['person', 'Priya knows']])
  const moved = await nora.call(inboxApi.list, { view: 'team', team_id: house.teams['Product'] })
  assert.ok(moved.conversations.some((c) => c.id === unsure.id))
})

test('what somebody takes is no longer nobody’s, in the list and in the figures, and is again when they let go', async () => {
  await arrive(house, [{ native_id: 'b2', thread_id: 'b2', text: 'well', author: 'gil' }])
  const nobodys = async () => (await nora.call(inboxApi.list, { view: 'nobody' })).conversations
  const id = (await nobodys()).find((c) => c.snippet === 'well')?.id ?? ''
  const before_ = await nora.call(inboxApi.counts, {})
  const all = await nora.call(inboxApi.openInAll, {})
  const person_id = (await nora.call(administrationApi.session, {})).person.id
  await nora.call(inboxApi.assign, { id, person_id })
  assert.ok(!(await nobodys()).some((c) => c.id === id))
  assert.ok(
    (await openOnes()).some((c) => c.id === id),
    'it is still open',
  )
  const { mine, nobody, teams } = before_
  assert.deepEqual(await nora.call(inboxApi.counts, {}), { mine: mine + 1, nobody: nobody - 1, teams })
  assert.equal((await nora.call(inboxApi.openInAll, {}))?.open, all?.open)
  await nora.call(inboxApi.assign, { id, person_id: null })
  assert.deepEqual(await nora.call(inboxApi.counts, {}), before_)
})

test('a move that was a slip is taken back: team, person and reason are as before, and nothing is learned from it', async () => {
  const conversation = (await openOnes()).find((one) => one.team_id === house.teams['Service'])
  assert.ok(conversation)
  const { id, team_id, why } = conversation
  const person_id = (await nora.call(administrationApi.session, {})).person.id
  await nora.call(inboxApi.assign, { id, person_id })
  const decided = (await nora.call(routingApi.decisions, { id })).length
  await nora.call(routingApi.correct, { id, team_id: house.teams['Press'] ?? '', reason: 'Wrong key' })
  const back = await nora.call(routingApi.takeBack, { id, person_id })
  assert.deepEqual([back.team_id, back.assignee_id, back.why], [team_id, person_id, why])
  assert.equal((await nora.call(routingApi.decisions, { id })).length, decided)
  await assert.rejects(nora.call(routingApi.takeBack, { id }), /409|moved again since/)
  await nora.call(inboxApi.assign, { id, person_id: null })
})

test('the teams it could go to begin with what the table says, and leave out the one that has it', async () => {
  const conversation = (await openOnes()).find(({ team_id }) => team_id === house.teams['Service'])
  assert.ok(conversation)
  const { team_ids } = await nora.call(routingApi.betterTeams, { id: conversation.id })
  assert.equal(team_ids[0], house.teams['Product'])
  assert.equal(team_ids.length, Object.keys(house.teams).length - 1)
})

test('what is open in the house and held by nobody is told to whoever sees all of it', async () => {
  const id = (await openOnes())[0]?.id ?? ''
  const before_ = await nora.call(inboxApi.openInAll, {})
  assert.equal(before_?.open, (await openOnes()).length)
  await nora.call(inboxApi.assign, { id, person_id: (await nora.call(administrationApi.session, {})).person.id })
  assert.deepEqual(await nora.call(inboxApi.openInAll, {}), { open: before_.open, unheld: before_.unheld - 1 })
  await nora.call(inboxApi.assign, { id, person_id: null })
})

test('R2 a rule takes before the table, from the next post on', async () => {
  await nora.call(routingApi.makeRule, {
    name: 'Apprentices',
    conditions: { words: ['apprenticeship'] },
    team_id: house.teams['Human resources'] ?? '',
    switched_on: true,
  })
  await arrive(house, [
    {
      native_id: 'c1',
      thread_id: 'c1',
      text: 'Any news on my refund? Also, is there an apprenticeship?',
      author: 'gwen',
    },
  ])
  const { conversations } = await nora.call(inboxApi.list, { view: 'team', team_id: house.teams['Human resources'] })
  assert.match(conversations[0]?.why ?? '', /rule “Apprentices” matched/)
})

test('R1 the keywords of a topic of our own route', async () => {
  await nora.call(understandingApi.makeTopic, { name: 'arc hinge', objective: 'repair', terms: ['hinge'] })
  await nora.call(routingApi.setLine, {
    objective: 'repair',
    topic: 'arc hinge',
    team_id: house.teams['Product'] ?? '',
    fallback_team_id: null,
  })
  await arrive(house, [
    { native_id: 'd1', thread_id: 'd1', text: 'The hinge of my Arc cracked and the hinge pin fell out', author: 'dan' },
  ])
  const { conversations } = await nora.call(inboxApi.list, { view: 'team', team_id: house.teams['Product'] })
  assert.ok(
    conversations.some((c) => c.topic === 'arc hinge'),
    JSON.stringify(conversations.map((c) => [c.topic, c.why])),
  )
})

test('C11 TRUST S4 what is with a sealed team is not there for others, in lists, counts and by id', async () => {
  const { conversations } = await nora.call(inboxApi.list, { view: 'team', team_id: house.teams['Human resources'] })
  const sealed = conversations[0]
  assert.ok(sealed)
  const agent = await house.colleague('agent', [])
  const all = await agent.call(inboxApi.list, {})
  assert.ok(!all.conversations.some((c) => c.id === sealed.id))
  for (const deed of [
    () => agent.call(inboxApi.read, { id: sealed.id }),
    () => agent.call(inboxApi.note, { id: sealed.id, text: 'x' }),
    () => agent.call(routingApi.decisions, { id: sealed.id }),
  ]) {
    await assert.rejects(deed(), /404/)
  }
  const counts = await agent.call(inboxApi.counts, {})
  assert.equal(counts.teams[house.teams['Human resources'] ?? ''] ?? 0, 0, 'a count of what one may not see')
  assert.equal(await agent.call(inboxApi.openInAll, {}), null, 'sums that tell of what one may not see')
})

test('pages by key show each conversation once, while new ones arrive', async () => {
  await arrive(
    house,
    Array.from({ length: 30 }, (_, i) => ({
      native_id: `p${i}`,
      thread_id: `p${i}`,
      text: `Where is parcel ${i}? It is late`,
      author: `p${i}`,
    })),
  )
  const seen: string[] = []
  let after_: string | undefined
  do {
    const page = await nora.call(inboxApi.list, { limit: 7, ...(after_ && { after: after_ }) })
    seen.push(...page.conversations.map((c) => c.id))
    after_ = page.next ?? undefined
    if (seen.length === 14)
      await arrive(house, [
        { native_id: 'late', thread_id: 'late', text: 'One more, where is my parcel?', author: 'late' },
      ])
  } while (after_)
  assert.equal(new Set(seen).size, seen.length)
  assert.ok(seen.length >= 34)
})

test('what was closed last stands first, page by page, whatever was said when', async () => {
  const some = (await openOnes()).filter(({ assignee_id }) => !assignee_id).slice(0, 5)
  // From the one with the oldest words to the one with the newest, and one out of that order.
  const order = [some[2], some[4], some[0], some[3], some[1]].flatMap((one) => one?.id ?? [])
  for (const id of order) await nora.call(inboxApi.close, { id })
  const seen: string[] = []
  let after_: string | undefined
  do {
    const page = await nora.call(inboxApi.list, { state: 'closed', limit: 2, ...(after_ && { after: after_ }) })
    seen.push(...page.conversations.map((c) => c.id))
    after_ = page.next ?? undefined
  } while (after_)
  assert.deepEqual(seen.slice(0, 5), order.toReversed())
})

test('who looks after the house sees how many wait, the longest and the urgent, of what is theirs to see', async () => {
  const boss = await house.colleague('executive', [])
  const posted_at = new Date(Date.now() - 5 * 86_400_000)
  await arrive(house, [
    { native_id: 'far1', thread_id: 'far1', text: 'Where is my parcel? It is late', author: 'old', posted_at },
    { native_id: 'far2', thread_id: 'far2', text: 'Urgent: an electric shock, smoke and fire!', author: 'hot' },
  ])
  const seen = await boss.call(inboxApi.fromAfar, {})
  const listed = (await boss.call(inboxApi.list, { limit: 100 })).conversations
  assert.equal(seen.open, listed.length)
  assert.equal(seen.longest?.who?.name, 'old')
  assert.deepEqual([seen.urgent.map(({ who }) => who?.name), seen.urgent_count], [['hot'], 1])
  const urgent = async (more: object = {}) =>
    (await boss.call(inboxApi.list, { state: 'urgent', ...more })).conversations.map(({ who }) => who?.name)
  assert.deepEqual(await urgent(), ['hot'])
  assert.deepEqual(await urgent({ view: 'mine' }), [])
  await nora.call(inboxApi.close, { id: seen.urgent[0]?.id ?? '' })
  assert.deepEqual(await urgent(), [], 'what is closed presses no longer')
  await nora.call(inboxApi.reopen, { id: seen.urgent[0]?.id ?? '' })
  await nora.call(routingApi.correct, {
    ...{ id: seen.longest?.id ?? '', team_id: house.teams['Human resources'] ?? '', reason: 'An applicant' },
  })
  const after_ = await boss.call(inboxApi.fromAfar, {})
  assert.equal(after_.open, seen.open - 1, 'what went to a sealed team')
  assert.notEqual(after_.longest?.who?.name, 'old')
  await assert.rejects((await house.colleague('contributor', [])).call(inboxApi.fromAfar, {}), /403/)
})

test('a team goes once nothing is open with it and nothing leads to it, and who writes again is nobody’s', async () => {
  const { id: team_id } = await nora.call(administrationApi.makeTeam, { name: 'Repairs' })
  const goes = () => nora.call(administrationApi.deleteTeam, { id: team_id })
  const said = { native_id: 'mend', thread_id: 'mend', text: 'The lid again', author: 'walid' }
  await arrive(house, [said])
  const id = (await openOnes()).find(({ snippet }) => snippet === 'The lid again')?.id ?? ''
  await nora.call(routingApi.correct, { id, team_id, reason: 'They mend it' })
  await assert.rejects(goes(), /Repairs cannot be deleted yet: it has one open conversation\. Close it or hand it/)
  await nora.call(inboxApi.close, { id })
  const conditions = { words: ['lid'] }
  const rule = await nora.call(routingApi.makeRule, { name: 'Lids', conditions, team_id, switched_on: false })
  await assert.rejects(goes(), /one rule leads to it\. Choose another team there first/)
  await nora.call(routingApi.removeRule, { id: rule.id })
  await goes()
  const left = async () => (await nora.call(inboxApi.read, { id })).conversation.team_id === null
  for (let tries = 0; tries < 100 && !(await left()); tries++) await new Promise((done) => setTimeout(done, 50))
  await arrive(house, [{ ...said, native_id: 'mend2', text: 'And again' }])
  const { conversations } = await nora.call(inboxApi.list, { view: 'nobody' })
  assert.ok(conversations.some((one) => one.id === id))
})

test('what was given to a team while it was being deleted is nobody’s a minute later, in every figure', async () => {
  const { id: team_id } = await nora.call(administrationApi.makeTeam, { name: 'Night shift' })
  await arrive(house, [{ native_id: 'night', thread_id: 'night', text: 'Who is awake?', author: 'yusuf' }])
  const { conversations } = await nora.call(inboxApi.list, { limit: 100 })
  const { id = '' } = conversations.find(({ snippet }) => snippet === 'Who is awake?') ?? {}
  const { inWork, asPlatform } = server.tools.database
  const { workspace_id } = house.channel
  const given = Promise.withResolvers<void>()
  const deleted = Promise.withResolvers<void>()
  const late = inWork({ workspace_id, by: system('test') }, async (work) => {
    await handOver(work, { id, team_id, reason: 'They are awake' })
    given.resolve()
    await deleted.promise
  })
  await given.promise
  const nobodys = async () => (await nora.call(inboxApi.counts, {})).nobody
  const before_ = await nobodys()
  await nora.call(administrationApi.deleteTeam, { id: team_id })
  // The look a minute later is brought forward: by then the first look is over.
  const isDue = async () =>
    (await asPlatform((db) => db.selectFrom('platform_due').where('subject_id', '=', team_id).select('kind').execute()))
      .length > 0
  while (!(await isDue())) await sleep(20)
  deleted.resolve()
  await late
  const held = async () => (await nora.call(inboxApi.read, { id })).conversation.team_id
  assert.equal(await held(), team_id, 'it was given to whom nobody sees')
  await asPlatform((db) =>
    db.updateTable('platform_due').set({ due_at: new Date() }).where('subject_id', '=', team_id).execute(),
  )
  while ((await held()) !== null) await sleep(20)
  assert.ok((await nora.call(inboxApi.list, { view: 'nobody' })).conversations.some((one) => one.id === id))
  const counts = await nora.call(inboxApi.counts, {})
  assert.equal(counts.nobody, before_, 'it left them, and is back')
  assert.equal(counts.teams[team_id] ?? 0, 0)
  const { messages } = await nora.call(inboxApi.read, { id })
  const last = messages.at(-1)?.event
  assert.ok(last?.what === 'handed_over' && last.to_team === null && last.reason === 'Its team was deleted.')
})
