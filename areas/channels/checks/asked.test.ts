import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Question } from '../api.ts'
import { answerTo, askedWith } from './asked.ts'

const text = (name: string, more: Partial<Question> = {}): Question => ({
  ...{ name, label: name, kind: 'text', help: '', required: true },
  ...more,
})
const choices = (...values: string[]) => values.map((value) => ({ value, label: value }))
const QUESTIONS = [
  text('by', { kind: 'choice', required: false, choices: choices('address', 'search') }),
  text('address', { only_with: { name: 'by', values: ['address'] } }),
  text('place', { kind: 'choice', choices: choices('news', 'forum'), only_with: { name: 'by', values: ['search'] } }),
  text('server', { only_with: { name: 'place', values: ['forum'] } }),
  text('lost', { only_with: { name: 'nobody', values: [''] } }),
]
const asked = (answers: Record<string, string>) => askedWith(QUESTIONS, answers).map(({ name }) => name)

test('a question is asked where the one it hangs on has its answer, the first choice where nothing is chosen', () => {
  assert.deepEqual(asked({}), ['by', 'address'])
  assert.deepEqual(asked({ by: 'search' }), ['by', 'place'])
  assert.deepEqual(asked({ by: 'search', place: 'forum' }), ['by', 'place', 'server'])
})

test('what hangs on a question that is not asked is not asked either, whatever was answered before', () => {
  assert.deepEqual(asked({ by: 'address', place: 'forum' }), ['by', 'address'])
  assert.deepEqual(asked({ by: 'neither', place: 'forum' }), ['by'])
})

test('a choice that has to be made has no answer until it is', () => {
  const [by, , place] = QUESTIONS
  assert.equal(by && answerTo(by, {}), 'address')
  assert.equal(place && answerTo(place, {}), '')
})
