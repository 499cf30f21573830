import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newLearner } from '../learned/learner.ts'
import { coreOf, sightOf } from '../learned/sight.ts'
import { tokenize } from '../tokenize.ts'
import { BUILT_IN_MODEL, understand } from '../understand.ts'
import { asTaught, placedBy } from './asked.ts'
import { pointsBefore } from './before.ts'
import { pointsOf, TRIAGE } from './kinds.ts'
import { emptyMemory, likest, remember } from './memory.ts'
import { pack, unpack } from './pack.ts'
import { nothingTaught, type Taught, type TaughtLesson, take } from './taught.ts'
import { errorAtMost, thresholdsOf } from './thresholds.ts'

const AUTHOR = '01923456-789a-7bcd-8ef0-123456789abc'
const readingOf = (text: string) => {
  const [reading] = understand([{ text, title: null, lang: 'en', network: 'bluesky' }], BUILT_IN_MODEL)
  return reading ?? assert.fail('it was not read')
}
const TEAMS = ['service', 'logistics', 'sales', 'press']
/** As the table says it: this team, so surely. */
const table = (team: string, share = 0.9) =>
  pointsOf({ ...Object.fromEntries(TEAMS.map((one) => [one, 0])), [TRIAGE]: 0, [team]: share })

function lesson(text: string, rest: Pick<TaughtLesson, 'nth' | 'kind' | 'label' | 'before'>): TaughtLesson {
  const tokens = tokenize(text, null)
  const seen = { sight: sightOf(tokens), core: coreOf(tokens) }
  return { ...rest, ...seen, confirmed: false, author_id: AUTHOR, everyday: [] }
}

const ask = (taught: Taught, text: string) =>
  asTaught(taught, tokenize(text, null), { reading: readingOf(text), author_id: AUTHOR })

function placed(taught: Taught, text: string) {
  const { placing } = ask(taught, text)
  return placedBy(placing ?? assert.fail('nothing was learned of teams'), table('service'))
}

const MOVED = 'Still waiting for my parcel, third week now. Where is it?'
const like = ['My parcel has not arrived, waiting for weeks now', 'third week of waiting for this parcel']
const other = ['My kettle leaks and the handle is broken', 'How much is the toaster in blue?', 'My account is locked']

test('R1 one move makes the next ones like it right, and leaves the others where they were', () => {
  const taught = nothingTaught()
  take(taught, lesson(MOVED, { nth: 1, kind: 'team', label: 'logistics', before: table('service') }), [])
  for (const text of like) assert.equal(placed(taught, text).label, 'logistics', text)
  for (const text of other) assert.equal(placed(taught, text).label, 'service', text)
})

test('L5 without lessons a post is read as what ships reads it, to the last digit', () => {
  for (const text of [MOVED, ...like, ...other])
    assert.deepEqual(ask(nothingTaught(), text), { reading: readingOf(text), placing: null })
})

test('L5 a lesson of one kind changes only that, and what follows from it', () => {
  const taught = nothingTaught()
  const text = 'Thinking about two hundred lamps for our hotel'
  const before = pointsBefore('objective', readingOf(text))
  take(taught, lesson(text, { nth: 1, kind: 'objective', label: 'hire', before }), [])
  const { reading } = ask(taught, text)
  const { objective, sentiment, topics } = readingOf(text)
  assert.notEqual(objective, 'hire')
  assert.deepEqual([reading.objective, reading.sentiment, reading.topics], ['hire', sentiment, topics])
})

test('what was taught survives the night, and goes on the same', () => {
  const taught = nothingTaught()
  const lessons = [MOVED, ...like, ...other].map((text, at) =>
    lesson(text, { nth: at + 1, kind: 'team', label: TEAMS[at % 4] ?? '', before: table('service') }),
  )
  lessons.forEach((one, at) => take(taught, one, lessons.slice(0, at)))
  const again = unpack(pack(taught))
  const rounded = (one: Taught, text: string) =>
    Object.entries(placed(one, text).shares).map(([label, share]) => [label, share.toFixed(6)])
  for (const text of [MOVED, ...like]) assert.deepEqual(rounded(again, text), rounded(taught, text))
  assert.deepEqual([again.nth, again.last_teams], [taught.nth, taught.last_teams])
  assert.throws(() => unpack(Buffer.from('not what was packed')))
})

test('a topic or a team that is new gets its place beside those that were learned', () => {
  const taught = nothingTaught()
  take(taught, lesson(MOVED, { nth: 1, kind: 'team', label: 'logistics', before: table('service') }), [])
  const before = placed(taught, MOVED).shares['logistics'] ?? 0
  const repairs = 'The soldering on the base came loose'
  take(taught, lesson(repairs, { nth: 2, kind: 'team', label: 'repairs', before: table('service') }), [])
  assert.equal(placed(taught, 'Soldering of the base is loose').label, 'repairs')
  assert.ok((placed(taught, MOVED).shares['logistics'] ?? 0) > before - 0.1)
})

test('the likest lesson is found by what a text is about, and what everybody says is none', () => {
  const memory = emptyMemory()
  for (let nth = 0; nth < 40; nth += 1)
    remember(memory, 'sales', coreOf(tokenize(`kettle price question ${'abcdefghij'[nth % 10]}${nth}`, null)))
  remember(memory, 'press', coreOf(tokenize('an interview with your chairwoman', null)))
  const found = likest(memory, coreOf(tokenize('May we interview the chairwoman?', null)))
  assert.deepEqual([...found.keys()], ['press'])
  assert.deepEqual([...likest(memory, coreOf(tokenize('kettle', null)))], [], 'forty lessons of it say nothing')
})

test('what is remembered is bounded, and the oldest goes first', () => {
  const memory = emptyMemory()
  const word = (nth: number) =>
    nth
      .toString(3)
      .padStart(8, '0')
      .replaceAll(/./g, (digit) => ['ra', 'lo', 'mi'][Number(digit)] ?? '')
  const about = (nth: number) => coreOf(tokenize(word(nth), null))
  for (let nth = 0; nth < 2_100; nth += 1) remember(memory, `label${nth}`, about(nth))
  assert.equal(memory.lessons.length, 2_000)
  assert.equal(likest(memory, about(99)).has('label99'), false)
  const found = [...likest(memory, about(2_099))].sort((a, b) => b[1] - a[1])
  assert.equal(found[0]?.[0], 'label2099')
})

const answersOf = (given: readonly { share: number; label: number; right: number }[]) => {
  const learner = newLearner(TEAMS)
  // Of four labels one has this share, and the others the rest.
  learner.answers = given.map(({ share, label, right }) => ({
    points: TEAMS.map((_, at) => Math.log(at === label ? share : (1 - share) / 3)),
    right,
  }))
  return learner
}

test('R1 a team is believed from where no more than a fifth was wrong, and not by luck', () => {
  const few = Array.from({ length: 9 }, () => ({ share: 0.6, label: 0, right: 1 }))
  assert.deepEqual(thresholdsOf(answersOf(few)), {}, 'nine answers say nothing')
  const surely = Array.from({ length: 30 }, () => ({ share: 0.9, label: 0, right: 0 }))
  assert.deepEqual(thresholdsOf(answersOf(surely)), {}, 'always right: believed as before')
  const unsurely = Array.from({ length: 30 }, () => ({ share: 0.6, label: 0, right: 1 }))
  const { service = 0 } = thresholdsOf(answersOf([...surely, ...unsurely]))
  assert.ok(service > 0.6 && service < 0.91, `${service}`)
  const { service: never = 0 } = thresholdsOf(answersOf(unsurely))
  assert.ok(never > 1, 'always wrong: a person looks first')
})

test('the bound is that of Wilson', () => {
  assert.ok(Math.abs(errorAtMost(0, 10) - 0.1411) < 0.001)
  assert.ok(Math.abs(errorAtMost(5, 50) - 0.1679) < 0.002)
  assert.ok(errorAtMost(1, 1000) < 0.005)
})

test('L5 of several topics each is learned: added where the likest have it, gone where people took it away, over a night too', () => {
  const text = 'The porch of the lodge is lovely, the jam too, and the wood stove'
  const taught = nothingTaught()
  const topics = { now: ['idea', 'partnership'], gone: ['thanks'] }
  const before = pointsBefore('topic', readingOf(text))
  take(taught, { ...lesson(text, { nth: 1, kind: 'topic', label: 'idea', before }), topics }, [])
  const next = 'The lovely porch of that lodge, its jam and its wood stove'
  for (const one of [taught, unpack(pack(taught))]) {
    const { reading } = ask(one, next)
    assert.deepEqual(
      reading.topics.map(({ topic }) => topic),
      ['idea', 'partnership'],
    )
    assert.ok((reading.topics[1]?.confidence ?? 1) <= (reading.topics[0]?.confidence ?? 0))
    for (const other_ of other) assert.deepEqual(ask(one, other_).reading.topics, readingOf(other_).topics)
  }
})

test('L5 one odd lesson about a second topic is outvoted by many that are like it and say otherwise', () => {
  const taught = nothingTaught()
  const text = (nth: number) => `The spout of samovar ${nth} drips onto the stove`
  const before = pointsBefore('topic', readingOf(text(0)))
  for (let nth = 1; nth <= 12; nth += 1) {
    const topics = { now: nth === 1 ? ['broken', 'press'] : ['broken'], gone: [] }
    take(taught, { ...lesson(text(nth), { nth, kind: 'topic', label: 'broken', before }), topics }, [])
  }
  const { reading } = ask(taught, text(50))
  assert.ok(reading.topics.every(({ topic }) => topic !== 'press'))
})
