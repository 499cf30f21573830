import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capsOf, isResting, isTyped, matchStroke, strokeOf, worksWhileTyping } from './strokes.ts'

const press = (key: string, held: Partial<Parameters<typeof strokeOf>[0]> = {}) =>
  strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test('a stroke is spelled one way on every keyboard', () => {
  assert.equal(press('j'), 'j')
  assert.equal(press('?', { shiftKey: true }), '?')
  assert.equal(press('K', { metaKey: true }), 'mod+k')
  assert.equal(press('k', { ctrlKey: true }), 'mod+k')
  assert.equal(press('X', { shiftKey: true }), 'shift+x')
  assert.equal(press('Enter', { ctrlKey: true }), 'mod+enter')
})

test('bare modifiers, dead keys and Alt characters are not shortcuts', () => {
  assert.equal(press('Shift', { shiftKey: true }), null)
  assert.equal(press('Dead'), null)
  assert.equal(press('@', { altKey: true }), null)
})

test('g then i goes to the inbox, but not after a pause, and g alone does nothing', () => {
  const all = [{ keys: 'g i' }, { keys: 'i' }, { keys: 'j' }]
  const g = matchStroke(all, 'g', null, 0)
  assert.equal(g.found, undefined)
  assert.equal(matchStroke(all, 'i', g.waiting, 500).found?.keys, 'g i')
  assert.equal(matchStroke(all, 'i', g.waiting, 5_000).found?.keys, 'i')
  assert.equal(matchStroke(all, 'j', g.waiting, 100).found?.keys, 'j')
})

test('the page on top wins a key that two parts want', () => {
  const all = [
    { keys: 'e', of: 'frame' },
    { keys: 'e', of: 'page' },
  ]
  assert.equal(matchStroke(all, 'e', null, 0).found?.of, 'page')
})

test('after a refused key what types rests until a pause, and what sends or leaves does not', () => {
  assert.deepEqual(['n', 'shift+h', ',', 'space', 'enter', 'escape', 'mod+k'].filter(isTyped), [
    'n',
    'shift+h',
    ',',
    'space',
  ])
  assert.equal(isResting(1_000, 1_900), true)
  assert.equal(isResting(1_000, 2_000), false)
  assert.equal(isResting(null, 0), false)
})

test('typing is left alone but for sending, leaving and the palette', () => {
  assert.deepEqual(['j', 'g', '?', 'mod+b', 'escape', 'mod+enter', 'mod+k'].filter(worksWhileTyping), [
    'escape',
    'mod+enter',
    'mod+k',
  ])
})

test('caps read as the person’s keyboard is labelled', () => {
  assert.deepEqual(capsOf('mod+k', 'mac'), ['⌘K'])
  assert.deepEqual(capsOf('mod+k', 'other'), ['Ctrl', 'K'])
  assert.deepEqual(capsOf('g i', 'mac'), ['g', 'i'])
})
