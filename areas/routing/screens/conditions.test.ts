import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSentenceWhole, kindsIn, moved, NEW_DRAFT, runKey, without } from './conditions.ts'

test('a sentence is whole when it has a team and no empty field', () => {
  assert.equal(isSentenceWhole(NEW_DRAFT), false)
  assert.equal(isSentenceWhole({ ...NEW_DRAFT, team_id: 't' }), false)
  const filled = { ...NEW_DRAFT, conditions: { words: ['venlo'], private: false }, team_id: 't' }
  assert.equal(isSentenceWhole(filled), true)
  assert.equal(isSentenceWhole({ ...filled, conditions: {} }), false)
  assert.deepEqual(kindsIn(filled.conditions), ['words', 'private'])
  assert.deepEqual(without(filled.conditions, 'private'), { words: ['venlo'] })
})

test('a dry run counts for the words and the team that it was made with, not for the name', () => {
  const draft = { name: 'A', conditions: { words: ['venlo'] }, team_id: 't' }
  assert.equal(runKey(draft), runKey({ ...draft, name: 'B' }))
  assert.notEqual(runKey(draft), runKey({ ...draft, team_id: 'u' }))
  assert.notEqual(runKey(draft), runKey({ ...draft, conditions: { words: ['venlo'], sentiment: 'negative' } }))
})

test('a rule is moved up and down, never out of the list', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 2, 0), ['c', 'a', 'b'])
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 1), ['b', 'a', 'c'])
  assert.deepEqual(moved(['a', 'b', 'c'], 0, 9), ['b', 'c', 'a'])
  assert.deepEqual(moved(['a', 'b', 'c'], 1, -4), ['b', 'a', 'c'])
})
