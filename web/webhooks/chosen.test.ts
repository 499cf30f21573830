import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenOf, namesOf, tick } from './chosen.ts'

test('a whole area takes the place of its facts, and leaves those of others', () => {
  assert.deepEqual(tick(['inbox.note_written', 'media.file_added'], 'inbox.*'), ['media.file_added', 'inbox.*'])
  assert.deepEqual(tick(['inbox.*'], 'inbox.*'), [])
  assert.deepEqual(tick([], 'inbox.note_written'), ['inbox.note_written'])
})

test('everything is kept as no names, whatever was ticked before', () => {
  assert.deepEqual(namesOf({ which: 'all', names: ['inbox.*'] }), [])
  assert.deepEqual(namesOf(chosenOf(['inbox.*'])), ['inbox.*'])
  assert.equal(chosenOf([]).which, 'all')
})
