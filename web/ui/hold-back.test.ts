import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdBack } from './hold-back.ts'

interface Item {
  id: string
  says?: string
}
const items = (...ids: string[]): Item[] => ids.map((id) => ({ id }))
const hold = (shown: string[], incoming: Item[]) => holdBack(shown, incoming, (item) => item.id)
const ids = (rows: Item[]) => rows.map((row) => row.id).join('')

test('the first answer is shown as it is', () => {
  const { rows, new_count } = hold([], items('a', 'b', 'c'))
  assert.equal(ids(rows), 'abc')
  assert.equal(new_count, 0)
})

test('newer rows wait and are counted, also between shown ones, and nothing moves', () => {
  const { rows, new_count } = hold(['a', 'b', 'c'], items('x', 'y', 'a', 'z', 'b', 'c'))
  assert.equal(ids(rows), 'abc')
  assert.equal(new_count, 3)
})

test('another order of the same rows moves nothing', () => {
  assert.equal(ids(hold(['a', 'b', 'c'], items('c', 'a', 'b')).rows), 'abc')
})

test('what changed is updated where it stands, what is gone leaves, what is older follows', () => {
  const { rows, new_count } = hold(
    ['a', 'b', 'c'],
    [{ id: 'a', says: 'edited' }, { id: 'c' }, { id: 'd' }, { id: 'e' }],
  )
  assert.equal(ids(rows), 'acde')
  assert.equal(rows[0]?.says, 'edited')
  assert.equal(new_count, 0)
})

test('when everything shown is gone, what is there is shown', () => {
  const { rows, new_count } = hold(['a'], items('x', 'y'))
  assert.equal(ids(rows), 'xy')
  assert.equal(new_count, 0)
})
