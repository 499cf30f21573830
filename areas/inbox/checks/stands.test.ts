import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standsIn } from './stands.ts'

const THEIRS = 'Thank you for teling us, it is on its way.'

test('words stand whole wherever they are, and mended', () => {
  for (const text of [
    THEIRS,
    `Good morning. ${THEIRS}`,
    `${THEIRS} Nora`,
    'Thank you for telling us, it is on its way.',
    'Thank you for teling us, it is under way.',
    'Thank you for telling us, it is on its way. Nora',
    'Thank you for teling us, it is on its way',
  ])
    assert.ok(standsIn(THEIRS, text), text)
})

test('what was emptied, half taken out, or said anew does not stand', () => {
  for (const text of ['', ' ', 'Thank you', 'It left this morning.', 'Thank you for asking. The lid is sold alone.'])
    assert.equal(standsIn(THEIRS, text), false, text)
})
