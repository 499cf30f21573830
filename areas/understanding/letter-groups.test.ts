/** The scores of letter groups against those of eld itself. Where ../shared/data is missing, it says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eld } from 'eld/extrasmall'
import { readData } from '../../tools/read-data.ts'
import { detectedLanguages, letterScores } from './letter-groups.ts'
import { tokenize } from './tokenize.ts'

function compare(text: string): void {
  const words = tokenize(text).words.filter(({ kind }) => kind === 'word')
  const letters = words.map(({ norm }) => norm).join(' ')
  const theirs = eld.detect(letters).getScores()
  const ours = letterScores(words, letters)
  detectedLanguages().forEach((language, at) => assert.equal(ours[at], theirs[language] ?? 0, `${language}: ${text}`))
}

test('words of plain letters, and others, score as eld scores them', () => {
  for (const text of [
    '',
    'a',
    'the kettle kettle the',
    "don't can't it's 2nd b4u o'clock",
    "l'arc dell'acqua l'",
    'où est la bouilloire',
    'wo0o 1a1 x2',
    'x'.repeat(80),
    'word '.repeat(80),
    'ab abc abcd abcde abcdefgh',
  ])
    compare(text)
})

const tweets = ['english', 'french', 'hindi'].flatMap((name) =>
  (readData(`language/tweets/${name}/val_text.txt`) ?? '').split('\n').filter(Boolean),
)
const skip = tweets.length === 0 && 'LEFT OUT: ../shared/data/language is not there'
test(`tweets in three languages score as eld scores them (${tweets.length} cases)`, { skip }, () =>
  tweets.forEach(compare),
)
