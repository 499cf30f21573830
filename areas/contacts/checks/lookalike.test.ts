import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksLike, skeletonOf } from './lookalike.ts'

const OURS = ['Fernhill', 'fernhill.example']
const posing = (name: string, handle = 'somebody.example') => looksLike({ name, handle }, OURS)

test('a name in letters that only look like ours is told', () => {
  for (const name of [
    'Fеrnhill',
    'FERNHILL',
    'Fernhi11',
    'Fern\u200bhill',
    '\u202eFernhill',
    'Férnhíll',
    'Ｆｅｒｎｈｉｌｌ',
    'Femhill',
  ])
    assert.equal(posing(name), 'Fernhill', name)
  assert.equal(posing('A person', 'fernhi11.bsky.example'), 'Fernhill')
  assert.equal(posing('A person', '@fernhilll@mastodon.example'), 'Fernhill')
})

test('our name with what accounts of ours are called is told', () => {
  for (const name of ['Fernhill Support', 'FernhillHelp', 'Official Fernhill', 'fernhill_care'])
    assert.equal(posing(name), 'Fernhill', name)
})

test('who is called something else is not told', () => {
  for (const name of [
    'Fernando Hill',
    'Fern Hillary',
    'Ferris Hall',
    'Maren Hill',
    'Hill',
    '',
    '🦊',
    'Fernhill Road Residents',
  ])
    assert.equal(posing(name), null, name)
  assert.equal(looksLike({ name: 'abc', handle: 'abc' }, ['abc']), null, 'a name of three letters is many people’s')
})

test('hostile names are read in time that grows with them', () => {
  for (const name of ['\u0301'.repeat(10_000), 'rn'.repeat(5_000), '\ud800', '\u202e'.repeat(5_000)])
    assert.equal(posing(name), null)
  assert.ok(skeletonOf('i'.repeat(10_000)).length <= 10_000)
})
