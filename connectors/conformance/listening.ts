/** Promises of `listen` and `thread` on what the network really said. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Connector, ConnectorError, type NetworkPost, type Outside } from '../connector.ts'
import { endOf, hear, hearRecorded, idOf, postsOf } from './hearing.ts'
import { frozen, type Recording, stage } from './recording.ts'
import { assertWholeBatch, assertWholePost } from './whole.ts'

export function listeningPromises(connector: Connector, recording: Recording): void {
  const name = `${connector.network} ${recording.of}`

  test(`${name}: what the network said is heard, whole`, async () => {
    const { batches, events } = await hearRecorded(connector, recording)
    assert.ok(events.length > 0, 'the recording brings at least one event')
    for (const batch of batches) assertWholeBatch(batch)
  })

  test(`${name}: the same cursor gives the same events again`, async () => {
    const [first, again] = [await hearRecorded(connector, recording), await hearRecorded(connector, recording)]
    assert.deepEqual(again.events, first.events)
    assert.equal(again.batches.at(-1)?.cursor, first.batches.at(-1)?.cursor)
  })

  test(`${name}: the last cursor goes on from there and goes nowhere backwards`, async () => {
    const first = await hearRecorded(connector, recording)
    const cursor = first.batches.at(-1)?.cursor ?? null
    const further = await hearRecorded(connector, { ...recording, cursor })
    const known = new Set(first.events.map(idOf))
    assert.deepEqual(
      further.events.map(idOf).filter((id) => !known.has(id)),
      [],
    )
  })

  test(`${name}: events come oldest first and each once`, async () => {
    const { events } = await hearRecorded(connector, recording)
    const instants = events.map((event) => (event.kind === 'post' ? event.post.posted_at : event.at).getTime())
    assert.deepEqual(
      instants,
      instants.toSorted((a, b) => a - b),
    )
    assert.equal(new Set(events.map(idOf)).size, events.length)
  })

  test(`${name}: an answer stands in the thread of what it answers`, async () => {
    assertOneThread(postsOf((await hearRecorded(connector, recording)).events))
  })

  if (recording.writes === 'html') {
    test(`${name}: text is plain, never markup`, async () => {
      for (const { text, title } of postsOf((await hearRecorded(connector, recording)).events)) {
        assert.doesNotMatch(`${title ?? ''} ${text}`, /<\/?[a-z][^>]*>|&(amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/i)
      }
    })
  }

  test(`${name}: a stream that breaks off hands over what it brought, then says so`, async (t) => {
    const whole = await hearRecorded(connector, recording)
    if (!recording.network().frames) return t.skip('not a stream')
    const { outside, requests } = stage(recording, recording.network())
    const broken: Outside = { ...outside, socket: (url, signal) => breaking(outside.socket(url, signal)) }
    const heard = await hear(connector, recording, { outside: broken, requests })
    assert.equal(heard.error?.kind, 'transient')
    assert.deepEqual(heard.events, whole.events)
  })

  test(`${name}: an abort ends listening at once and without a fault`, async () => {
    const stop = new AbortController()
    const ended = await endOf(async () => {
      const listening = connector.listen(
        silent(recording, stop),
        frozen(recording.account),
        recording.cursor,
        stop.signal,
      )
      for await (const _ of listening) stop.abort()
    })
    assert.ok(stop.signal.aborted, 'it was waiting for the network when it was told to stop')
    assert.equal(ended, null)
  })
}

async function* breaking<T>(frames: AsyncIterable<T>): AsyncIterable<T> {
  yield* frames
  throw new ConnectorError('transient', 'The connection broke off.')
}

/** A network that is silent until it is left, and which is left a moment after somebody began to wait for it. */
function silent(recording: Recording, stop: AbortController): Outside {
  const { outside } = stage(recording, recording.network())
  const silence = (signal: AbortSignal | null | undefined) =>
    new Promise<void>((resolve) => {
      signal?.addEventListener('abort', () => resolve(), { once: true })
      setTimeout(() => stop.abort(), 20)
    })
  return {
    ...outside,
    fetch: async (_, init) => {
      await silence(init?.signal)
      throw new DOMException('This operation was aborted', 'AbortError')
    },
    async *socket(_, signal) {
      await silence(signal)
      yield* []
    },
  }
}

function assertOneThread(posts: readonly NetworkPost[]): void {
  const threads = new Map(posts.map((post) => [post.native_id, post.thread_id]))
  for (const post of posts) {
    if (post.parent_id === null) continue
    assert.notEqual(post.thread_id, post.native_id, 'an answer does not start a thread')
    const parents = threads.get(post.parent_id)
    if (parents !== undefined) assert.equal(post.thread_id, parents)
  }
}

export function threadPromises(connector: Connector, recording: Recording): void {
  const { thread } = connector
  const { thread_of } = recording
  if (!thread || thread_of === undefined) return

  test(`${connector.network} ${recording.of}: a thread is whole, its root first, with the post that was asked for`, async () => {
    const { outside } = stage(recording, recording.network())
    let posts: NetworkPost[] = []
    const error = await endOf(async () => {
      posts = await thread.call(connector, outside, frozen(recording.account), thread_of)
    })
    assert.equal(error, null)
    for (const post of posts) assertWholePost(post)
    assertOneThread(posts)
    assert.ok(posts.some((post) => post.native_id === thread_of))
    assert.equal(new Set(posts.map((post) => post.native_id)).size, posts.length)
    const places = new Map(posts.map((post, place) => [post.native_id, place]))
    for (const [place, post] of posts.entries()) assert.ok((places.get(post.parent_id ?? '') ?? -1) < place)
  })
}
