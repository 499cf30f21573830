import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { gather } from './gather.ts'

async function all<T>(lists: AsyncIterable<T[]>, into: T[][] = []): Promise<T[][]> {
  for await (const list of lists) into.push(list)
  return into
}

async function* flood(count: number) {
  for (let n = 0; n < count; n += 1) yield n
}

async function* breaking() {
  yield 1
  yield 2
  throw new Error('gone')
}

test('a flood comes in full lists, all of it, in order', async () => {
  const lists = await all(gather(flood(1_001), { most: 200, within_ms: 1_000 }))
  assert.deepEqual(
    lists.map(({ length }) => length),
    [200, 200, 200, 200, 200, 1],
  )
  assert.deepEqual(
    lists.flat(),
    Array.from({ length: 1_001 }, (_, n) => n),
  )
})

async function* trickle(on_its_way = () => {}) {
  yield 1
  await wait(300)
  on_its_way()
  yield 2
  await wait(300)
}

test('a trickle comes at once', async () => {
  const order: unknown[] = []
  for await (const list of gather(
    trickle(() => order.push('the next is on its way')),
    { most: 200, within_ms: 50 },
  ))
    order.push(list)
  assert.deepEqual(order, [[1], 'the next is on its way', [2]])
})

test('what came before a failure is handed over first', async () => {
  const lists: number[][] = []
  await assert.rejects(all(gather(breaking(), { most: 200, within_ms: 50 }), lists), /gone/)
  assert.deepEqual(lists, [[1, 2]])
})

test('who leaves early is not kept by a source that has fallen silent', async () => {
  for await (const list of gather(silentAfterOne(), { most: 3, within_ms: 20 })) {
    assert.deepEqual(list, [1])
    break
  }
})

async function* silentAfterOne() {
  yield 1
  await new Promise(() => {})
}

test('who leaves early closes the source', async () => {
  let closed = false
  async function* endless() {
    try {
      for (let n = 0; ; n += 1) yield n
    } finally {
      closed = true
    }
  }
  for await (const _ of gather(endless(), { most: 3, within_ms: 50 })) break
  await wait(0)
  assert.ok(closed)
})
