import assert from 'node:assert/strict'
import { test } from 'node:test'
import { initialsOf } from './initials.ts'

test('initials are those a colleague would write', () => {
  assert.equal(initialsOf('Nora Lindqvist'), 'NL')
  assert.equal(initialsOf('Maximiliane Freifrau von Hohenstein-Wartenberg'), 'MH')
  assert.equal(initialsOf('Dr. Agnieszka Żółkiewska'), 'AŻ')
  assert.equal(initialsOf('joon'), 'J')
  assert.equal(initialsOf('@fernhill.co'), 'F')
})

test('a name in another script, of emoji or of nothing still has a sign', () => {
  assert.equal(initialsOf('عبد الرحمن المنصوري'), 'ع')
  assert.equal(initialsOf('👩‍👩‍👧 🎉'), '👩‍👩‍👧')
  assert.equal(initialsOf(''), '?')
})
