/** How the writer feels, by the head in English and by the word lists elsewhere; `feelings.test.ts` has the rules of the lists. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOf, sentimentOf } from './sentiment.ts'
import { tokenize } from './tokenize.ts'

const read = (text: string, language = 'en') => sentimentOf(tokenize(text), language)

const good = [
  'Works great, love it',
  'It is good',
  'lovely people, thank you so much',
  'my new kettle 😍',
  'my new kettle 👍🏽',
  'Best coffee in town!!!',
]
const bad = [
  'It is not good',
  'The lid broke after two days',
  'worst service ever',
  'my new kettle 😡',
  'my new kettle :-(',
  'I am so disappointed in you',
]
const neither = ['the table', 'Where is my parcel?', 'We open at 9 on Saturday', '']
for (const [label, texts] of Object.entries({ positive: good, negative: bad, neutral: neither }))
  for (const text of texts) test(`'${text}' is ${label}`, () => assert.equal(read(text).label, label))

test('the score and the label never point to different sides', () => {
  for (const text of [...good, ...bad, ...neither]) {
    const { score, label } = read(text)
    assert.ok(score >= -1 && score <= 1)
    if (label !== 'neutral') assert.equal(score > 0, label === 'positive', text)
  }
})

test('no words, no feeling', () => {
  for (const text of ['', '...', '12:30', 'https://fernhill.co', '@fernhill'])
    assert.deepEqual([read(text).score, read(text).label], [0, 'neutral'], text)
})

test('a language that the head has not learned is read by the word lists', () => {
  assert.equal(read('Das ist wirklich großartig', 'de').sum, null)
  assert.equal(read('Das ist wirklich großartig', 'de').label, 'positive')
  assert.notEqual(read('This is really great', 'en').sum, null)
})

test('the words that spoke most are known, each for its side', () => {
  const tokens = tokenize('The design is wonderful but shipping was terrible')
  const parts = partsOf(tokens, sentimentOf(tokens, 'en')).toSorted((a, b) => a.value - b.value)
  const word = (part: { token: number } | undefined) => tokens.words[part?.token ?? -1]?.fold
  assert.equal(word(parts[0]), 'terrible')
  assert.equal(word(parts.at(-1)), 'wonderful')
})
