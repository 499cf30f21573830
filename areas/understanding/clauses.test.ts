import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clausesOf, phrasesAbout } from './clauses.ts'
import type { Hit } from './evidence.ts'
import { readFeelings } from './feelings.ts'
import { tokenize } from './tokenize.ts'

const cut = (text: string) => {
  const tokens = tokenize(text, null)
  return clausesOf(tokens).map(({ first, last }) => text.slice(tokens.starts[first], tokens.ends[last]))
}

const term = (label: string): Hit['term'] => ({ speaks_for: 'topic', label, weight: 1, language: null })

/** Which side each named word is felt to be on, and in which words. */
function feltAbout(text: string, names: readonly string[], language = 'en') {
  const tokens = tokenize(text, null)
  const hits = names.flatMap((topic): Hit[] => {
    const places = [...tokens.words.keys()].filter((at) => tokens.words[at]?.fold === topic)
    assert.notEqual(places.length, 0, topic)
    return places.map((at) => ({ term: term(topic), first: at, last: at }))
  })
  const { feelings } = readFeelings(tokens, language)
  return phrasesAbout(tokens, names, { hits, feelings }).map(({ topic, first, last, sentiment }) => [
    topic,
    Math.sign(sentiment),
    text.slice(tokens.starts[first], tokens.ends[last]),
  ])
}

test('a text is cut at its turns, commas and sentences, and nowhere else', () => {
  assert.deepEqual(cut('The kettle is great, but delivery was slow. Thanks!'), [
    'The kettle is great',
    'but delivery was slow.',
    'Thanks!',
  ])
  assert.deepEqual(cut('My kettle'), ['My kettle'])
  assert.deepEqual(cut(', , ;'), [])
})

test('L6 each topic has the feeling of the clause that names it', () => {
  assert.deepEqual(feltAbout('The kettle is great, but delivery was terrible', ['kettle', 'delivery']), [
    ['kettle', 1, 'The kettle is great'],
    ['delivery', -1, 'but delivery was terrible'],
  ])
  assert.deepEqual(feltAbout('Love the toaster; hate the app', ['toaster', 'app']), [
    ['toaster', 1, 'Love the toaster'],
    ['app', -1, 'hate the app'],
  ])
  assert.deepEqual(
    feltAbout('Der Kocher ist super, aber die Lieferung war schrecklich', ['kocher', 'lieferung'], 'de'),
    [
      ['kocher', 1, 'Der Kocher ist super'],
      ['lieferung', -1, 'aber die Lieferung war schrecklich'],
    ],
  )
})

test('L6 a clause that only feels speaks of the one beside it, and not over a turn', () => {
  assert.deepEqual(feltAbout('Delivery took three weeks, terrible', ['delivery']), [
    ['delivery', -1, 'Delivery took three weeks, terrible'],
  ])
  assert.deepEqual(feltAbout('Just awful, the delivery this time', ['delivery']), [
    ['delivery', -1, 'Just awful, the delivery this time'],
  ])
  assert.deepEqual(feltAbout('The delivery came on Monday, but I am so happy', ['delivery']), [
    ['delivery', 0, 'The delivery came on Monday'],
  ])
})

test('L6 of several clauses about one thing the one counts in which most is felt', () => {
  assert.deepEqual(feltAbout('The delivery came, the kettle is fine, but that delivery was horrible', ['delivery']), [
    ['delivery', -1, 'but that delivery was horrible'],
  ])
})

test('L6 praise speaks of what is named beside it, and takes nothing from it', () => {
  assert.deepEqual(feltAbout('The kettle came on Monday, thanks', ['kettle', 'thanks']), [
    ['kettle', 1, 'The kettle came on Monday, thanks'],
    ['thanks', 1, 'thanks'],
  ])
  assert.deepEqual(feltAbout('thanks, terrible, horrible, awful', ['thanks']), [['thanks', 1, 'thanks']])
})

test('hostile texts are cut in time that grows with them', () => {
  const bad = (many: number) => 'bad,'.repeat(many)
  for (const text of [','.repeat(20_000), 'but '.repeat(5_000), 'a,'.repeat(10_000), bad(8_000), `${bad(8_000)} x`]) {
    const tokens = tokenize(text, null)
    assert.ok(clausesOf(tokens).length <= tokens.words.length)
    const { feelings } = readFeelings(tokens, 'en')
    const last = tokens.words.length - 1
    const hits = [0, last].map((at): Hit => ({ term: term('x'), first: at, last: at }))
    assert.ok(phrasesAbout(tokens, ['x'], { hits, feelings }).length <= 1)
  }
})
