import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { soon } from './soon.ts'

/** Calls at these instants; says when something was done, and which call's it was. */
function doneAt(key: string, calls_ms: readonly number[], until_ms = 5_000): [at_ms: number, call_ms: number][] {
  mock.timers.enable({ apis: ['setTimeout'] })
  const done: [number, number][] = []
  let now_ms = 0
  for (const at_ms of calls_ms) setTimeout(() => soon(key, 300, () => done.push([now_ms, at_ms])), at_ms)
  for (; now_ms <= until_ms; now_ms++) mock.timers.tick(now_ms === 0 ? 0 : 1)
  mock.timers.reset()
  return done
}

test('what a commit tells in one breath is done once, with the last of it', () => {
  const done = doneAt('breath', [10, 10, 10])
  assert.equal(done.length, 1)
  assert.ok(Number(done[0]?.[0]) <= 12, `done at ${done[0]?.[0]} ms`)
})

test('posts a quarter of a second apart are each shown without a wait', () => {
  const calls = [10, 260, 510, 760, 1010]
  const done = doneAt('posts', calls)
  assert.deepEqual(
    done.map(([, call]) => call),
    calls,
  )
  for (const [at, call] of done) assert.ok(at - call <= 2, `the post of ${call} ms was shown at ${at} ms`)
})

test('a flood is done no more often than every 300 ms once it lasts, and its last is never left out', () => {
  const calls = Array.from({ length: 150 }, (_, i) => 10 + i * 20)
  const done = doneAt('flood', calls)
  assert.equal(done.at(-1)?.[1], calls.at(-1))
  const gaps = done.slice(1).map(([at], i) => at - Number(done[i]?.[0]))
  assert.ok(
    gaps.slice(2).every((gap) => gap >= 299),
    `apart by ${gaps.join(', ')} ms`,
  )
})
