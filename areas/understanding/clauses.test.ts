import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clausesOf, phrasesAbout } from './clauses.ts'
import { readFeelings } from './feelings.ts'
import { tokenize } from './tokenize.ts'

const cut = (text: string) => {
  const tokens = tokenize(text, null)
  return clausesOf(tokens).map(({ first, last }) => text.slice(tokens.starts[first], tokens.ends[last]))
}

/** Which side each named word is felt to be on, and in which words. */
function feltAbout(text: string, names: readonly string[], language = 'en') {
  const tokens = tokenize(text, null)
  const named = names.map((topic) => {
    const at = tokens.words.findIndex(({ fold }) => fold === topic)
    assert.notEqual(at, -1, topic)
    return { topic, first: at, last: at }
  })
  return phrasesAbout(tokens, named, readFeelings(tokens, language).feelings).map(
    ({ topic, first, last, sentiment }) => [
      topic,
      Math.sign(sentiment),
      text.slice(tokens.starts[first], tokens.ends[last]),
    ],
  )
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

test('hostile texts are cut in time that grows with them', () => {
  for (const text of [','.repeat(20_000), 'but '.repeat(5_000), 'a,'.repeat(10_000)]) {
    const tokens = tokenize(text, null)
    assert.ok(clausesOf(tokens).length <= tokens.words.length)
    phrasesAbout(tokens, [{ topic: 'x', first: 0, last: 0 }], readFeelings(tokens, 'en').feelings)
  }
})
