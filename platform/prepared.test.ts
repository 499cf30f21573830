import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openNames } from './prepared.ts'

const ask = (nameOf: (text: string) => string | undefined, text: string, times: number) => {
  for (let n = 1; n < times; n += 1) nameOf(text)
  return nameOf(text)
}

test('what comes again gets a name of its own and keeps it; what came a few times does not', () => {
  const nameOf = openNames()
  assert.equal(ask(nameOf, 'insert a', 8), undefined)
  const name = nameOf('insert a')
  assert.match(name ?? '', /^baton_/)
  assert.equal(nameOf('insert a'), name)
  assert.notEqual(ask(nameOf, 'insert b', 20), name)
})

test('a connection is never given more names than it can keep', () => {
  const nameOf = openNames()
  const names = Array.from({ length: 300 }, (_, nth) => ask(nameOf, `insert ${nth}`, 20))
  assert.equal(new Set(names.filter(Boolean)).size, 64)
  assert.equal(ask(nameOf, 'insert 299', 20), undefined)
  assert.equal(nameOf('insert 0'), names[0])
})
