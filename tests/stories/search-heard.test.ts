/** L3: what was heard is searched in the language of monitors, by everybody who reads. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { importsApi } from '#areas/imports/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { openStory, type Story } from '../arrivals.ts'

let story: Story
before(async () => {
  story = await openStory()
  await story.nora.call(listeningApi.makeMonitor, { name: 'Ternwind', names: [] })
  const { address } = await story.nora.call(importsApi.openDoor, { name: 'Desk', network: 'desk', opens: 'no' })
  const said = (id: string, text: string, name: string) => ({ id, text, author: { name } })
  const many = Array.from({ length: 450 }, (_, nth) => said(`m${nth}`, `Ternwind number ${nth}`, 'Somebody else'))
  const posts = [
    { ...said('a', 'My Ternwind kettle leaks, the lid too', 'Ann'), posted_at: '2026-01-02T03:04:05Z' },
    said('b', 'The lid of the Ternwind kettle is fine', 'Ben'),
    said('c', 'Der Deckel meines Ternwind-Kessels ist kaputt und ich warte seit Wochen', 'Cem'),
    said('d', 'A kettle that nobody heard of', 'Dee'),
    ...many,
  ]
  const response = await fetch(story.nora.address + new URL(address).pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(posts),
  })
  assert.equal(response.status, 200)
})
after(() => story?.server.stop())

async function found(query: string) {
  const texts: string[] = []
  let before: string | undefined
  do {
    const page = await story.nora.call(listeningApi.stream, { query, ...(before && { before }) })
    for (const { text, found: spans } of page.mentions)
      texts.push(`${text.slice(0, 12)} | ${spans.map(({ start, end }) => text.slice(start, end)).join(' ')}`)
    before = page.next ?? undefined
  } while (before)
  return texts.sort()
}

test('L3 words, phrases, fields and what is read of a post find it among what was heard, with the places that speak for it', async () => {
  assert.deepEqual(await found('kettle'), ['My Ternwind  | kettle', 'The lid of t | kettle'])
  assert.deepEqual(await found('"ternwind kettle" NEAR/3 leaks -fine'), ['My Ternwind  | Ternwind kettle leaks'])
  assert.deepEqual(await found('lang:de'), ['Der Deckel m | '])
  assert.deepEqual(await found('author:ben OR author:cem'), ['Der Deckel m | ', 'The lid of t | '])
  assert.deepEqual(await found('-number -lid'), ['Der Deckel m | '], 'what is left out alone is asked for as well')
  assert.equal((await found('number')).length, 450, 'page after page, none twice')
  assert.deepEqual(await found('nobody'), [], 'what no monitor heard is not among them')
  const { mentions, posts, all } = await story.nora.call(listeningApi.streamCount, { query: 'number ("71" OR 72)' })
  assert.deepEqual({ mentions, posts, all }, { mentions: 2, posts: 2, all: true })
})

test('L3 a query that cannot be read is refused with its place and the mend', async () => {
  await assert.rejects(found('kettle NEAR lid'), /400 .*At character 8 of the query: NEAR needs a number/)
  await assert.rejects(found('x'.repeat(2_001)), /400/)
})
