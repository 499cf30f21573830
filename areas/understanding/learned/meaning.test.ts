import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileModel } from '../compile-model.ts'
import { compileTerms } from '../compile-terms.ts'
import { evidenceIn } from '../evidence.ts'
import { explain } from '../explain.ts'
import { readFeelings } from '../feelings.ts'
import { foundIn } from '../grounds.ts'
import { tokenize } from '../tokenize.ts'
import { BUILT_IN_MODEL, understand, weigh } from '../understand.ts'
import { COLUMN_NAMES, columnOfTopic, OBJECTIVE_COLUMNS } from './columns.ts'
import { featuresOfWord } from './features.ts'
import { sumOver } from './head.ts'
import { meaningOf } from './meaning.ts'
import { MEANING_HEAD } from './words-say.ts'

const terms = compileTerms({ topics: [] })
const english = { language: 'en', confidence: 1 }
const post = (text: string) => ({ text, title: null, lang: null, network: 'x' })

function sharesOf(text: string): number[] {
  const tokens = tokenize(text)
  const felt = readFeelings(tokens, 'en')
  return [...meaningOf(tokens, foundIn(tokens, evidenceIn(tokens, terms), { language: english, felt }))]
}

/** As the file says it, feature by feature and without anything that words keep. */
function plainly(text: string): number[] {
  const tokens = tokenize(text)
  const { points, features } = sumOver(MEANING_HEAD, tokens.words.flatMap(featuresOfWord))
  return points.map((point, column) => (point * (MEANING_HEAD.scales[column] ?? 0)) / Math.sqrt(Math.max(1, features)))
}

const texts = [
  'Where is my parcel?',
  '',
  '😡😡 #Fail @brand https://x.example',
  'sooooo '.repeat(3000),
  'a'.repeat(20_000),
]

test('shares are finite, from 0 to 1, and those of the objectives 1 together', () => {
  for (const text of texts) {
    const shares = sharesOf(text)
    assert.equal(shares.length, COLUMN_NAMES.length)
    assert.ok(
      shares.every((share) => share >= 0 && share <= 1),
      text.slice(0, 40),
    )
    const sum = shares.slice(...OBJECTIVE_COLUMNS).reduce((all, share) => all + share, 0)
    assert.ok(Math.abs(sum - 1) < 1e-9)
  }
})

test('what words keep changes nothing: read again the shares are the same, and beside the rules those of all features', () => {
  for (const text of texts) assert.deepEqual(sharesOf(text), sharesOf(text))
  // The same grounds twice, so what is left between two texts is what their features say.
  const [late, broken] = ['zxq parcel', 'zxq button']
  const column = columnOfTopic('late_or_lost')
  assert.ok((plainly(late)[column] ?? 0) > (plainly(broken)[column] ?? 0))
  assert.ok((sharesOf(late)[column] ?? 0) > (sharesOf(broken)[column] ?? 0))
})

test('a topic that no term speaks for is found by its words, and they are said to be why', () => {
  const text = 'the courier drove past my house and marked it as handed over to a neighbour I do not have'
  const [reading] = understand([post(text)], BUILT_IN_MODEL)
  assert.equal(reading?.topics[0]?.topic, 'late_or_lost')
  assert.ok(reading.terms.length > 0 && reading.terms.every((term) => text.includes(term)))
  const because = explain(post(text), BUILT_IN_MODEL)
  assert.ok(because.some(({ spoke_for, label }) => spoke_for === 'topic' && label === 'late_or_lost'))
})

test('talk in the words of complaints is none', () => {
  const texts = [
    'my heart is broken but the album is great',
    'return of the king is on tonight',
    'Thank you all for the birthday wishes',
  ]
  for (const text of texts) {
    const [reading] = understand([post(text)], BUILT_IN_MODEL)
    const topics = reading?.topics.map(({ topic }) => topic) ?? []
    assert.ok(!topics.includes('broken') && !topics.includes('refund'), `${text}: ${topics}`)
    assert.notEqual(reading?.objective, 'repair', text)
  }
})

test('the own topic of a workspace goes before a topic of ours that its rules put behind it', () => {
  const model = { version: '1', topics: [{ name: 'arc hinge', terms: ['hinge'] }] }
  const [reading] = understand([post('The hinge of my Arc cracked and the hinge pin fell out')], model)
  assert.deepEqual(reading?.topics.map(({ topic }) => topic).slice(0, 2), ['arc hinge', 'broken'])
})

test('a language that the head has not learned is read by the rules', () => {
  const byHead = (text: string, lang: string) => {
    const { by_head, reading } = weigh({ ...post(text), lang }, tokenize(text), compileModel(BUILT_IN_MODEL))
    assert.deepEqual([reading.language, reading.topics[0]?.topic], [lang, 'late_or_lost'])
    return by_head
  }
  assert.equal(byHead('Il pacco non è arrivato, dove è il mio ordine?', 'it'), false)
  assert.equal(byHead('Das Paket ist nicht angekommen, wo ist meine Bestellung?', 'de'), true)
})
