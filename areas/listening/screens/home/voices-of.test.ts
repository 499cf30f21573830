import assert from 'node:assert/strict'
import { test } from 'node:test'
import { voicesOf } from './voices-of.ts'

const voice = (name: string, kind: string, mentions: number) => ({ name, kind, monitor_id: name, now: { mentions } })

test('L4 a share of voice is of all that is said of us and of competitors, the loudest of them first', () => {
  const voices = [voice('Arc', 'product', 20), voice('Kessel', 'competitor', 10), voice('Pott', 'competitor', 50)]
  assert.deepEqual(voicesOf(voices, ['Arc']), {
    ours: 0.25,
    theirs: [
      { name: 'Pott', share: 0.625 },
      { name: 'Kessel', share: 0.125 },
    ],
  })
})

test('L4 there is no share of voice beside nobody, nor of next to nothing', () => {
  assert.equal(voicesOf([voice('Arc', 'product', 200)], ['Arc']), null)
  assert.equal(voicesOf([voice('Arc', 'product', 2), voice('Pott', 'competitor', 3)], ['Arc']), null)
})
