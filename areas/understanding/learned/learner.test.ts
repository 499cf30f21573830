import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv, readData } from '../../../tools/read-data.ts'
import { tokenize } from '../tokenize.ts'
import { calibrationError, temperatureOf, WINDOW } from './calibration.ts'
import { answer, learn, newLearner } from './learner.ts'
import { LearnerState, learnerOf, stateOf } from './learner-state.ts'
import { takeLessons } from './lessons.ts'
import { sightOf } from './sight.ts'

const TEAMS = ['service', 'logistics', 'product']
const [SERVICE, LOGISTICS, PRODUCT] = [0, 1, 2]
const see = (text: string) => sightOf(tokenize(text))

function taught() {
  const learner = newLearner(TEAMS, 12)
  const lessons: [string, number][] = [
    ['My parcel is late again', LOGISTICS],
    ['Nobody answers the phone', SERVICE],
    ['The lid broke on the first day', PRODUCT],
    ['The courier left it in the rain', LOGISTICS],
    ['Your agent was rude to me', SERVICE],
    ['The handle gets far too hot', PRODUCT],
  ]
  for (const [text, label] of lessons) learn(learner, see(text), { label })
  return learner
}

test('one correction makes the next one like it right', () => {
  const learner = taught()
  const next = see('The whistle squeaks, is that normal with the Arc?')
  learn(learner, see('The whistle squeaks all the time'), { label: PRODUCT })
  assert.equal(answer(learner, next).label, PRODUCT)
  learn(learner, see('Why does the whistle squeak like that?'), { label: SERVICE })
  learn(learner, see('The whistle squeaks, who can help?'), { label: SERVICE })
  assert.equal(answer(learner, next).label, SERVICE)
})

test('after one correction the same text is answered surely', () => {
  const learner = newLearner(TEAMS, 12)
  learn(learner, see('The whistle squeaks all the time'), { label: PRODUCT })
  const { label, shares } = answer(learner, see('The whistle squeaks all the time'))
  assert.equal(label, PRODUCT)
  assert.ok((shares[PRODUCT] ?? 0) > 0.8, `${shares}`)
})

test('over a shared head it is the delta: silent until it was taught otherwise', () => {
  const learner = newLearner(TEAMS, 12)
  const text = see('Where is the driver with my box?')
  const head = [0, 0, 2]
  assert.equal(answer(learner, text, head).label, PRODUCT)
  for (let time = 0; time < 8; time += 1) learn(learner, text, { label: LOGISTICS, head })
  assert.equal(answer(learner, text, head).label, LOGISTICS)
})

test('what it knows survives being written as JSON, and it goes on the same', () => {
  const learner = taught()
  const other = learnerOf(LearnerState.parse(JSON.parse(JSON.stringify(stateOf(learner)))))
  for (const each of [learner, other]) learn(each, see('The courier broke the lid'), { label: LOGISTICS })
  for (const text of ['The courier was rude', 'hot handle', '', '漢字'])
    assert.deepEqual(answer(other, see(text)), answer(learner, see(text)))
})

test('a state that was cut or is of another size is refused', () => {
  const state = stateOf(taught())
  const cut = state.weights.slice(0, (state.weights.length >> 3) << 2)
  assert.throws(() => learnerOf({ ...state, weights: cut }))
  assert.throws(() => learnerOf({ ...state, bits: 8 }))
  assert.throws(() => learnerOf({ ...state, examples: [1] }))
  assert.throws(() => learnerOf({ ...state, rows: 'not base64!' }))
})

test('it never grows, whatever it is taught', () => {
  const learner = newLearner(TEAMS, 10)
  const cells = () => learner.weights.length + learner.counts.length + learner.squares.length + learner.met.length
  const before = cells()
  for (let nth = 0; nth < WINDOW + 100; nth += 1)
    learn(learner, see(`word${nth} and ${nth * 7} others, #tag${nth} 😡`), { label: nth % 3 })
  assert.equal(cells(), before)
  assert.equal(learner.answers.length, WINDOW)
  assert.ok(JSON.stringify(stateOf(learner)).length < 200_000)
  assert.ok(learner.weights.every(Number.isFinite))
})

test('a hostile text is seen in part and breaks nothing', () => {
  const learner = taught()
  for (const text of ['a '.repeat(500_000), 'x'.repeat(1_000_000), '\ud800', '\u202e!!!', '#'.repeat(9000)]) {
    const sight = see(text)
    assert.ok(sight.features.length < 60_000, `${sight.features.length}`)
    learn(learner, sight, { label: SERVICE })
    assert.ok(answer(learner, sight).shares.every(Number.isFinite))
  }
})

test('shares are brought to how often they are right', () => {
  const boasting = Array.from({ length: 300 }, (_, nth) => ({ points: [4, 0], right: nth % 4 === 0 ? 1 : 0 }))
  const temperature = temperatureOf(boasting)
  const share = 1 / (1 + Math.exp(-4 / temperature))
  assert.ok(Math.abs(share - 0.75) < 0.03, `${share}`)
  assert.equal(temperatureOf(boasting.slice(0, 10), 1.5), 1.5)
  const given = boasting.map(({ right }) => ({ share: 0.75, right: right === 0 }))
  assert.ok(calibrationError(given) < 0.001)
  assert.ok(calibrationError(given.map(({ right }) => ({ share: 0.99, right }))) > 0.2)
})

const bank = readData('banking77/train.csv')
const FIRST = 12
const rows = readCsv(bank ?? '')
const some = [...new Set(rows.map(({ category = '' }) => category))].slice(0, FIRST)
const asked = rows.filter(({ category = '' }) => some.includes(category))
test(`of ${asked.length} questions with ${some.length} intents, a third is answered from the others, 93 % right and well calibrated`, {
  skip: bank === null && 'LEFT OUT: ../shared/data/banking77 is not there',
}, () => {
  const lessons = asked.map(({ text = '', category = '' }) => ({ sight: see(text), label: some.indexOf(category) }))
  const learner = newLearner(some, 14)
  takeLessons(
    learner,
    lessons.filter((_, at) => at % 3 !== 0),
  )
  const given = lessons
    .filter((_, at) => at % 3 === 0)
    .map(({ sight, label }) => {
      const said = answer(learner, sight)
      return { share: said.shares[said.label] ?? 0, right: said.label === label }
    })
  const accuracy = given.filter(({ right }) => right).length / given.length
  assert.ok(accuracy > 0.93, `${accuracy}`)
  assert.ok(calibrationError(given) < 0.05, `${calibrationError(given)}`)
})
