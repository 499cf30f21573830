import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeBack } from '#web/paths.ts'
import { PLACES, placeOf } from './places.ts'

test('a page below a place lights that place, and Home lights for nothing else', () => {
  assert.equal(placeOf('/inbox/0199'), 'inbox')
  assert.equal(placeOf('/inboxes'), undefined)
  assert.equal(placeOf('/'), 'home')
  assert.equal(placeOf('/parts'), undefined)
})

test('every place has a key of its own, and the phone has four tabs beside More', () => {
  assert.equal(new Set(PLACES.map(({ key }) => key)).size, PLACES.length)
  assert.equal(PLACES.filter(({ where }) => where === 'tab').length, 4)
})

test('after sign-in nobody is led out of the house', () => {
  assert.equal(safeBack('/inbox/1?show=work'), '/inbox/1?show=work')
  for (const trap of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    7,
    undefined,
  ]) {
    assert.equal(safeBack(trap), '/')
  }
})
