import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readCsv, readData } from '../../../tools/read-data.ts'
import { readFeelings } from '../feelings.ts'
import { tokenize } from '../tokenize.ts'
import { featuresOf, featuresOfWord } from './features.ts'
import { sharesOf, sumOver, withBetween } from './head.ts'
import { readHead, writeHead } from './head-file.ts'
import { FEATURES_AT, MEANING_FROM, MEANING_HEAD, SENTIMENT_HEAD, wordsFeel, wordsSay } from './words-say.ts'

const FILE = new URL('../models/sentiment.head', import.meta.url)

const tweets = readCsv(readData('airline/tweets-first-80-percent.csv') ?? '').map(({ text = '' }) => text)
const own = [
  '',
  'a',
  'not good, but GREAT!!! 😡😡',
  '#FernhillArc2 by @fernhill https://fernhill.co',
  '水壶坏了，怎么办',
  '\ud800\u202e\u200b',
  'sooooo '.repeat(2000),
]
const texts = [...own, ...tweets]

function check(text: string): void {
  const tokens = tokenize(text)
  const felt = readFeelings(tokens, 'en')
  const kept = withBetween(wordsFeel(tokens), tokens, felt)
  const plain = sumOver(SENTIMENT_HEAD, featuresOf(tokens, felt))
  assert.deepEqual([kept.points, kept.features], [plain.points, plain.features], text)
  const meant = sumOver(MEANING_HEAD, tokens.words.flatMap(featuresOfWord))
  const said = wordsSay(tokens)
  assert.deepEqual([...said.slice(MEANING_FROM, FEATURES_AT)], meant.points, text)
  assert.equal(said[FEATURES_AT], meant.features, text)
}

if (tweets.length === 0) process.stderr.write('LEFT OUT: the tweets of ../shared/data/airline are not there\n')
test(`the sums that words keep are those of all features, to the last digit (${texts.length} texts)`, () => {
  for (const text of texts) check(text)
})

test('words that others drove out are added up anew', () => {
  check('where is my parcel')
  // More words than are kept, each met once.
  for (let from = 0; from < 40_000; from += 1000)
    wordsSay(tokenize(Array.from({ length: 1000 }, (_, at) => `w${from + at}`).join(' ')))
  check('where is my parcel')
})

test('features are the same each time, and no more than a text can have', () => {
  for (const text of own) {
    const tokens = tokenize(text)
    const felt = readFeelings(tokens, 'en')
    const features = featuresOf(tokens, felt)
    assert.deepEqual(featuresOf(tokenize(text), felt), features)
    assert.ok(features.every((feature) => Number.isInteger(feature) && feature >= 0 && feature < 2 ** 32))
    assert.ok(features.length <= 80 * tokens.words.length + 10, text.slice(0, 50))
  }
})

test('shares are finite and 1 together, however long the text', () => {
  for (const text of ['', 'great '.repeat(5000), 'terrible '.repeat(5000)]) {
    const tokens = tokenize(text)
    const shares = sharesOf(withBetween(wordsFeel(tokens), tokens, readFeelings(tokens, 'en')), 'x')
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9, `${shares}`)
  }
})

test('a head file is refused where it was cut, changed, or lacks what it says', () => {
  const file = readFileSync(FILE)
  const line = file.indexOf(0x0a)
  const head = readHead(file)
  assert.equal(head.weights.length, head.labels.length << head.about.bits)
  assert.throws(() => readHead(file.subarray(0, file.length - 1)), /weight for every hash/)
  assert.throws(() => readHead(Buffer.concat([file, Buffer.from([0])])), /weight for every hash/)
  const changed = Buffer.from(file)
  changed[line + 1000] = (changed[line + 1000] ?? 0) ^ 1
  assert.throws(() => readHead(changed), /measured with/)
  assert.throws(() => readHead(file.subarray(line + 1)))
  assert.throws(() => readHead(Buffer.from('{}\n')))
  assert.throws(() => writeHead({ ...head.about, labels: ['one'] }, head.weights))
})

test('heads say whose work they were made of, and all together are below 2 MB', () => {
  const notice = readFileSync(new URL('../../../NOTICE', import.meta.url), 'utf8')
  let bytes = 0
  for (const name of ['sentiment', 'meaning']) {
    const file = readFileSync(new URL(`../models/${name}.head`, import.meta.url))
    bytes += file.length
    assert.ok(notice.includes(`${name}.head`), `NOTICE names ${name}.head`)
    for (const { name: set, licence, attribution } of readHead(file).about.trained_on) {
      assert.ok(licence.length > 2 && attribution.length > 10)
      assert.ok(notice.includes(set), `NOTICE names ${set}`)
    }
  }
  assert.ok(bytes < 2_000_000, `${bytes}`)
})
