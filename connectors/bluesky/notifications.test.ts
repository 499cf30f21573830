/** How the cursor of notifications behaves when the network is late, crowded or forgets. Pages are made of a captured one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hear, postsOf } from '../conformance/hearing.ts'
import { stage } from '../conformance/recording.ts'
import { bluesky } from './connector.ts'
import { accountRecording, notifications } from './recorded.ts'

const [captured] = JSON.parse(notifications).notifications
const START = Date.UTC(2026, 10, 21)

interface Told {
  n: number
  /** Seconds after the start that it claims. */
  at: number
}

/** A server that pages 100 at a time, newest first, as the AppView does. */
async function poll(told: readonly Told[], cursor: string | null) {
  const newest = told.toSorted((a, b) => b.at - a.at)
  const answer = ({ url }: Request) => {
    const start = Number(new URL(url).searchParams.get('cursor') ?? 0)
    const more = start + 100 < newest.length
    return Response.json({
      notifications: newest.slice(start, start + 100).map(asNotification),
      ...(more && { cursor: `${start + 100}` }),
    })
  }
  const recording = { ...accountRecording, cursor }
  const staged = stage(recording, { answer })
  const heard = await hear(bluesky, recording, staged)
  assert.equal(heard.error, null)
  const numbers = postsOf(heard.events).map(({ native_id }) => Number(native_id.split('/n').at(-1)))
  return {
    numbers,
    batches: heard.batches,
    cursor: heard.batches.at(-1)?.cursor ?? null,
    asked: staged.requests.length,
  }
}

function asNotification({ n, at }: Told) {
  const time = new Date(START + at * 1_000).toISOString()
  const uri = `at://${captured.author.did}/app.bsky.feed.post/n${n}`
  return { ...captured, uri, indexedAt: time, record: { ...captured.record, createdAt: time } }
}

const many = (count: number, from = 0): Told[] =>
  Array.from({ length: count }, (_, n) => ({ n: from + n, at: from + n }))

test('a crowd between two polls is heard whole, oldest first, each once', async () => {
  const first = await poll(many(30), null)
  assert.equal(first.numbers.length, 30)
  const second = await poll(many(1_030), first.cursor)
  assert.deepEqual(
    second.numbers,
    many(1_000, 30).map(({ n }) => n),
  )
  assert.equal(second.batches.length, 10)
  const third = await poll(many(1_030), second.cursor)
  assert.deepEqual([third.numbers, third.asked, third.cursor], [[], 1, second.cursor])
})

test('stopping between two batches loses nothing', async () => {
  const first = await poll(many(150), null)
  const crowd = await poll(many(600), first.cursor)
  const [, early] = crowd.batches
  const rest = await poll(many(600), early?.cursor ?? null)
  assert.deepEqual(rest.numbers, crowd.numbers.slice(200))
})

test('one that arrives late with an earlier time is heard', async () => {
  const first = await poll(many(50), null)
  const late = [...many(50), { n: 900, at: 12.5 }, { n: 901, at: 60 }]
  const second = await poll(late, first.cursor)
  assert.deepEqual(second.numbers, [900, 901])
  assert.deepEqual((await poll(late, second.cursor)).numbers, [])
})

test('when the newest are deleted, older ones are not heard again', async () => {
  const first = await poll(many(400), null)
  assert.equal(first.numbers.length, 100)
  const later = await poll(many(320), first.cursor)
  assert.deepEqual(later.numbers, [])
})

test('a busy account is asked again sooner than a quiet one, and a spoilt cursor starts anew', async () => {
  const first = await poll(many(3), null)
  const quiet = await poll(many(3), first.cursor)
  assert.ok((first.batches.at(-1)?.poll_after_ms ?? 9e9) < (quiet.batches.at(-1)?.poll_after_ms ?? 0))
  assert.equal((await poll(many(3), 'not a cursor')).numbers.length, 3)
})
