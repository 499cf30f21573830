import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeelings } from './feelings.ts'
import { labelOf } from './sentiment.ts'
import { tokenize } from './tokenize.ts'

const score = (text: string, language = 'en') => readFeelings(tokenize(text), language).score
const label = (text: string, language = 'en') => labelOf(score(text, language))

test('a denial turns a feeling round, in its own sentence only', () => {
  assert.ok(score('It is good') > 0)
  assert.ok(score('It is not good') < 0)
  assert.ok(score('I am not. Good kettle') > 0)
})

test('capitals, drawn-out letters, exclamation marks and strong words make it stronger', () => {
  const plain = score('this is great')
  for (const louder of ['this is GREAT', 'this is greaaaat', 'this is great!!!', 'this is really great'])
    assert.ok(score(louder) > plain, louder)
  assert.ok(score('this is kinda great') < plain)
})

test('a text all in capitals is not stronger for it', () => {
  assert.equal(score('THIS IS GREAT'), score('this is great'))
})

test('what follows a but is what was meant', () => {
  assert.ok(score('lovely design but terrible quality') < score('terrible quality but lovely design'))
})

test('emoji and emoticons speak', () => {
  assert.equal(label('my new kettle 😍'), 'positive')
  assert.equal(label('my new kettle 😡'), 'negative')
  assert.equal(label('my new kettle 👍🏽'), 'positive')
  assert.equal(label('my new kettle :-('), 'negative')
})

const abroad: [language: string, good: string, bad: string][] = [
  ['de', 'Das ist wirklich großartig, danke', 'Furchtbar, ich bin enttäuscht und wütend'],
  ['fr', 'C’est parfait, merci beaucoup', 'Quelle honte, service horrible, je suis déçu'],
  ['es', 'Me encanta, es excelente, gracias', 'Pésimo servicio, qué vergüenza'],
  ['pt', 'Adorei, muito obrigado, ótimo', 'Péssimo, que vergonha, um lixo'],
  ['it', 'Ottimo, grazie, bellissimo', 'Pessimo, sono deluso, una vergogna'],
  ['nl', 'Geweldig, bedankt, heel blij', 'Slecht, ik ben teleurgesteld en boos'],
  ['pl', 'Świetny, dziękuję, polecam', 'Okropny, jestem rozczarowana, wstyd'],
  ['tr', 'Harika, çok teşekkürler', 'Rezalet, berbat, çok kötü'],
  ['ar', 'رائع جدا شكرا', 'خدمة سيئة جدا كارثة نصب'],
]
for (const [language, good, bad] of abroad) {
  test(`feelings are read in ${language}`, () => {
    assert.equal(label(good, language), 'positive')
    assert.equal(label(bad, language), 'negative')
  })
}

test('strong and weak words work with their accents too', () => {
  assert.ok(score('c’est très bon', 'fr') > score('c’est bon', 'fr'))
  assert.ok(score('çok güzel', 'tr') > score('güzel', 'tr'))
})

test('a German word is not read as an English one', () => {
  assert.ok(score('die Kinder war', 'de') === 0)
  assert.ok(score('nicht gut', 'de') < 0)
})

test('no words, no feeling', () => {
  for (const text of ['', '...', 'the table', '12:30']) assert.deepEqual([score(text), label(text)], [0, 'neutral'])
})
