/** The network as its description shows it, for the conformance suite: items of each kind, some gone, some not there yet. Test code. */
import { readFileSync } from 'node:fs'
import type { Recording } from '../conformance/recording.ts'
import type { Account } from '../connector.ts'
import { DEFAULT_SERVER } from './asking.ts'

const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const items: { id: number }[] = JSON.parse(read('items.json'))
const bodies: ReadonlyMap<string, string> = new Map([
  ['/v0/maxitem.json', read('maxitem.json')],
  ['/v0/updates.json', read('updates.json')],
  ...items.map((item): [string, string] => [`/v0/item/${item.id}.json`, JSON.stringify(item)]),
])

export const account: Account = {
  ...{ purpose: 'source', native_id: 'hacker-news.firebaseio.com', handle: 'news.ycombinator.com', credentials: {} },
  ...{ display_name: 'All of Hacker News', url: 'https://news.ycombinator.com/newest' },
  settings: { server: DEFAULT_SERVER, kinds: 'all', days: '0' },
}

export const recording: Recording = {
  of: 'items',
  account,
  now: new Date('2026-11-21T12:00:00Z'),
  // As if it had stopped there a while ago: two items became too old to change since.
  cursor: JSON.stringify({ read: 42_000_005, settled: 42_000_003, missing: {} }),
  writes: 'html',
  // An item that is not there is answered with null, not with 404.
  network: () => ({ answer: ({ url }) => (isSearch(url) ? search(new URL(url)) : item(url)) }),
  source_answers: { kinds: 'all', days: '0', server: '' },
  look_back: {
    term: { kind: 'phrase', written: 'fernhill' },
    since_at: new Date('2026-11-21T09:00:30Z'),
    until_at: new Date('2026-11-21T11:00:00Z'),
  },
}

const item = (url: string) => new Response(bodies.get(new URL(url).pathname) ?? 'null')
const isSearch = (url: string) => new URL(url).pathname === '/api/v1/search_by_date'

/** By its description: what holds the words, of the period, newest first, a page of it. */
function search({ searchParams: asked }: URL): Response {
  const [since = 0, before = 0] = (asked.get('numericFilters') ?? '')
    .split(',')
    .map((one) => Number(/\d+$/.exec(one)?.[0]))
  const query = (asked.get('query') ?? '').replaceAll('"', '').toLowerCase()
  const found = (items as Saying[])
    .filter(({ time }) => time >= since && time < before)
    .filter(({ title, text }) => `${title} ${text}`.toLowerCase().includes(query))
    .toSorted((a, b) => b.time - a.time || b.id - a.id)
  const [page, many] = [Number(asked.get('page')), Number(asked.get('hitsPerPage'))]
  const hits = found.slice(page * many, (page + 1) * many).map(hitOf)
  return Response.json({ hits, nbHits: found.length, page, nbPages: Math.ceil(found.length / many), hitsPerPage: many })
}

interface Saying {
  id: number
  time: number
  title?: string
  text?: string
  type: string
  parent?: number
}

const hitOf = ({ id, time, title, text, type, parent }: Saying) => ({
  ...{ objectID: String(id), created_at_i: time, created_at: new Date(time * 1_000).toISOString(), title },
  ...(type === 'comment' ? { comment_text: text, story_id: 42_000_001, parent_id: parent } : { story_text: text }),
})
