/** What a feed holds of the past, on documents written after RFC 5005 and JSON Feed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Recording, replay, stage } from '../conformance/recording.ts'
import { conformance } from '../conformance.ts'
import type { LookBackPage } from '../connector.ts'
import { feeds } from './connector.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

function recording(of: string, feed_url: string, table: Parameters<typeof replay>[0]): Recording {
  const { host } = new URL(feed_url)
  const account = { native_id: feed_url, handle: host, display_name: host, url: `https://${host}/`, credentials: {} }
  return {
    ...{ of, now: NOW, cursor: null, writes: 'html' },
    account: { ...account, settings: { feed_url }, purpose: 'source' },
    network: () => ({ answer: replay(table) }),
    answers: { address: feed_url },
  }
}

/** RFC 5005: what is older lies in documents of its own. */
const ARCHIVED: Recording = {
  ...recording('archived', 'https://blog.example/now.xml', {
    'GET /now.xml': pageOfDays([20, 19], { rel: 'prev-archive', href: '/10.xml' }),
    'GET /10.xml': pageOfDays([18, 17], { rel: 'prev-archive', href: '/09.xml' }),
    'GET /09.xml': pageOfDays([16, 15], { rel: 'next', href: '/08.xml' }),
    'GET /08.xml': pageOfDays([14, 13], { rel: 'prev-archive', href: '/now.xml' }),
  }),
  look_back: { term: null, since_at: new Date('2026-11-16T12:00:00Z'), until_at: new Date('2026-11-19T12:00:00Z') },
}

function pageOfDays(days: number[], { rel, href }: { rel: string; href: string }): string {
  const entries = days.map((day) => {
    const title = `<title>Said on the ${day}th</title><updated>2026-11-${day}T08:00:00Z</updated>`
    return `<entry><id>tag:blog.example,2026:${day}</id>${title}<link href="/${day}"/></entry>`
  })
  const link = `<link rel="${rel}" href="${href}"/>`
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>Blog</title>${link}${entries.join('')}</feed>`
}

conformance(feeds, ARCHIVED)

async function backIn({ network, account: asked, look_back }: Recording, since_at: string) {
  const { outside, requests } = stage(ARCHIVED, network())
  const said: (string | null)[] = []
  for (let cursor: string | null = null, more = true; more; ) {
    const until_at = look_back?.until_at ?? NOW
    const page: LookBackPage | undefined = await feeds.lookBack?.page(outside, asked, {
      term: null,
      since_at: new Date(since_at),
      until_at,
      cursor,
    })
    said.push(...(page?.posts ?? []).map(({ title }) => title))
    cursor = page?.cursor ?? null
    more = cursor !== null
  }
  return { said, asked: requests.map(({ url }) => new URL(url).pathname) }
}

test('N3 what is older is followed through its archive as long as it is of the period, and never in a circle', async () => {
  const some = await backIn(ARCHIVED, '2026-11-16T12:00:00Z')
  assert.deepEqual(some.said, ['Said on the 19th', 'Said on the 17th', 'Said on the 18th'])
  assert.deepEqual(some.asked, ['/now.xml', '/10.xml', '/09.xml'])
  const all = await backIn(ARCHIVED, '2026-11-01T00:00:00Z')
  assert.equal(all.said.length, 7)
  assert.deepEqual(all.asked, ['/now.xml', '/10.xml', '/09.xml', '/08.xml'])
})

test('N3 the next page of RSS and of JSON Feed is gone to as well', async () => {
  const item = (n: number) =>
    `<item><guid>${n}</guid><title>${n}</title><pubDate>Fri, 20 Nov 2026 0${n}:00:00 GMT</pubDate></item>`
  const rss = (n: number, next: string) =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>x</title>${next}${item(n)}</channel></rss>`
  const paged = recording('paged', 'https://blog.example/1', {
    'GET /1': rss(2, '<atom:link rel="next" href="https://blog.example/2"/>'),
    'GET /2': rss(1, ''),
  })
  assert.deepEqual((await backIn(paged, '2026-11-01T00:00:00Z')).said, ['2', '1'])
  const json = (id: string, next_url?: string) => {
    const items = [{ id, title: id, content_text: id, date_published: '2026-11-20T08:00:00Z' }]
    return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'x', next_url, items })
  }
  const pages = { 'GET /1': json('one', 'https://blog.example/2'), 'GET /2': json('two') }
  assert.deepEqual((await backIn(recording('json', 'https://blog.example/1', pages), '2026-11-01T00:00:00Z')).said, [
    'one',
    'two',
  ])
})

test('what has no date is of no time, and is left to listening', async () => {
  const bare = recording('bare', 'https://blog.example/1', {
    'GET /1': '<rss version="2.0"><channel><title>x</title><item><guid>1</guid><title>1</title></item></channel></rss>',
  })
  assert.deepEqual((await backIn(bare, '2026-11-01T00:00:00Z')).said, [])
})
