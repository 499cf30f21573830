/**
 * Floors, a little below what was measured: a change that reads worse goes red. The figures themselves come from
 * tools/measure-understanding.ts. Nothing here was trained on; the biases of
 * sentiment were chosen by its tweets.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv, readData } from '../../tools/read-data.ts'
import { asRead } from '../../tools/train/examples.ts'
import { languageOf } from './language.ts'
import { SENTIMENTS } from './schema.ts'
import { sentimentOf } from './sentiment.ts'
import { tokenize } from './tokenize.ts'
import { BUILT_IN_MODEL, understand } from './understand.ts'

const missing = (text: string | null, path: string) => ({
  skip: text === null && `LEFT OUT: ../shared/data/${path} is not there`,
})
const linesOf = (text: string | null) => (text ?? '').replace(/\n$/, '').split('\n')

const tweets = readData('tweeteval-sentiment/val_text.txt')
test(
  `three kinds of sentiment are found in ${linesOf(tweets).length} tweets, macro-recall above 62`,
  missing(tweets, 'tweeteval-sentiment'),
  () => {
    const labels = linesOf(readData('tweeteval-sentiment/val_labels.txt')).map(Number)
    const read = linesOf(tweets).map((text) => sentimentOf(tokenize(asRead(text)), 'en', 'x').label)
    const recalls = SENTIMENTS.map((sentiment, kind) => {
      const wanted = labels.flatMap((label, at) => (label === kind ? [read[at]] : []))
      return wanted.filter((label) => label === sentiment).length / wanted.length
    })
    const macro = recalls.reduce((sum, recall) => sum + recall, 0) / 3
    assert.ok(macro > 0.62, `macro-recall ${macro}`)
  },
)

const floors: [name: string, code: string, floor: number][] = [
  ['arabic', 'ar', 0.99],
  ['english', 'en', 0.99],
  ['french', 'fr', 0.96],
  ['german', 'de', 0.85],
  // Many of them are English, or Hindi in Latin letters.
  ['hindi', 'hi', 0.39],
  ['italian', 'it', 0.95],
  ['portuguese', 'pt', 0.93],
  ['spanish', 'es', 0.98],
]
for (const [name, code, floor] of floors) {
  const path = `language/tweets/${name}/val_text.txt`
  const text = readData(path)
  test(
    `${linesOf(text).length} tweets in ${code} are known as such, ${100 * floor} % at least`,
    missing(text, path),
    () => {
      const read = linesOf(text).map((tweet) => languageOf(tokenize(tweet), { lang: null, network: 'x' }).language)
      const share = read.filter((language) => language === code).length / read.length
      assert.ok(share >= floor, `${share}`)
    },
  )
}

const bank = readData('banking77/train.csv')
test(
  'questions of bank customers are English, meant to inform or repair, and no spam',
  missing(bank, 'banking77'),
  () => {
    const questions = readCsv(bank ?? '').slice(0, 2000)
    const readings = understand(
      questions.map(({ text = '' }) => ({ text, title: null, lang: null, network: 'email' })),
      BUILT_IN_MODEL,
    )
    const share = (is: (reading: (typeof readings)[number]) => boolean) => readings.filter(is).length / readings.length
    assert.ok(share(({ language }) => language === 'en') > 0.99)
    assert.ok(share(({ objective }) => objective === 'inform' || objective === 'repair') > 0.85)
    assert.ok(share(({ is_spam }) => is_spam) < 0.001)
  },
)

const airline = readData('airline/tweets-first-80-percent.csv')
test('the surer a topic is, the more often it is right', missing(airline, 'airline'), () => {
  const wanted = new Map([
    ['Customer Service Issue', 'poor_service'],
    ['Late Flight', 'late_or_lost'],
    ['Lost Luggage', 'late_or_lost'],
  ])
  const complaints = readCsv(airline ?? '').filter(({ negativereason = '' }) => wanted.has(negativereason))
  assert.ok(complaints.length > 3000, `${complaints.length} complaints`)
  const readings = understand(
    complaints.map(({ text = '' }) => ({ text, title: null, lang: null, network: 'x' })),
    BUILT_IN_MODEL,
  )
  const rightBetween = (from: number, to: number) => {
    const banded = readings.flatMap(({ topics: [first] }, at) => {
      if (first === undefined || first.confidence < from || first.confidence >= to) return []
      return [first.topic === wanted.get(complaints[at]?.['negativereason'] ?? '')]
    })
    return banded.filter(Boolean).length / banded.length
  }
  const [unsure, middling, sure] = [rightBetween(0.3, 0.4), rightBetween(0.4, 0.7), rightBetween(0.8, 1)]
  assert.ok(unsure < middling && middling < sure && sure > 0.8, `${unsure} ${middling} ${sure}`)
})

test(
  `C13 of ${readCsv(airline ?? '').length} tweets to airlines fewer than one in a thousand are taken for advertising`,
  missing(airline, 'airline'),
  () => {
    const tweets = readCsv(airline ?? '').map(({ text = '' }) => ({ text, title: null, lang: null, network: 'x' }))
    assert.ok(tweets.length > 10_000, `${tweets.length} tweets`)
    const taken = understand(tweets, BUILT_IN_MODEL).filter(({ is_spam }) => is_spam)
    assert.ok(taken.length < tweets.length / 1_000, `${taken.length} are taken for advertising`)
  },
)
