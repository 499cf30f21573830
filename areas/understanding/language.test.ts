import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from './language.ts'
import { tokenize } from './tokenize.ts'

const languageIn = (text: string, lang: string | null = null, network = 'x') =>
  languageOf(tokenize(text), { lang, network })

const sentences: [string, string][] = [
  ['The lid came off in my hand', 'en'],
  ['Wo ist mein Paket?', 'de'],
  ['Où est mon colis, s’il vous plaît ?', 'fr'],
  ['¿Dónde está mi pedido?', 'es'],
  ['Não recebi o meu pedido', 'pt'],
  ['Non ho ancora ricevuto il pacco', 'it'],
  ['Waar blijft mijn pakket nou', 'nl'],
  ['Gdzie jest moja paczka? Nie dotarła', 'pl'],
  ['Kargom nerede, hâlâ gelmedi', 'tr'],
  ['طلبت قطعة غيار للغلاية قبل أسبوعين', 'ar'],
  ['این کتری خراب است و کار نمی‌کند', 'fa'],
  ['Где мой заказ? Он не пришёл', 'ru'],
  ['ケトルが壊れました', 'ja'],
  ['水壶坏了，怎么办', 'zh'],
  ['주전자가 고장났어요', 'ko'],
  ['กาต้มน้ำเสีย', 'th'],
  ['yeh kettle kharab ho gaya hai bhai', 'hi'],
]
for (const [text, language] of sentences)
  test(`'${text}' is ${language}`, () => assert.equal(languageIn(text).language, language))

test('what cannot be told is not guessed', () => {
  for (const text of ['', 'ok', '👍', 'https://fernhill.co', '12 000', '@fernhill #Arc'])
    assert.equal(languageIn(text).language, 'und', text)
})

test('what the author declared decides where the text cannot, with low confidence', () => {
  const { language, confidence } = languageIn('ok', 'de-AT')
  assert.equal(language, 'de')
  assert.ok(confidence < 0.5)
})

test('a wrong declaration does not outweigh a clear text', () => {
  assert.equal(languageIn('Ich warte immer noch auf mein Paket und niemand antwortet', 'en').language, 'de')
})

test('a declaration that is no language is ignored', () => {
  for (const lang of ['', '-', 'und', '../../etc', 'x'.repeat(5000), '漢'])
    assert.equal(languageIn('ok', lang).language, 'und')
})
