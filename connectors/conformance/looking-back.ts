/** Promises of `lookBack` on what the network really said. The host asks page by page; a connector brings nothing of another time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Connector, LookBackAsked, LookBackPage } from '../connector.ts'
import { endOf } from './hearing.ts'
import { frozen, type Recording, type Staged, stage } from './recording.ts'
import { assertWholePost } from './whole.ts'

/** More pages than any recording has: who still goes on then goes on for ever. */
const PAGES = 300

export function lookingBackPromises(connector: Connector, recording: Recording): void {
  const { lookBack } = connector
  const asked = recording.look_back
  if (!lookBack || !asked) return
  const name = `${connector.network} ${recording.of}`

  test(`${name}: looking back brings whole posts, each once in a page, and all of the period`, async () => {
    const { pages, error } = await lookBackThrough(connector, recording, stage(recording, recording.network()))
    assert.equal(error, null)
    assert.ok(
      pages.some(({ posts }) => posts.length > 0),
      'the recording has something of the period',
    )
    for (const { posts } of pages) {
      for (const post of posts) assertWholePost(post)
      assert.equal(new Set(posts.map((post) => post.native_id)).size, posts.length)
      for (const { posted_at } of posts)
        assert.ok(
          posted_at >= asked.since_at && posted_at < asked.until_at,
          `${posted_at.toISOString()} is of the period`,
        )
    }
  })

  test(`${name}: looking back, the same cursor gives the same page again`, async () => {
    const [first, again] = await Promise.all(
      [1, 2].map(() => lookBackThrough(connector, recording, stage(recording, recording.network()))),
    )
    assert.deepEqual(again?.pages, first?.pages)
  })

  test(`${name}: looking back, a period in which nothing was said is empty and ends`, async () => {
    const never = { ...asked, since_at: new Date(0), until_at: new Date(1_000) }
    const staged = stage(recording, recording.network())
    const { pages, error } = await lookBackThrough(connector, { ...recording, look_back: never }, staged)
    assert.equal(error, null)
    assert.deepEqual(
      pages.flatMap(({ posts }) => posts),
      [],
    )
  })

  test(`${name}: looking back ends, also where the network says for ever that there is more`, async () => {
    const staged = stage(recording, recording.network(), async (_request, nth, answer) => endless(await answer(), nth))
    const { pages } = await lookBackThrough(connector, recording, staged)
    assert.ok(pages.length < PAGES, `${pages.length} pages of one search`)
  })

  test(`${name}: looking back, an account that may not says why, in a sentence`, () => {
    for (const purpose of ['account', 'source'] as const) {
      const ability = lookBack.may(frozen({ ...recording.account, purpose }))
      if (ability.may !== 'yes') assert.match(ability.because, /^[A-Z].*[.!?]$/s)
    }
    assert.match(lookBack.shows, /^[A-Z].*\.$/)
  })
}

export async function lookBackThrough(connector: Connector, recording: Recording, { outside }: Staged) {
  const pages: LookBackPage[] = []
  const error = await endOf(async () => {
    const { lookBack } = connector
    if (!lookBack || !recording.look_back) return
    for (let cursor: LookBackAsked['cursor'] = null; pages.length < PAGES; ) {
      const page = await lookBack.page(outside, frozen(recording.account), { ...recording.look_back, cursor })
      pages.push(page)
      if (page.cursor === null) return
      cursor = page.cursor
    }
  })
  return { pages, error }
}

/** Whatever names a cursor or a next page names another one each time. */
async function endless(response: Response, nth: number): Promise<Response> {
  const text = await response.text()
  const again = text
    .replaceAll(/"cursor":"[^"]*"/g, `"cursor":"more-${nth}"`)
    .replaceAll(/("next_url": ?"[^"]*|rel="(?:next|prev-archive)" href="[^"]*)"/g, `$1?more=${nth}"`)
  return new Response(again, { status: response.status, headers: response.headers })
}
