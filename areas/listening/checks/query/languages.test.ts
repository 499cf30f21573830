import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES as BY_SMALL_WORDS } from '#areas/understanding/function-words.ts'
import { languageOf } from '#areas/understanding/language.ts'
import { detectedLanguages } from '#areas/understanding/letter-groups.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { codeOf, isReadIn, LANGUAGES, languageName } from './languages.ts'

test('what can be asked for by lang: is what posts are read in, neither more nor less', () => {
  const khmer = languageOf(tokenize('ខ្ញុំចូលចិត្តកំសៀវនេះណាស់', null), { lang: null, network: '' }).language
  const read = new Set([...detectedLanguages(), ...BY_SMALL_WORDS, khmer])
  assert.ok(read.size > 60)
  assert.deepEqual([...read].sort(), LANGUAGES.map(({ code }) => code).sort())
})

test('each is looked for by the code that posts carry, and has one name', () => {
  for (const { code, name } of LANGUAGES) {
    assert.equal(codeOf(code.toUpperCase()), code)
    assert.ok(isReadIn(code))
    assert.equal(languageName(code), name)
  }
  assert.equal(new Set(LANGUAGES.map(({ name }) => name)).size, LANGUAGES.length)
})
