/** What was learned can be looked at, lesson by lesson, and taken back: then the next similar one goes as it did before. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { administrationApi } from '#areas/administration/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { lessonsApi } from '#areas/routing/lessons/api.ts'
import { compare } from '#areas/understanding/taught/night.ts'
import { arrive } from '../arrivals.ts'
import { openTaughtHouse, type TaughtHouse } from '../taught-house.ts'

let house: TaughtHouse
before(async () => {
  house = await openTaughtHouse()
})
after(() => house?.server.stop())

const heard: TaughtHouse['heard'] = (...said) => house.heard(...said)
const inside: TaughtHouse['inside'] = (body) => house.inside(body)
const [conversationOf, readingOf] = [
  (text: string) => house.conversationOf(text),
  (text: string) => house.readingOf(text),
]

const lessons = async (asked: { kind?: 'team' | 'topic'; before?: number; limit?: number } = {}) =>
  house.nora.call(lessonsApi.lessons, { limit: 30, ...asked })
const newest = async () => (await lessons()).lessons[0] ?? assert.fail('no lesson is listed')

test('L5 a lesson is listed with its words, what was read before and since, and by whom; taken back, the next goes as before', async () => {
  const text = 'Sundays at Fernhill, the porch and the swallows'
  await heard(text)
  const was = await readingOf(text)
  await house.nora.call(listeningApi.correctMention, { post_id: was.post_id, topic: 'shops_bulk' })
  const lesson = await newest()
  assert.equal(lesson.taught_by, (await house.nora.call(administrationApi.session, {})).person.id)
  assert.deepEqual(
    [lesson.said, lesson.kind, lesson.was, lesson.now, lesson.took],
    [text, 'topic', was.topics.map(({ topic }) => topic), ['shops_bulk'], 'since'],
  )
  assert.equal(lesson.conversation_id, (await conversationOf(text)).id)
  assert.equal((await heard('Swallows on the porch of Fernhill, Sundays')).topic, 'shops_bulk')
  await house.nora.call(lessonsApi.takeBackLesson, { id: lesson.id })
  assert.equal((await lessons()).lessons.length, 0)
  assert.deepEqual((await readingOf(text)).topics, was.topics, 'it is read as it was')
  assert.equal((await conversationOf(text)).topic, was.topics[0]?.topic ?? null)
  assert.notEqual((await heard('The swallows, the porch: Sundays at Fernhill')).topic, 'shops_bulk')
  await assert.rejects(house.nora.call(lessonsApi.takeBackLesson, { id: lesson.id }), /409.*took this back already/s)
})

test('L5 a lesson that was taken back is taught again where it stood, by whoever taught it', async () => {
  const text = 'Fernhill at dusk, with lanterns and a fiddle'
  await heard(text)
  const was = await readingOf(text)
  await house.nora.call(listeningApi.correctMention, { post_id: was.post_id, sentiment: 'positive' })
  await house.nora.call(listeningApi.correctMention, { post_id: was.post_id, sentiment: 'negative' })
  const lesson = await newest()
  assert.deepEqual([lesson.was, lesson.now], [['positive'], ['negative']])
  await house.nora.call(lessonsApi.takeBackLesson, { id: lesson.id })
  assert.equal((await readingOf(text)).sentiment_label, 'positive', 'what it took the place of stands again')
  assert.notEqual((await newest()).id, lesson.id)
  const tom = await house.colleague('agent', [])
  await tom.call(lessonsApi.teachLessonAgain, { id: lesson.id })
  assert.deepEqual(await newest(), lesson)
  assert.equal((await readingOf(text)).sentiment_label, 'negative')
  assert.equal((await lessons()).lessons.filter(({ post_id }) => post_id === was.post_id).length, 1)
  await house.nora.call(lessonsApi.teachLessonAgain, { id: lesson.id })
  await house.nora.call(lessonsApi.takeBackLesson, { id: lesson.id })
  await house.nora.call(listeningApi.correctMention, { post_id: was.post_id, sentiment: 'neutral' })
  await assert.rejects(house.nora.call(lessonsApi.teachLessonAgain, { id: lesson.id }), /409.*anew since/s)
})

test('R1 a move is listed with its reason; taken back, it stays where it is and the next goes as before', async () => {
  const { Logistics = '' } = house.teams
  const { id, team_id } = await heard('The glass lid of my teapot is cracked')
  await house.nora.call(routingApi.correct, { id, team_id: Logistics, reason: 'Broken on the way' })
  const lesson = await newest()
  assert.deepEqual(
    [lesson.kind, lesson.was, lesson.now, lesson.reason],
    ['team', team_id ? [team_id] : [], [Logistics], 'Broken on the way'],
  )
  assert.equal((await heard('Cracked: the glass lid of a teapot')).team_id, Logistics)
  await house.nora.call(lessonsApi.takeBackLesson, { id: lesson.id })
  assert.equal((await conversationOf('The glass lid of my teapot is cracked')).team_id, Logistics)
  assert.notEqual((await heard('Cracked: the glass lid of our teapot')).team_id, Logistics)
  await house.nora.call(lessonsApi.teachLessonAgain, { id: lesson.id })
  assert.equal((await heard('A glass lid, cracked, of the teapot')).team_id, Logistics)
})

test('what is not for one’s teams is not listed, and can neither be taken back nor taught again', async () => {
  const { Legal = house.teams['Press'] ?? '' } = house.teams
  const alone = { native_id: 'sealed', thread_id: 'sealed', author: 'sealed', audience: 'private' } as const
  await arrive(house, [{ ...alone, text: 'Between us: the ladle, the gutter, the thimble' }])
  const { id } = await conversationOf('Between us: the ladle, the gutter, the thimble')
  await inside((work) =>
    work.db
      .updateTable('inbox_conversations')
      .set({ audience: [Legal] })
      .where('id', '=', id)
      .execute(),
  )
  await house.nora.call(routingApi.readAgain, { id, topic: 'press' })
  const lesson = await newest()
  assert.equal(lesson.conversation_id, id)
  const agent = await house.colleague('agent', [])
  const { lessons: seen } = await agent.call(lessonsApi.lessons, { limit: 100 })
  assert.ok(seen.length > 0)
  assert.ok(seen.every((one) => one.id !== lesson.id))
  await assert.rejects(agent.call(lessonsApi.takeBackLesson, { id: lesson.id }), /404/)
  await assert.rejects(agent.call(lessonsApi.teachLessonAgain, { id: lesson.id }), /404/)
  const reader = await house.colleague('executive', [])
  await assert.rejects(reader.call(lessonsApi.takeBackLesson, { id: lesson.id }), /403/)
})

test('lessons come page by page and kind by kind, and say which of two took them at night', async () => {
  const { Service = '', Product = '' } = house.teams
  for (let nth = 0; nth < 44; nth += 1) {
    const { id } = await heard(`Number ${nth}: ${nth % 2 ? 'spout drips onto the stove' : 'refill shop was closed'}`)
    await house.nora.call(routingApi.correct, { id, team_id: nth % 2 ? Product : Service, reason: 'Theirs' })
  }
  const report = await compare(house.server.tools.database.inWork, house.channel.workspace_id)
  assert.ok(report)
  const all = await lessons({ limit: 100 })
  assert.equal(all.next, null)
  const pages = []
  for (let before: number | null | undefined; before !== null; ) {
    const page = await lessons({ limit: 7, ...(before && { before }) })
    pages.push(...page.lessons)
    before = page.next
  }
  assert.deepEqual(pages, all.lessons, 'none twice, none left out')
  assert.deepEqual(new Set(all.lessons.map(({ took }) => took)), new Set([report.won]))
  const { lessons: topics } = await lessons({ kind: 'topic', limit: 100 })
  assert.deepEqual(
    topics,
    all.lessons.filter(({ kind }) => kind === 'topic'),
  )
  const { night } = await house.nora.call(routingApi.learned, {})
  const asked = Object.values(night?.[report.won].kinds ?? {}).reduce((sum, one) => sum + one.asked, 0)
  assert.equal(asked, report.asked, 'how each kind fared adds up')
})
