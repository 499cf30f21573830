import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BY_COMMAS, BY_SPACES, withMore } from './chips.ts'

test('addresses are parted by spaces, commas, semicolons and lines, in any mixture', () => {
  const list = 'ana@a.example bo@b.example,cy@c.example;  di@d.example\r\n\teve@e.example ; '
  const five = ['ana@a.example', 'bo@b.example', 'cy@c.example', 'di@d.example', 'eve@e.example']
  assert.deepEqual(withMore([], list, BY_SPACES), five)
})

test('names keep their spaces', () => {
  assert.deepEqual(withMore(['Arc'], 'fern hill, Arc kettle\nMug', BY_COMMAS), [
    'Arc',
    'fern hill',
    'Arc kettle',
    'Mug',
  ])
})

test('what differs only in capitals is one chip, the first, at its place', () => {
  assert.deepEqual(withMore(['tern'], 'larkspur, Larkspur, LARKSPUR, Tern', BY_COMMAS), ['tern', 'larkspur'])
})
